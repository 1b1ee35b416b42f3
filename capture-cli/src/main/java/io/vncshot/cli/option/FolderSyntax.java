package io.vncshot.cli.option;

import java.nio.file.Path;

/** The name of a folder, whether it is there or not. */
final class FolderSyntax implements ValueSyntax<String> {
    @Override
    public String metavar() {
        return "DIR";
    }

    @Override
    public String parse(String text) {
        FileSyntax.path(text, Path.of(""));
        return text;
    }
}
