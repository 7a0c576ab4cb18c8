package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.net.Connection;
import dev.wasmscope.engine.wasi.net.Readiness;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.EventRwFlags;
import dev.wasmscope.engine.wasi.types.EventType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the first of some subscriptions fires. The thread sleeps in one place: in the clock
 * when there are only timers, in the input when there is no socket, else in the sockets, from where
 * input wakes it.
 */
final class PollWait {
    private final WasiState state;
    private final List<Subscription> subscriptions;
    private final List<Readiness.Source> sockets;
    private final @Nullable InputSource input;
    private final long timeout;

    PollWait(WasiState state, List<Subscription> subscriptions) {
        this.state = state;
        this.subscriptions = subscriptions;
        this.sockets =
                subscriptions.stream().map(PollWait::socket).flatMap(Optional::stream).toList();
        long nanos = InputSource.FOREVER;
        InputSource source = null;
        for (Subscription subscription : subscriptions) {
            if (subscription instanceof Subscription.Timer timer) {
                nanos = Math.min(nanos, timer.nanos());
            } else if (subscription instanceof Subscription.Input waiting) {
                source = waiting.source();
            }
        }
        this.timeout = nanos;
        this.input = source;
    }

    private static Optional<Readiness.Source> socket(Subscription subscription) {
        return switch (subscription) {
            case Subscription.Accepting accepting -> Optional.of(accepting.socket().connecting());
            case Subscription.Receiving receiving -> Optional.of(receiving.connection().reading());
            case Subscription.Sending sending -> Optional.of(sending.connection().writing());
            default -> Optional.empty();
        };
    }

    /**
     * The events, at least one, in the order of the subscriptions.
     *
     * @throws InterruptedException the wait was interrupted; nothing was consumed
     */
    List<byte[]> events() throws InterruptedException {
        long start = System.nanoTime();
        List<byte[]> events = collect(0);
        while (events.isEmpty()) {
            events = collect(sleep(start));
        }
        return events;
    }

    /** The events that have happened once {@code elapsed} nanoseconds have passed. */
    private List<byte[]> collect(long elapsed) throws InterruptedException {
        Set<Readiness.Source> ready =
                sockets.isEmpty() ? new HashSet<>() : state.readiness().await(sockets, 0);
        List<byte[]> events = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            event(subscription, elapsed, ready).ifPresent(events::add);
        }
        return events;
    }

    private static Optional<byte[]> event(
            Subscription subscription, long elapsed, Set<Readiness.Source> ready)
            throws InterruptedException {
        return switch (subscription) {
            case Subscription.Fired fired -> Optional.of(fired.event());
            case Subscription.Timer timer ->
                    timer.nanos() > elapsed
                            ? Optional.empty()
                            : event(timer, EventType.CLOCK, 0, false);
            case Subscription.Input waiting -> inputEvent(waiting);
            case Subscription.Accepting accepting ->
                    ready.contains(accepting.socket().connecting())
                            ? event(accepting, EventType.FD_READ, 1, false)
                            : Optional.empty();
            case Subscription.Receiving receiving -> receivingEvent(receiving);
            case Subscription.Sending sending ->
                    ready.contains(sending.connection().writing())
                            ? event(sending, EventType.FD_WRITE, 1, false)
                            : Optional.empty();
        };
    }

    /** Nothing available although a read would not wait: the other end is gone. */
    private static Optional<byte[]> inputEvent(Subscription.Input waiting)
            throws InterruptedException {
        if (!waiting.source().await(0)) {
            return Optional.empty();
        }
        int available = waiting.source().available();
        return event(waiting, EventType.FD_READ, available, available == 0);
    }

    /** Of a connection that broke, reading says how. */
    private static Optional<byte[]> receivingEvent(Subscription.Receiving receiving) {
        Connection connection = receiving.connection();
        int available = connection.fill();
        return available == 0 && !connection.ended()
                ? Optional.empty()
                : event(receiving, EventType.FD_READ, available, available == 0);
    }

    private static Optional<byte[]> event(
            Subscription of, EventType type, long bytes, boolean hangup) {
        int flags = hangup ? EventRwFlags.FD_READWRITE_HANGUP : 0;
        return Optional.of(Structures.event(of.userdata(), Errno.SUCCESS, type, bytes, flags));
    }

    /** Waits for the first to fire, and gives the time that has passed for the timers. */
    private long sleep(long start) throws InterruptedException {
        WasiClock clock = state.options().clock();
        InputSource source = input;
        if (sockets.isEmpty() && source == null) {
            clock.sleep(timeout);
            return timeout;
        }
        boolean ready =
                sockets.isEmpty() && source != null ? source.await(timeout) : sleepInSockets(start);
        if (!ready) {
            clock.waited(timeout);
        }
        return ready ? 0 : timeout;
    }

    /** False when time is over. */
    private boolean sleepInSockets(long start) throws InterruptedException {
        Readiness readiness = state.readiness();
        if (input != null) {
            input.onChange(readiness::wake);
        }
        while (true) {
            if (input != null && input.await(0)) {
                return true;
            }
            long left =
                    timeout == InputSource.FOREVER
                            ? Readiness.FOREVER
                            : timeout - (System.nanoTime() - start);
            if (left <= 0) {
                return false;
            }
            if (!readiness.await(sockets, left).isEmpty()) {
                return true;
            }
        }
    }
}
