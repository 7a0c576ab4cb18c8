package dev.wasmscope.ui.trace.store;

import dev.wasmscope.engine.host.HostCallEvent;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The last calls of a run. Each has a row, counted from 0 in the order in which the calls came;
 * rows keep their meaning when old calls are dropped.
 *
 * <p>Bounded twice, by the number of calls and by the memory they take; the oldest go first, some
 * thousand at a time. Appending and clearing may wait for one another; reading never waits.
 */
public final class CallStore {
    /** Calls kept when nothing else is asked for. */
    public static final int DEFAULT_CALLS = 1_000_000;

    /** Bytes of memory taken at most when nothing else is asked for. */
    public static final long DEFAULT_BYTES = 320L << 20;

    private final int mostCalls;
    private final long mostBytes;
    private final LongAdder unpacked = new LongAdder();
    private final AtomicInteger generation = new AtomicInteger();
    private volatile Contents contents;

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
        this.contents = new Contents(mostCalls, mostBytes);
    }

    /** Forgets everything: the program was started again. */
    public synchronized void clear() {
        contents = new Contents(mostCalls, mostBytes);
        generation.incrementAndGet();
    }

    /**
     * Appends a call.
     *
     * @param nanoTime when it had returned, by {@link System#nanoTime}: its time when it does not
     *     know the time of day itself
     */
    public synchronized void append(HostCallEvent call, long nanoTime) {
        contents.append(call, nanoTime);
    }

    /** Changes when the calls are forgotten and numbered anew. */
    public int generation() {
        return generation.get();
    }

    /** Calls ever appended: the row after the last one. */
    public long size() {
        return contents.size();
    }

    /** The first row that is kept: how many calls were dropped. */
    public long first() {
        return contents.first();
    }

    /** How many rows stand in one chunk; rows are dropped in whole chunks. */
    public static int chunkRows() {
        return Columns.CAPACITY;
    }

    /** How many calls were unpacked so far: what tests count instead of time. */
    public long unpacked() {
        return unpacked.sum();
    }

    /** Bytes of memory that full chunks take. */
    public synchronized long footprint() {
        return contents.footprint();
    }

    /** A call; empty when it was dropped or has not come yet. */
    public Optional<HostCallEvent> call(long row) {
        Contents now = contents;
        return now.at(
                row,
                Optional.empty(),
                (chunk, i) -> {
                    unpacked.increment();
                    return Optional.of(now.unpack(chunk, i));
                });
    }

    /** The columns of a call; empty when it was dropped or has not come yet. */
    public Optional<CallColumns> columns(long row) {
        Contents now = contents;
        return now.at(row, Optional.empty(), (chunk, i) -> Optional.of(now.columns(chunk, i)));
    }

    /** Instruction clock of a call; 0 when it was dropped or has not come yet. */
    public long clock(long row) {
        return contents.at(row, 0L, (chunk, i) -> chunk.clock[i]);
    }

    /** Host time at which a call began; 0 when it was dropped or has not come yet. */
    public long at(long row) {
        return contents.at(row, 0L, (chunk, i) -> chunk.at[i]);
    }
}
