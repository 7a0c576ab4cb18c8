package dev.wasmscope.ui.trace.store;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last calls of a run. Each has a row, counted from 0 in the order in which the calls came;
 * rows keep their meaning when old calls are dropped.
 *
 * <p>Bounded twice, by the number of calls and by the memory they take; the oldest go first, some
 * thousand at a time.
 */
public final class CallStore {
    /** Calls kept when nothing else is asked for. */
    public static final int DEFAULT_CALLS = 1_000_000;

    /** Bytes of memory taken at most when nothing else is asked for. */
    public static final long DEFAULT_BYTES = 320L << 20;

    private static final int STRINGS = 1 << 16;
    private static final int KEYS = 1 << 17;

    private final int mostCalls;
    private final long mostBytes;
    private final List<Columns> chunks = new ArrayList<>();
    private Pool<String> keys = new Pool<>(KEYS);
    private Pool<String> strings = new Pool<>(STRINGS);
    private CallCodec codec = new CallCodec(strings);
    private Packer packer = new Packer(strings);
    private long size;
    private long footprint;
    private long startNanos;
    private boolean knowsTimeOfDay;
    private long unpacked;
    private int generation;

    public CallStore() {
        this(DEFAULT_CALLS, DEFAULT_BYTES);
    }

    /**
     * @param mostCalls calls that are kept at least if memory allows; some thousand more may be
     * @param mostBytes memory that the kept calls take at most, up to one chunk of calls
     */
    public CallStore(int mostCalls, long mostBytes) {
        this.mostCalls = mostCalls;
        this.mostBytes = mostBytes;
    }

    /** Forgets everything: the program was started again. */
    public synchronized void clear() {
        chunks.clear();
        keys = new Pool<>(KEYS);
        strings = new Pool<>(STRINGS);
        codec = new CallCodec(strings);
        packer = new Packer(strings);
        size = 0;
        footprint = 0;
        generation++;
    }

    /**
     * Appends a call.
     *
     * @param nanoTime when it had returned, by {@link System#nanoTime}: its time when it does not
     *     know the time of day itself
     */
    public synchronized void append(HostCallEvent call, long nanoTime) {
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
        last.size++;
        size++;
        if (last.full()) {
            last.seal(packer.take());
            footprint += last.footprint();
            trim();
        }
    }

    private Columns last() {
        if (chunks.isEmpty() || chunks.getLast().full()) {
            chunks.add(new Columns(size));
        }
        return chunks.getLast();
    }

    private void trim() {
        while (chunks.size() > 1
                && (footprint > mostBytes || kept() - Columns.CAPACITY >= mostCalls)) {
            footprint -= chunks.removeFirst().footprint();
        }
    }

    /** Changes when the calls are forgotten and numbered anew. */
    public synchronized int generation() {
        return generation;
    }

    /** Calls ever appended: the row after the last one. */
    public synchronized long size() {
        return size;
    }

    /** The first row that is kept: how many calls were dropped. */
    public synchronized long first() {
        return chunks.isEmpty() ? size : chunks.getFirst().first;
    }

    private long kept() {
        return size - first();
    }

    /** How many rows stand in one chunk; rows are dropped in whole chunks. */
    public static int chunkRows() {
        return Columns.CAPACITY;
    }

    /** How many calls were unpacked so far: what tests count instead of time. */
    public synchronized long unpacked() {
        return unpacked;
    }

    /** Bytes of memory that full chunks take. */
    public synchronized long footprint() {
        return footprint;
    }

    private Optional<Columns> chunk(long row) {
        if (row < first() || row >= size) {
            return Optional.empty();
        }
        return Optional.of(chunks.get((int) ((row - first()) / Columns.CAPACITY)));
    }

    /** A call; empty when it was dropped or has not come yet. */
    public synchronized Optional<HostCallEvent> call(long row) {
        return chunk(row).map(chunk -> unpack(chunk, (int) (row - chunk.first)));
    }

    private HostCallEvent unpack(Columns chunk, int index) {
        unpacked++;
        byte[] bytes = chunk.full() ? chunk.packed : packer.peek();
        long began = knowsTimeOfDay ? startNanos + chunk.at[index] : 0;
        return codec.unpack(new Unpacker(bytes, chunk.offset[index], strings), chunk, index, began);
    }

    /** The columns of a call; empty when it was dropped or has not come yet. */
    public synchronized Optional<CallColumns> columns(long row) {
        return chunk(row).map(chunk -> columns(chunk, (int) (row - chunk.first)));
    }

    /** Instruction clock of a call; 0 when it was dropped or has not come yet. */
    public synchronized long clock(long row) {
        return chunk(row).map(c -> c.clock[(int) (row - c.first)]).orElse(0L);
    }

    /** Host time at which a call began; 0 when it was dropped or has not come yet. */
    public synchronized long at(long row) {
        return chunk(row).map(c -> c.at[(int) (row - c.first)]).orElse(0L);
    }

    private CallColumns columns(Columns c, int i) {
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
