package io.vncshot.cli.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of actions. What an action takes and does stands in its own file. */
public enum ActionName {
    CAPTURE("capture"),
    REGION_CAPTURE("rcapture"),
    KEY("key"),
    TYPE("type"),
    MOVE("move", "mousemove"),
    CLICK("click"),
    PAUSE("pause", "sleep");

    @SuppressWarnings("ImmutableEnumChecker") // It is a List.of.
    private final List<String> spellings;

    ActionName(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /** The action of that name or alias. */
    public static Optional<ActionName> of(String word) {
        for (ActionName name : values()) {
            if (name.spellings.contains(word)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** Every name and alias. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (ActionName name : values()) {
            words.addAll(name.spellings);
        }
        return words;
    }

    /** The name on the command line. */
    public String word() {
        return spellings.get(0);
    }

    public List<String> aliases() {
        return spellings.subList(1, spellings.size());
    }

    public ActionSyntax syntax() {
        return switch (this) {
            case CAPTURE -> new CaptureAction.Syntax();
            case REGION_CAPTURE -> new RegionCaptureAction.Syntax();
            case KEY -> new KeyAction.Syntax();
            case TYPE -> new TypeAction.Syntax();
            case MOVE -> new MoveAction.Syntax();
            case CLICK -> new ClickAction.Syntax();
            case PAUSE -> new PauseAction.Syntax();
        };
    }
}
