package io.vncshot.cli.suite;

import io.vncshot.cli.action.Action;
import io.vncshot.cli.action.ActionParser;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSetting;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.suite.Suite.AfterFailure;
import io.vncshot.cli.suite.Suite.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads suite files. */
public final class SuiteReader {
    private static final String SERVER = "server";
    private static final String SERVERS = "servers";
    private static final String OPTIONS = "options";
    private static final String STEPS = "steps";
    private static final String CASES = "cases";
    private static final String NAME = "name";
    private static final String DO = "do";
    private static final String CHECK = "check";
    private static final String CONTINUE = "continue-on-error";
    private static final List<String> OF_SUITES = List.of(SERVERS, OPTIONS, STEPS, CASES, CONTINUE);
    private static final List<String> OF_CASES = List.of(NAME, SERVER, OPTIONS, STEPS, CONTINUE);
    private static final List<String> OF_STEPS = List.of(NAME, SERVER, DO, CHECK, OPTIONS, CONTINUE);

    private final Path workingDirectory;
    private final Map<String, List<FileSetting>> servers = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    private SuiteReader(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    /** What steps take from what they stand in. */
    private record Frame(int unit, String name, String server, List<FileSetting> options, AfterFailure afterFailure) {}

    /**
     * Reads a file, with all actions in it.
     *
     * @param name as the user wrote it
     * @throws UsageException for the first thing that is wrong, with its place
     */
    public static Suite read(String name, Path workingDirectory) throws UsageException {
        Path file;
        try {
            file = FileSyntax.path(name, workingDirectory);
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": " + e.getMessage());
        }
        return new SuiteReader(workingDirectory).read(new YamlNode(name + ":", SuiteFile.read(name, file)));
    }

    private Suite read(YamlNode root) throws UsageException {
        root.checkKeys(OF_SUITES);
        for (String server : root.member(SERVERS).keys()) {
            servers.put(server, connection(root.member(SERVERS).member(server)));
        }
        AfterFailure afterFailure = afterFailure(root.member(CONTINUE), AfterFailure.STOP);
        boolean oneServer = servers.size() == 1;
        String server = oneServer ? servers.keySet().iterator().next() : "";
        Frame frame = new Frame(-1, "", server, List.of(), afterFailure);
        readSteps(root.member(STEPS), frame);
        int cases = 0;
        for (YamlNode node : root.member(CASES).list()) {
            readCase(node, frame, cases++);
        }
        if (steps.isEmpty()) {
            throw root.wrong("has no steps; write them below \"steps\", or below the \"steps\" of \"cases\"");
        }
        return new Suite(settings(root.member(OPTIONS)), steps);
    }

    private void readCase(YamlNode node, Frame frame, int number) throws UsageException {
        node.checkKeys(OF_CASES);
        readSteps(
                node.member(STEPS),
                new Frame(
                        number,
                        node.member(NAME).textOr(""),
                        server(node.member(SERVER), frame.server),
                        settings(node.member(OPTIONS)),
                        afterFailure(node.member(CONTINUE), frame.afterFailure)));
    }

    private void readSteps(YamlNode list, Frame frame) throws UsageException {
        for (YamlNode node : list.list()) {
            node.checkKeys(OF_STEPS);
            String server = server(node.member(SERVER), frame.server);
            List<FileSetting> options = new ArrayList<>(frame.options);
            options.addAll(settings(node.member(OPTIONS)));
            List<Action> actions = actions(node);
            String own = node.member(NAME).textOr("");
            // Steps that stand in no case belong together when they are on one server.
            int unit = frame.unit >= 0 ? frame.unit : Math.max(0, new ArrayList<>(servers.keySet()).indexOf(server));
            steps.add(new Step(
                    frame.name + (frame.name.isEmpty() || own.isEmpty() ? "" : ": ") + own,
                    unit,
                    server,
                    servers.getOrDefault(server, List.of()),
                    options,
                    actions,
                    afterFailure(node.member(CONTINUE), frame.afterFailure)));
        }
    }

    private List<Action> actions(YamlNode step) throws UsageException {
        List<Action> actions = new ArrayList<>();
        YamlNode script = step.member(DO);
        if (script.isPresent()) {
            actions.addAll(ActionParser.parseScript(script.place(), script.text(), workingDirectory));
        }
        YamlNode check = step.member(CHECK);
        List<YamlNode> names = check.isList() ? check.list() : check.isPresent() ? List.of(check) : List.of();
        for (YamlNode name : names) {
            try {
                actions.add(ActionParser.check(name.text()));
            } catch (IllegalArgumentException e) {
                throw name.wrong(String.valueOf(e.getMessage()));
            }
        }
        if (actions.isEmpty()) {
            throw step.wrong("has neither \"do\" nor \"check\"");
        }
        return actions;
    }

    private String server(YamlNode node, String otherwise) throws UsageException {
        String name = node.textOr(otherwise);
        if (!name.isEmpty() && !servers.containsKey(name)) {
            throw node.wrong("no such server in \"servers\": " + name);
        }
        return name;
    }

    private static List<FileSetting> connection(YamlNode node) throws UsageException {
        return node.isMap() ? settings(node) : List.of(new FileSetting(node.place(), SERVER, node.text()));
    }

    /** The list of an option that may be given more than once is its values. */
    private static List<FileSetting> settings(YamlNode node) throws UsageException {
        List<FileSetting> settings = new ArrayList<>();
        for (String option : node.keys()) {
            YamlNode value = node.member(option);
            for (YamlNode one : value.isList() ? value.list() : List.of(value)) {
                settings.add(new FileSetting(one.place(), option, one.text()));
            }
        }
        return settings;
    }

    private static AfterFailure afterFailure(YamlNode node, AfterFailure otherwise) throws UsageException {
        if (!node.isPresent()) {
            return otherwise;
        }
        return switch (node.text()) {
            case "true" -> AfterFailure.GO_ON;
            case "false" -> AfterFailure.STOP;
            default -> throw node.wrong("must be true or false");
        };
    }
}
