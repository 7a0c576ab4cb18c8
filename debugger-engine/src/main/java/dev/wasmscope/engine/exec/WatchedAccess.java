package dev.wasmscope.engine.exec;

/**
 * What one instruction, or one call of the host, did to a watched place.
 *
 * @param watch the watch that waited for it
 * @param reads whether it read there
 * @param writes whether it wrote there
 * @param before what was there before
 * @param after what is there now
 */
public record WatchedAccess(
        Watch watch, boolean reads, boolean writes, WatchedValue before, WatchedValue after) {}
