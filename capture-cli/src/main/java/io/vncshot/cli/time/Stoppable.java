package io.vncshot.cli.time;

/** Something that goes on until it is told to stop, from any thread. */
public interface Stoppable {
    void stop();
}
