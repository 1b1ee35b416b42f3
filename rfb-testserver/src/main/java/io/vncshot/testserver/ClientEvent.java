package io.vncshot.testserver;

import java.util.List;

/** One thing that a client did, in the words of RFC 6143. */
public sealed interface ClientEvent {

    record Connected() implements ClientEvent {}

    /** The client has gone or was sent away, whatever the reason. */
    record Disconnected() implements ClientEvent {}

    /** The version that the client answered with, such as 003.008. */
    record ProtocolVersion(String version) implements ClientEvent {}

    /** Not seen in version 3.3, where the server decides. */
    record SecurityChosen(int type) implements ClientEvent {}

    record Authenticated() implements ClientEvent {}

    record AuthenticationFailed() implements ClientEvent {}

    record ClientInit(boolean shared) implements ClientEvent {}

    record SetPixelFormat(PixelFormat format) implements ClientEvent {}

    /** The encodings as announced, in order, with the unknown ones. */
    record SetEncodings(List<Integer> numbers) implements ClientEvent {}

    record UpdateRequest(Area area, boolean incremental) implements ClientEvent {}

    record Key(int keysym, boolean down) implements ClientEvent {}

    record Pointer(int x, int y, int buttons) implements ClientEvent {}

    record CutText(String text) implements ClientEvent {}

    /** ClientCutText with a negative length: its flags, and what follows them as hex, still deflated. */
    record ExtendedClipboard(int flags, String payload) implements ClientEvent {}

    record SetDesktopSize(int width, int height) implements ClientEvent {}

    /** A message of a type that this server does not know; it hangs up. */
    record UnknownMessage(int type) implements ClientEvent {}
}
