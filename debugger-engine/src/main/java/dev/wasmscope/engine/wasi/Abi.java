package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.types.Whence;
import org.jspecify.annotations.Nullable;

/** The two versions of the interface; they share every function and differ in a few layouts. */
enum Abi {
    /** {@code wasi_snapshot_preview1}. */
    PREVIEW1(64, 48, 16, Whence.SET, Whence.CUR, Whence.END),
    /** {@code wasi_unstable}: 32-bit link counts, subscriptions to clocks with an identifier. */
    UNSTABLE(56, 56, 24, Whence.CUR, Whence.END, Whence.SET);

    private final int filestatSize;
    private final int subscriptionSize;
    private final int clockAt;
    private final Whence[] whences;

    Abi(int filestatSize, int subscriptionSize, int clockAt, Whence... whences) {
        this.filestatSize = filestatSize;
        this.subscriptionSize = subscriptionSize;
        this.clockAt = clockAt;
        this.whences = whences;
    }

    /** Bytes of {@code filestat}. */
    int filestatSize() {
        return filestatSize;
    }

    /** Bytes of {@code subscription}. */
    int subscriptionSize() {
        return subscriptionSize;
    }

    /** Offset of the clock's number in a subscription; timeout, precision and flags follow. */
    int clockAt() {
        return clockAt;
    }

    /** The base of a seek with this code; null for a code that means nothing. */
    @Nullable Whence whence(int code) {
        return code >= 0 && code < whences.length ? whences[code] : null;
    }
}
