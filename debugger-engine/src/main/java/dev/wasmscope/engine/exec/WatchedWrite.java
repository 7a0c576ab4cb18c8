package dev.wasmscope.engine.exec;

/**
 * What one instruction did to watched bytes.
 *
 * @param watch the watch that it touched
 * @param before its bytes before the instruction; not copied, nobody may change it
 * @param after its bytes after it; likewise
 */
@SuppressWarnings("ArrayRecordComponent") // shown, never compared
public record WatchedWrite(Watch watch, byte[] before, byte[] after) {}
