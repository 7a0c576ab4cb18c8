package dev.wasmscope.engine.wasi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * An input from a stream of the host, such as the process's own standard input.
 *
 * <p>A stream cannot be interrupted while it waits, so a daemon thread reads it, one chunk ahead,
 * from the guest's first read on; a guest that never reads takes nothing away.
 */
public final class StreamInput implements InputSource {
    private static final int CHUNK = 1 << 16;

    private final InputStream stream;
    private final FedInput buffered;
    private boolean started;

    /**
     * @param terminal whether the guest is to take it for a terminal
     */
    public StreamInput(InputStream stream, boolean terminal) {
        this.stream = stream;
        this.buffered = new FedInput(terminal);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws InterruptedException {
        start();
        return buffered.read(buffer, offset, length);
    }

    @Override
    public boolean await(long nanos) throws InterruptedException {
        start();
        return buffered.await(nanos);
    }

    @Override
    public void onChange(Runnable listener) {
        buffered.onChange(listener);
        start();
    }

    @Override
    public int available() {
        return buffered.available();
    }

    @Override
    public boolean terminal() {
        return buffered.terminal();
    }

    private void start() {
        if (!started) {
            started = true;
            Thread.ofPlatform().daemon().name("guest-stdin").start(this::pump);
        }
    }

    /** An error ends the input, as it does for a pipe whose writer is gone. */
    private void pump() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                buffered.feed(Arrays.copyOf(chunk, count));
                buffered.awaitDrained();
            }
        } catch (IOException e) {
            // Falls through to the end of the input.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            buffered.end();
        }
    }
}
