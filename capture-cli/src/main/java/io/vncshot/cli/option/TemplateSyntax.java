package io.vncshot.cli.option;

import io.vncshot.visual.NameTemplate;

/** How the files of baselines are called. */
final class TemplateSyntax implements ValueSyntax<NameTemplate> {
    @Override
    public String metavar() {
        return "TEMPLATE";
    }

    @Override
    public NameTemplate parse(String text) {
        return new NameTemplate(text);
    }
}
