package dev.wasmscope.ui.trace.store;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import java.util.Arrays;
import java.util.List;

/**
 * The calls of one run. One thread appends, all others read without waiting: a call is written
 * first and counted then, and {@link #size} is volatile.
 */
final class Contents {
    private static final int STRINGS = 1 << 16;
    private static final int KEYS = 1 << 17;

    private final int mostCalls;
    private final long mostBytes;
    private final Pool<String> keys = new Pool<>(KEYS, CallKeys.NONE);
    private final Pool<String> strings = new Pool<>(STRINGS, "");
    private final CallCodec codec = new CallCodec();
    private final Packer packer = new Packer(strings);
    private long startNanos;
    private boolean knowsTimeOfDay;
    private long footprint;

    /** Replaced, never written to. */
    private volatile Columns[] chunks = new Columns[0];

    private volatile long size;

    Contents(int mostCalls, long mostBytes) {
        this.mostCalls = mostCalls;
        this.mostBytes = mostBytes;
    }

    long size() {
        return size;
    }

    long first() {
        Columns[] now = chunks;
        return now.length == 0 ? size : now[0].first;
    }

    long footprint() {
        return footprint;
    }

    void append(HostCallEvent call, long nanoTime) {
        long began = call.startNanos() != 0 ? call.startNanos() : nanoTime - call.hostNanos();
        if (size == 0) {
            startNanos = began;
            knowsTimeOfDay = call.startNanos() != 0;
        }
        List<HostArgument> arguments = call.arguments();
        Columns last = last();
        int i = last.size;
        last.clock[i] = call.clock();
        last.at[i] = began - startNanos;
        last.nanos[i] = call.hostNanos();
        last.bytes[i] = call.bytesMoved();
        last.errno[i] = call.errno();
        last.name[i] = keys.id(call.name());
        last.file[i] = keys.id(CallKeys.file(arguments));
        last.handle[i] = keys.id(CallKeys.handle(arguments));
        last.offset[i] = packer.size();
        codec.pack(call, arguments, packer);
        last.packed = packer.array();
        last.size++;
        if (last.full()) {
            last.seal(packer.array(), packer.size());
            packer.reset();
            footprint += last.footprint();
        }
        long now = size + 1;
        size = now;
        if (last.full()) {
            trim(now);
        }
    }

    private Columns last() {
        Columns[] now = chunks;
        if (now.length == 0 || now[now.length - 1].full()) {
            now = Arrays.copyOf(now, now.length + 1);
            now[now.length - 1] = new Columns(size);
            chunks = now;
        }
        return now[now.length - 1];
    }

    private void trim(long end) {
        Columns[] now = chunks;
        int from = 0;
        while (now.length - from > 1
                && (footprint > mostBytes
                        || end - now[from].first - Columns.CAPACITY >= mostCalls)) {
            footprint -= now[from].footprint();
            from++;
        }
        if (from > 0) {
            chunks = Arrays.copyOfRange(now, from, now.length);
        }
    }

    /** Asks the chunk of a kept call, or gives {@code otherwise}. */
    <T> T at(long row, T otherwise, Question<T> question) {
        if (row >= size) {
            return otherwise;
        }
        Columns[] now = chunks;
        if (now.length == 0 || row < now[0].first) {
            return otherwise;
        }
        Columns chunk = now[(int) ((row - now[0].first) / Columns.CAPACITY)];
        return question.ask(chunk, (int) (row - chunk.first));
    }

    /** What is asked of a chunk about the call at an index. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Columns chunk, int index);
    }

    HostCallEvent unpack(Columns chunk, int index) {
        long began = knowsTimeOfDay ? startNanos + chunk.at[index] : 0;
        Unpacker in = new Unpacker(chunk.packed, chunk.offset[index], strings);
        return codec.unpack(in, chunk, index, began);
    }

    CallColumns columns(Columns c, int i) {
        return new CallColumns(
                c.clock[i],
                c.at[i],
                c.nanos[i],
                c.bytes[i],
                c.errno[i],
                text(c.name[i]),
                text(c.file[i]),
                text(c.handle[i]));
    }

    /** A key for which the pool had no room counts as none. */
    private String text(int id) {
        return id == Pool.FULL ? CallKeys.NONE : keys.get(id);
    }
}
