package dev.wasmscope.ui.trace.index;

import dev.wasmscope.ui.trace.store.CallColumns;
import dev.wasmscope.ui.trace.store.CallStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps the answer to the latest query up to date, on a worker's thread. New calls are looked at
 * once; another filter looks at all kept calls again, another range or grouping only at those that
 * the filter left. A query that comes while an older one is worked on takes its place.
 */
public final class TraceIndex {
    private static final int BATCH = 4096;

    private final CallStore store;
    private final Executor worker;
    private final long intervalNanos;
    private final Runnable published;
    private final AtomicBoolean queued = new AtomicBoolean();
    private volatile TraceQuery asked = TraceQuery.ALL;
    private volatile TraceSnapshot latest = TraceSnapshot.EMPTY;
    private final LongAdder examined = new LongAdder();

    // What follows belongs to the worker.
    private TraceQuery query = TraceQuery.ALL;
    private int generation;
    private long next;
    private LongList matched = new LongList();
    private TimeBins byClock = new TimeBins();
    private TimeBins byTime = new TimeBins();
    private Map<String, GroupBuilder> groups = new LinkedHashMap<>();
    private int grouped;
    private long lastPublished;

    /**
     * @param worker runs one task at a time
     * @param interval time between two snapshots at least, while calls keep coming
     * @param published called on the worker's thread when there is a new snapshot
     */
    public TraceIndex(CallStore store, Executor worker, Duration interval, Runnable published) {
        this.store = store;
        this.worker = worker;
        this.intervalNanos = interval.toNanos();
        this.published = published;
        this.lastPublished = System.nanoTime() - intervalNanos;
    }

    /** Asks another question; any thread. */
    public void ask(TraceQuery question) {
        asked = question;
        wake();
    }

    /** Says that calls have come; any thread, costs next to nothing. */
    public void wake() {
        if (!queued.getAndSet(true)) {
            try {
                worker.execute(this::work);
            } catch (RejectedExecutionException closed) {
                queued.set(true);
            }
        }
    }

    /** The latest answer. */
    public TraceSnapshot latest() {
        return latest;
    }

    /** How many calls filters were asked about so far: what tests count instead of time. */
    public long examined() {
        return examined.sum();
    }

    private void work() {
        queued.set(false);
        takeOver();
        while (next < store.size()) {
            examine();
            takeOver();
            if (System.nanoTime() - lastPublished >= intervalNanos) {
                publish();
            }
        }
        if (pause()) {
            publish();
        }
    }

    /** Lets more calls come together before the next snapshot; false when interrupted. */
    private boolean pause() {
        long left = intervalNanos - (System.nanoTime() - lastPublished);
        try {
            if (left > 0 && asked.equals(query)) {
                Thread.sleep(Duration.ofNanos(left));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void takeOver() {
        TraceQuery question = asked;
        boolean anew = store.generation() != generation;
        if (anew || !question.filter().equals(query.filter())) {
            generation = store.generation();
            next = 0;
            matched = new LongList();
            byClock = new TimeBins();
            byTime = new TimeBins();
            startGroups();
        } else if (!question.grouping().equals(query.grouping())
                || !question.range().equals(query.range())) {
            startGroups();
        }
        query = question;
    }

    private void startGroups() {
        groups = new LinkedHashMap<>();
        grouped = 0;
    }

    private void examine() {
        long row = Math.max(next, store.first());
        long end = Math.min(row + BATCH, store.size());
        for (; row < end; row++) {
            Optional<CallColumns> columns = store.columns(row);
            if (columns.isPresent() && accepts(row)) {
                CallColumns call = columns.get();
                matched.add(row);
                byClock.add(call.clock(), row, call.failed());
                byTime.add(call.at(), row, call.failed());
            }
        }
        next = Math.max(next, row);
    }

    private boolean accepts(long row) {
        if (query.filter().isAll()) {
            return true;
        }
        examined.increment();
        return store.call(row).filter(query.filter()::accepts).isPresent();
    }

    private void group() {
        for (; grouped < matched.size(); grouped++) {
            long row = matched.get(grouped);
            boolean inside =
                    query.range().map(r -> r.contains(r.axis().of(store, row))).orElse(true);
            if (inside) {
                store.columns(row)
                        .ifPresent(
                                call ->
                                        groups.computeIfAbsent(
                                                        query.grouping().key(call),
                                                        GroupBuilder::new)
                                                .add(row, call));
            }
        }
    }

    private void publish() {
        long first = store.first();
        int before = matched.size();
        matched.dropBelow(first);
        grouped = Math.max(0, grouped - (before - matched.size()));
        if (query.grouping() != Grouping.NONE) {
            group();
            groups.values().forEach(g -> g.dropBelow(first));
        }
        lastPublished = System.nanoTime();
        latest =
                new TraceSnapshot(
                        query,
                        generation,
                        inRange(matched.slice()),
                        groups.values().stream()
                                .map(GroupBuilder::build)
                                .filter(g -> g.count() > 0)
                                .toList(),
                        byClock.build(),
                        byTime.build(),
                        store.size() - first,
                        first,
                        next >= store.size());
        published.run();
    }

    private RowSlice inRange(RowSlice rows) {
        return query.range()
                .map(
                        r ->
                                rows.between(
                                        row -> r.axis().of(store, row) >= r.from(),
                                        row -> r.axis().of(store, row) > r.to()))
                .orElse(rows);
    }
}
