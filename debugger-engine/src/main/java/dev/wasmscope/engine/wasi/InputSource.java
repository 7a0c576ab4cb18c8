package dev.wasmscope.engine.wasi;

import java.io.IOException;

/** Where a guest's standard input comes from. Used on the guest's thread only. */
public interface InputSource {
    /** Waiting without end, for {@link #await}. */
    long FOREVER = Long.MAX_VALUE;

    /**
     * Reads what is there, waiting for the first byte.
     *
     * @param length at least 1
     * @return bytes read, or -1 at the end of the input
     * @throws InterruptedException the wait was interrupted; nothing was consumed
     */
    int read(byte[] buffer, int offset, int length) throws IOException, InterruptedException;

    /**
     * Waits until {@link #read} would not.
     *
     * @param nanos how long at most; 0 only looks
     * @return whether there is something to read, the end of the input included
     * @throws InterruptedException the wait was interrupted
     */
    boolean await(long nanos) throws InterruptedException;

    /** Bytes that {@link #read} could give at once; 0 also at the end of the input. */
    int available();

    /**
     * Calls {@code listener}, from any thread, whenever {@link #await} may have another answer; one
     * at a time, the last one given.
     */
    void onChange(Runnable listener);

    /** Whether the guest is to take it for a terminal. */
    default boolean terminal() {
        return false;
    }

    /** An input that ends at once. */
    static InputSource empty() {
        return of(new byte[0]);
    }

    /** These bytes, then the end. */
    static InputSource of(byte[] bytes) {
        FedInput input = new FedInput(false);
        input.feed(bytes);
        input.end();
        return input;
    }
}
