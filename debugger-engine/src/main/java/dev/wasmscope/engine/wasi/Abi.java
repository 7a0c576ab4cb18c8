package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.types.Whence;
import java.util.Optional;

/** The two versions of the interface; they share every function and differ in a few layouts. */
enum Abi {
    /** {@code wasi_snapshot_preview1}. */
    PREVIEW1(64, 48, 16),
    /** {@code wasi_unstable}: 32-bit link counts, subscriptions to clocks with an identifier. */
    UNSTABLE(56, 56, 24);

    private final int filestatSize;
    private final int subscriptionSize;
    private final int clockAt;

    Abi(int filestatSize, int subscriptionSize, int clockAt) {
        this.filestatSize = filestatSize;
        this.subscriptionSize = subscriptionSize;
        this.clockAt = clockAt;
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

    /** The base of a seek with this code, which the two number differently. */
    Optional<Whence> whence(int code) {
        return switch (this) {
            case PREVIEW1 -> Whence.of(code);
            case UNSTABLE -> code < 0 ? Optional.empty() : Whence.of(code == 2 ? 0 : code + 1);
        };
    }
}
