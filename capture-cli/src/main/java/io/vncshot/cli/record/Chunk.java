package io.vncshot.cli.record;

/**
 * Bytes that were relayed together.
 *
 * @param nanos when, by a monotonic clock
 */
record Chunk(Direction direction, long nanos, byte[] bytes) {}
