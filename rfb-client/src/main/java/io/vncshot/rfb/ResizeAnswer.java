package io.vncshot.rfb;

/** What came of asking a server for another size of its desktop (rfbproto, ExtendedDesktopSize). */
public enum ResizeAnswer {
    DONE("done"),
    PROHIBITED("the server does not allow it"),
    OUT_OF_RESOURCES("the server has not the means for that size"),
    INVALID_LAYOUT("the server cannot have that size"),
    FAILED("the server refused for a reason of its own"),
    NOT_SUPPORTED("the server cannot be resized");

    private final String text;

    ResizeAnswer(String text) {
        this.text = text;
    }

    static ResizeAnswer of(int status) {
        return switch (status) {
            case 0 -> DONE;
            case 1 -> PROHIBITED;
            case 2 -> OUT_OF_RESOURCES;
            case 3 -> INVALID_LAYOUT;
            default -> FAILED;
        };
    }

    /** The answer for a person. */
    public String text() {
        return text;
    }
}
