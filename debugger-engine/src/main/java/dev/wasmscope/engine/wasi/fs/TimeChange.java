package dev.wasmscope.engine.wasi.fs;

/** What to do with one timestamp of a file. */
public sealed interface TimeChange {
    /** Leave it. */
    record Keep() implements TimeChange {}

    /** Set it to the time of the file system's clock. */
    record Now() implements TimeChange {}

    /**
     * Set it.
     *
     * @param nanos nanoseconds since 1970
     */
    record At(long nanos) implements TimeChange {}
}
