package io.vncshot.snap;

import java.time.ZonedDateTime;

/**
 * What the name of a snapshot's file is made of.
 *
 * @param host of the server, or the path of its socket
 * @param port 0 for a socket
 * @param name of the target, or the desktop's own name
 * @param number of the snapshot in this run, from 1
 */
public record SnapshotFacts(
        ZonedDateTime time, String host, int port, String name, long number, int width, int height) {}
