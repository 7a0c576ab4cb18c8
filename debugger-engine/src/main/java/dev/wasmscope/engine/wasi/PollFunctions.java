package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.wasi.types.ClockId;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.EventType;
import dev.wasmscope.engine.wasi.types.Rights;
import dev.wasmscope.engine.wasi.types.SubClockFlags;
import java.util.ArrayList;
import java.util.List;

/** {@code poll_oneoff}: what a guest waits for, and the events it gets. */
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
        List<byte[]> events = new PollWait(state, subscriptions).events();
        long out = call.u32(1);
        for (byte[] event : events) {
            call.write(out, event, 0, event.length);
            out += Structures.EVENT_SIZE;
        }
        call.writeU32(call.u32(3), events.size());
    }

    private Subscription parse(WasiCall call, long address) throws ErrnoException {
        Memory memory = call.reading(address, call.abi().subscriptionSize());
        long userdata = memory.readLong(address);
        EventType type =
                EventType.of(memory.readByte(address + 8))
                        .orElseThrow(() -> new ErrnoException(Errno.INVAL, "event type"));
        return switch (type) {
            case CLOCK -> clock(userdata, memory, address + call.abi().clockAt());
            case FD_READ, FD_WRITE -> descriptor(userdata, type, memory.readInt(address + 16));
        };
    }

    /** Nobody can wait for processor time: it does not pass meanwhile. */
    private Subscription clock(long userdata, Memory memory, long address) {
        ClockId id = ClockId.of(memory.readInt(address)).orElse(null);
        int flags = Short.toUnsignedInt(memory.readShort(address + 24));
        boolean known = (flags & ~SubClockFlags.SUBSCRIPTION_CLOCK_ABSTIME) == 0;
        if ((id != ClockId.REALTIME && id != ClockId.MONOTONIC) || !known) {
            return Subscription.failed(userdata, EventType.CLOCK, Errno.INVAL);
        }
        long timeout = memory.readLong(address + 8);
        // Times beyond 2^63 ns are centuries away: as good as never.
        long nanos = timeout < 0 ? InputSource.FOREVER : timeout;
        if (flags != 0) {
            nanos -= nanos == InputSource.FOREVER ? 0 : state.options().clock().now(id);
        }
        return new Subscription.Timer(userdata, nanos);
    }

    private Subscription descriptor(long userdata, EventType type, int fd) {
        Descriptor descriptor = state.fds().find(fd).orElse(null);
        if (descriptor == null) {
            return Subscription.failed(userdata, type, Errno.BADF);
        }
        boolean reading = type == EventType.FD_READ;
        long direction =
                descriptor.resource() instanceof Resource.Listener
                        ? Rights.SOCK_ACCEPT
                        : reading ? Rights.FD_READ : Rights.FD_WRITE;
        return switch (descriptor.resource()) {
            case Resource.Folder _ -> Subscription.failed(userdata, type, Errno.BADF);
            case Resource.Input _ when !reading -> Subscription.failed(userdata, type, Errno.BADF);
            case Resource.Output _ when reading -> Subscription.failed(userdata, type, Errno.BADF);
            case Resource.Listener _ when !reading ->
                    Subscription.failed(userdata, type, Errno.BADF);
            case Resource resource when lacks(descriptor, direction) ->
                    Subscription.failed(userdata, type, Errno.NOTCAPABLE);
            case Resource.Input input -> new Subscription.Input(userdata, input.source());
            case Resource.Output _ -> Subscription.ready(userdata, type, 0);
            case Resource.File file -> fileEvent(userdata, type, descriptor, file);
            case Resource.Listener listener ->
                    new Subscription.Accepting(userdata, listener.socket());
            case Resource.Stream stream when reading ->
                    new Subscription.Receiving(userdata, stream.connection());
            case Resource.Stream stream -> new Subscription.Sending(userdata, stream.connection());
        };
    }

    private static boolean lacks(Descriptor descriptor, long direction) {
        long needed = Rights.POLL_FD_READWRITE | direction;
        return (descriptor.rights() & needed) != needed;
    }

    /** A file is always ready. */
    private static Subscription fileEvent(
            long userdata, EventType type, Descriptor descriptor, Resource.File file) {
        if (type == EventType.FD_WRITE) {
            return Subscription.ready(userdata, type, 0);
        }
        try {
            long left = Math.max(0, file.file().size() - descriptor.position());
            return Subscription.ready(userdata, type, left);
        } catch (ErrnoException e) {
            return Subscription.failed(userdata, type, e.errno());
        }
    }
}
