package dev.wasmscope.engine.wasi.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Waits for sockets. An interrupt ends the wait and closes nothing, which it would if the thread
 * waited in the socket itself.
 *
 * <p>Used on the guest's thread, but for {@link #wake}.
 */
public final class Readiness implements AutoCloseable {
    /** Waiting without end. */
    public static final long FOREVER = Long.MAX_VALUE;

    private final Selector selector;
    private long waits;

    /**
     * @throws UncheckedIOException the host has no resources for it
     */
    public Readiness() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw cannotWait(e);
        }
    }

    private static UncheckedIOException cannotWait(IOException e) {
        return new UncheckedIOException("cannot wait for sockets", e);
    }

    /**
     * What may become ready.
     *
     * @param channel non-blocking
     * @param operation one of the {@link SelectionKey} operations
     */
    public record Source(SelectableChannel channel, int operation) {}

    /**
     * Waits until one of the sources is ready, {@link #wake} is called or time is over.
     *
     * @param nanos how long at most, rounded up to milliseconds; 0 only looks
     * @return those that are ready, closed ones among them
     * @throws InterruptedException the wait was interrupted
     */
    public Set<Source> await(Collection<Source> sources, long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            Set<Source> ready = new HashSet<>();
            for (Source source : sources) {
                if (!register(source)) {
                    ready.add(source);
                }
            }
            select(ready.isEmpty() ? nanos : 0);
            sources.stream().filter(this::isReady).forEach(ready::add);
            return ready;
        } catch (IOException e) {
            throw cannotWait(e);
        } finally {
            forget();
        }
    }

    /** False for a channel that is closed. */
    private boolean register(Source source) {
        SelectionKey key = source.channel().keyFor(selector);
        try {
            if (key == null) {
                source.channel().register(selector, source.operation());
            } else {
                key.interestOpsOr(source.operation());
            }
            return true;
        } catch (ClosedChannelException | CancelledKeyException e) {
            return false;
        }
    }

    private void select(long nanos) throws IOException, InterruptedException {
        if (nanos <= 0) {
            selector.selectNow();
        } else {
            waits++;
            // 0 is forever here.
            selector.select(nanos == FOREVER ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos - 1) + 1);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private boolean isReady(Source source) {
        SelectionKey key = source.channel().keyFor(selector);
        return key != null
                && selector.selectedKeys().contains(key)
                && key.isValid()
                && (key.readyOps() & source.operation()) != 0;
    }

    /** Nobody waits any more: the next wait starts from nothing. */
    private void forget() {
        selector.selectedKeys().clear();
        selector.keys().stream().filter(SelectionKey::isValid).forEach(key -> key.interestOps(0));
    }

    /** Ends the present wait, or the next one; from any thread. */
    public void wake() {
        selector.wakeup();
    }

    /** How often the thread went to sleep: once a wait, or somebody turns in circles. */
    public long waits() {
        return waits;
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException _) {
            // It is not used again.
        }
    }
}
