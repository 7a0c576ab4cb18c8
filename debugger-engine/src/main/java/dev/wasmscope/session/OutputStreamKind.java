package dev.wasmscope.session;

/** Which of the guest's output streams. */
public enum OutputStreamKind {
    /** Descriptor 1. */
    STDOUT,
    /** Descriptor 2. */
    STDERR
}
