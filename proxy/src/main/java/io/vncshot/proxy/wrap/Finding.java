package io.vncshot.proxy.wrap;

import java.util.List;

/** What the wrapped processes listen on. */
sealed interface Finding {
    /** The server is on a loopback port, and nowhere on the public one. */
    record Serving(ListeningSocket socket) implements Finding {}

    /** Nothing that could be the server listens yet. */
    record Nothing() implements Finding {}

    /** Nothing was moved, and yet there are listeners; X11's own are not counted. */
    record Elsewhere(List<ListeningSocket> sockets) implements Finding {}

    /** A listener on the public port, past the proxy. */
    record Exposed(ListeningSocket socket) implements Finding {}

    /** What was moved is held by a process that is not one of those started here, as far as can be seen. */
    record Foreign(ListeningSocket socket) implements Finding {}
}
