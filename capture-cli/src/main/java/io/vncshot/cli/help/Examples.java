package io.vncshot.cli.help;

import java.util.List;

/** What help begins with. */
final class Examples {
    /** A command, and what it does. */
    record Example(String command, String doc) {}

    static final List<Example> ALL = List.of(
            new Example("vncshot -s demo: capture screen.png", "try it, without a VNC server"),
            new Example("vncshot -s build7:1 capture screen.png", "the whole screen of display 1 of host build7"),
            new Example("vncshot -s build7::5901 rcapture part.png 0 0 320 200", "a part of it; :: means a TCP port"),
            new Example("vncshot -s build7:1 --password-file ~/.vnc/pw capture - | display", "PNG on stdout"),
            new Example(
                    "vncshot -s build7:1 type hello key enter pause 1 capture after.png", "several actions in order"),
            new Example("vncshot -s build7:1 login.vdo capture in.png", "actions from a script, then more"),
            new Example(
                    "vncshot record -s build7:1 --viewer xtigervncviewer login.vdo",
                    "the script of what you do there"));

    private Examples() {}
}
