package dev.wasmscope.session;

import dev.wasmscope.engine.host.HostCallLog;

/**
 * What is kept of the calls to the host.
 *
 * @param calls how many of the last calls {@link DebugSession#hostCalls} gives; with 0, and without
 *     a listener that hears of them, calls are made at full speed
 * @param previewBytes how many bytes of each buffer
 */
public record CallKeeping(int calls, int previewBytes) {
    /** What a debugger wants. */
    public static final CallKeeping DEFAULT =
            new CallKeeping(HostCallLog.DEFAULT_CAPACITY, HostCallLog.DEFAULT_PREVIEW);

    /** Nothing, for runs in which nobody looks. */
    public static final CallKeeping NONE = new CallKeeping(0, HostCallLog.DEFAULT_PREVIEW);

    public CallKeeping {
        if (calls < 0 || previewBytes < 0) {
            throw new IllegalArgumentException(
                    "negative number of calls " + calls + " or bytes " + previewBytes);
        }
    }
}
