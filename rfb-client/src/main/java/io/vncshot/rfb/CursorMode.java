package io.vncshot.rfb;

/** Who draws the pointer. */
public enum CursorMode {
    /** Nobody: the server is asked for pictures without it, and its shape is kept in {@link RfbSession#cursor()}. */
    OMITTED,
    /** The caller, by {@link RfbSession#cursor()}, for which more kinds of shapes are asked for. */
    DRAWN_BY_CLIENT,
    /** The server, into the picture, as it does for clients that do not know the Cursor pseudo-encoding. */
    DRAWN_BY_SERVER
}
