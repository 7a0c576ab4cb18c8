package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.wasi.types.ClockId;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.EventRwFlags;
import dev.wasmscope.engine.wasi.types.EventType;
import dev.wasmscope.engine.wasi.types.Rights;
import dev.wasmscope.engine.wasi.types.SubClockFlags;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code poll_oneoff}: waits for clocks, and for input that is not there yet. */
final class PollFunctions {
    /** Most subscriptions of one call. */
    static final int LIMIT = 8192;

    private final WasiState state;

    PollFunctions(WasiState state) {
        this.state = state;
    }

    List<WasiFunction> functions() {
        return List.of(
                new WasiFunction(
                        "poll_oneoff",
                        this::poll,
                        Param.subscriptions("in", 2),
                        Param.events("out", 3),
                        Param.u32("nsubscriptions"),
                        Param.result("nevents", ResultType.U32)));
    }

    private sealed interface Subscription {
        /** Fires in {@code nanos}; already over when that is 0 or less. */
        record Timer(long userdata, long nanos) implements Subscription {}

        /** Fires when {@code source} has something. */
        record Waiting(long userdata, InputSource source) implements Subscription {}

        /** Has fired. */
        @SuppressWarnings("ArrayRecordComponent") // only ever copied to the guest
        record Fired(long userdata, byte[] event) implements Subscription {}
    }

    private void poll(WasiCall call) throws ErrnoException, InterruptedException {
        long count = call.u32(2);
        if (count == 0 || count > LIMIT) {
            throw new ErrnoException(Errno.INVAL, count + " subscriptions");
        }
        long in = call.u32(0);
        int size = call.abi().subscriptionSize();
        call.requireRange(in, count * size);
        call.requireRange(call.u32(1), count * Structures.EVENT_SIZE);
        List<Subscription> subscriptions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            subscriptions.add(parse(call, in + (long) i * size));
        }
        List<byte[]> events = collect(subscriptions, 0);
        if (events.isEmpty()) {
            events = collect(subscriptions, sleep(subscriptions));
        }
        long out = call.u32(1);
        for (byte[] event : events) {
            call.write(out, event, 0, event.length);
            out += Structures.EVENT_SIZE;
        }
        call.writeU32(call.u32(3), events.size());
    }

    private Subscription parse(WasiCall call, long address) throws ErrnoException {
        Memory memory = call.memory();
        long userdata = memory.readLong(address);
        EventType type =
                EventType.of(memory.readByte(address + 8))
                        .orElseThrow(() -> new ErrnoException(Errno.INVAL, "event type"));
        return switch (type) {
            case CLOCK -> clock(userdata, memory, address + call.abi().clockAt());
            case FD_READ, FD_WRITE -> descriptor(userdata, type, memory.readInt(address + 16));
        };
    }

    private Subscription clock(long userdata, Memory memory, long address) {
        ClockId id = ClockId.of(memory.readInt(address)).orElse(null);
        if (id == null) {
            return fired(userdata, Errno.INVAL, EventType.CLOCK, 0, 0);
        }
        long timeout = memory.readLong(address + 8);
        // Times beyond 2^63 ns are centuries away: as good as never.
        long nanos = timeout < 0 ? InputSource.FOREVER : timeout;
        int flags = memory.readShort(address + 24);
        if ((flags & SubClockFlags.SUBSCRIPTION_CLOCK_ABSTIME) != 0) {
            nanos -= nanos == InputSource.FOREVER ? 0 : state.options().clock().now(id);
        }
        return new Subscription.Timer(userdata, nanos);
    }

    private Subscription descriptor(long userdata, EventType type, int fd) {
        Descriptor descriptor = state.fds().find(fd).orElse(null);
        if (descriptor == null) {
            return fired(userdata, Errno.BADF, type, 0, 0);
        }
        if ((descriptor.rights() & Rights.POLL_FD_READWRITE) == 0) {
            return fired(userdata, Errno.NOTCAPABLE, type, 0, 0);
        }
        boolean reading = type == EventType.FD_READ;
        return switch (descriptor.resource()) {
            case Resource.Input input when reading ->
                    new Subscription.Waiting(userdata, input.source());
            case Resource.Output ignored when !reading ->
                    fired(userdata, Errno.SUCCESS, type, 0, 0);
            case Resource.File file -> fileEvent(userdata, type, descriptor, file);
            default -> fired(userdata, Errno.BADF, type, 0, 0);
        };
    }

    /** A file is always ready. */
    private static Subscription fileEvent(
            long userdata, EventType type, Descriptor descriptor, Resource.File file) {
        if (type == EventType.FD_WRITE) {
            return fired(userdata, Errno.SUCCESS, type, 0, 0);
        }
        try {
            long left = Math.max(0, file.file().size() - descriptor.position());
            return fired(userdata, Errno.SUCCESS, type, left, 0);
        } catch (ErrnoException e) {
            return fired(userdata, e.errno(), type, 0, 0);
        }
    }

    private static Subscription fired(
            long userdata, Errno errno, EventType type, long bytes, int flags) {
        return new Subscription.Fired(
                userdata, Structures.event(userdata, errno, type, bytes, flags));
    }

    /** The events that have happened once {@code elapsed} nanoseconds have passed. */
    private static List<byte[]> collect(List<Subscription> subscriptions, long elapsed)
            throws InterruptedException {
        List<byte[]> events = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            byte[] event =
                    switch (subscription) {
                        case Subscription.Fired fired -> fired.event();
                        case Subscription.Timer timer when timer.nanos() <= elapsed ->
                                Structures.event(
                                        timer.userdata(), Errno.SUCCESS, EventType.CLOCK, 0, 0);
                        case Subscription.Waiting waiting when waiting.source().await(0) ->
                                inputEvent(waiting);
                        default -> null;
                    };
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    /** Nothing available although a read would not wait: the other end is gone. */
    private static byte[] inputEvent(Subscription.Waiting waiting) {
        int available = waiting.source().available();
        int flags = available == 0 ? EventRwFlags.FD_READWRITE_HANGUP : 0;
        return Structures.event(
                waiting.userdata(), Errno.SUCCESS, EventType.FD_READ, available, flags);
    }

    /** Waits for the first timer or for input, and gives the time that passed for the timers. */
    private long sleep(List<Subscription> subscriptions) throws InterruptedException {
        long nanos = InputSource.FOREVER;
        @Nullable InputSource source = null;
        for (Subscription subscription : subscriptions) {
            if (subscription instanceof Subscription.Timer timer) {
                nanos = Math.min(nanos, timer.nanos());
            } else if (subscription instanceof Subscription.Waiting waiting) {
                source = waiting.source();
            }
        }
        if (source != null) {
            return source.await(nanos) ? 0 : nanos;
        }
        state.options().clock().sleep(nanos);
        return nanos;
    }
}
