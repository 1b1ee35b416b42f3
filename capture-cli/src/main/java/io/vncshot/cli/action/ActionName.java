package io.vncshot.cli.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of actions. What an action takes and does stands in its own file. */
public enum ActionName {
    CAPTURE("capture"),
    REGION_CAPTURE("rcapture"),
    KEY("key"),
    KEY_DOWN("keydown", "kdown"),
    KEY_UP("keyup", "kup"),
    TYPE("type"),
    TYPE_FILE("typefile"),
    MOVE("move", "mousemove"),
    CLICK("click"),
    DOUBLE_CLICK("doubleclick"),
    MOUSE_DOWN("mousedown", "mdown"),
    MOUSE_UP("mouseup", "mup"),
    DRAG("drag"),
    SCROLL("scroll"),
    PASTE("paste"),
    PASTE_FILE("pastefile"),
    COPY("copy"),
    PAUSE("pause", "sleep"),
    EXPECT("expect"),
    REGION_EXPECT("rexpect"),
    STABLE("stable"),
    REGION_STABLE("rstable"),
    CHANGE("change"),
    FIND("find"),
    FIND_CLICK("findclick"),
    FIND_TEXT("findtext"),
    CHECK("check"),
    RESIZE("resize");

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
            case REGION_CAPTURE -> new CaptureAction.RegionSyntax();
            case KEY -> new KeyAction.Syntax();
            case KEY_DOWN -> new KeyDownAction.Syntax();
            case KEY_UP -> new KeyUpAction.Syntax();
            case TYPE -> new TypeAction.Syntax();
            case TYPE_FILE -> new TypeAction.FromFile();
            case MOVE -> new MoveAction.Syntax();
            case CLICK -> new ClickAction.Syntax();
            case DOUBLE_CLICK -> new ClickAction.DoubleSyntax();
            case MOUSE_DOWN -> new MouseDownAction.Syntax();
            case MOUSE_UP -> new MouseUpAction.Syntax();
            case DRAG -> new DragAction.Syntax();
            case SCROLL -> new ScrollAction.Syntax();
            case PASTE -> new PasteAction.Syntax();
            case PASTE_FILE -> new PasteAction.FromFile();
            case COPY -> new CopyAction.Syntax();
            case PAUSE -> new PauseAction.Syntax();
            case EXPECT -> new ExpectAction.Syntax();
            case REGION_EXPECT -> new ExpectAction.RegionSyntax();
            case STABLE -> new StableAction.Syntax();
            case REGION_STABLE -> new RegionStableAction.Syntax();
            case CHANGE -> new ChangeAction.Syntax();
            case FIND -> new FindAction.Syntax();
            case FIND_CLICK -> new FindAction.ClickSyntax();
            case FIND_TEXT -> new FindTextAction.Syntax();
            case CHECK -> new CheckAction.Syntax();
            case RESIZE -> new ResizeAction.Syntax();
        };
    }
}
