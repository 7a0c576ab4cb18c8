package dev.wasmscope.ui.trace.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.trace.CallFilter;
import dev.wasmscope.engine.host.trace.CallFilterException;
import dev.wasmscope.ui.testing.FakeCalls;
import dev.wasmscope.ui.trace.store.CallStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Counts what is looked at, and does the worker's work when it says so. */
class TraceIndexTest {
    private final CallStore store = new CallStore(200_000, Long.MAX_VALUE);
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final TraceIndex index = new TraceIndex(store, work::add, Duration.ZERO, () -> {});
    private long appended;

    @Test
    void newCallsAreLookedAtOnceAndOldOnesNotAgain() throws Exception {
        append(50_000);
        index.ask(query("error", Grouping.NONE));
        runAll();
        assertEquals(50_000, index.examined());
        assertEquals(failed(1, 50_000), index.latest().rows().size());
        append(10);
        runAll();
        assertEquals(50_010, index.examined(), "only the new ones");
        assertEquals(failed(1, 50_010), index.latest().rows().size());
        assertTrue(index.latest().complete());
    }

    @Test
    void anotherGroupingOrRangeAsksNoFilterAgain() throws Exception {
        append(20_000);
        index.ask(query("fd_read", Grouping.NONE));
        runAll();
        index.ask(query("fd_read", Grouping.FILE));
        runAll();
        index.ask(
                new TraceQuery(
                        CallFilter.parse("fd_read"),
                        Optional.of(new TimeRange(TimeAxis.CLOCK, 137 * 1000, 137 * 2000)),
                        Grouping.FILE));
        runAll();
        assertEquals(20_000, index.examined());
        assertEquals(7, index.latest().groups().size());
        assertEquals(200, index.latest().rows().size());
        assertEquals(200, index.latest().groups().stream().mapToInt(CallGroup::count).sum());
    }

    @Test
    void noFilterUnpacksNothing() {
        append(100_000);
        runAll();
        assertEquals(100_000, index.latest().rows().size());
        assertEquals(0, store.unpacked());
    }

    @Test
    void theLatestQueryTakesThePlaceOfTheOneThatIsWorkedOn() throws Exception {
        append(100_000);
        TraceIndex[] made = new TraceIndex[1];
        CallFilter second = CallFilter.parse("fd_close");
        made[0] =
                new TraceIndex(
                        store,
                        work::add,
                        Duration.ZERO,
                        () -> {
                            if (!made[0].latest().complete()
                                    && !made[0].latest().query().filter().equals(second)) {
                                made[0].ask(
                                        new TraceQuery(second, Optional.empty(), Grouping.NONE));
                            }
                        });
        made[0].ask(query("fd_read", Grouping.NONE));
        runAll();
        assertEquals(second, made[0].latest().query().filter());
        assertEquals(20_000, made[0].latest().rows().size());
        assertTrue(
                made[0].examined() < 110_000,
                "the first filter was left after a batch: " + made[0].examined());
    }

    @Test
    void groupsSumUpWhatIsInThem() {
        append(10_000);
        index.ask(new TraceQuery(CallFilter.ALL, Optional.empty(), Grouping.FUNCTION));
        runAll();
        assertEquals(
                java.util.List.of("path_open", "fd_read", "fd_write", "fd_close", "clock_time_get"),
                index.latest().groups().stream().map(CallGroup::key).toList());
        CallGroup open = index.latest().groups().getFirst();
        assertEquals(2000, open.count());
        assertEquals(failed(1, 10_000), open.errors());
        CallGroup read = index.latest().groups().get(1);
        assertEquals(2000L * 46, read.bytes());
        long nanos = 0;
        for (long n = 2; n <= 10_000; n += 5) {
            nanos += FakeCalls.call(n).hostNanos();
        }
        assertEquals(nanos, read.nanos());
    }

    @Test
    void groupsForgetWhatTheStoreDropped() {
        index.ask(new TraceQuery(CallFilter.ALL, Optional.empty(), Grouping.FUNCTION));
        runAll();
        for (int i = 0; i < 30; i++) {
            append(10_000);
            runAll();
        }
        assertTrue(store.first() > 0, "calls were dropped");
        CallGroup read = index.latest().groups().get(1);
        long expected = 0;
        for (long row = store.first(); row < store.size(); row++) {
            expected += row % 5 == 1 ? 1 : 0;
        }
        assertEquals(expected, read.count());
        assertEquals(expected * 46, read.bytes());
        assertEquals(store.size() - store.first(), index.latest().rows().size());
        assertEquals(store.first(), index.latest().dropped());
    }

    @Test
    void aSecondRunStartsAnew() throws Exception {
        append(5000);
        index.ask(query("fd_read", Grouping.FUNCTION));
        runAll();
        store.clear();
        appended = 0;
        append(100);
        runAll();
        assertEquals(20, index.latest().rows().size());
        assertEquals(20, index.latest().groups().getFirst().count());
        assertEquals(20, Arrays.stream(index.latest().byClock().calls()).sum());
    }

    @Test
    void theHistogramHoldsEveryCallHoweverLongTheRunIs() {
        for (int size : new int[] {1, 3, 4096, 150_000}) {
            store.clear();
            appended = 0;
            append(size);
            runAll();
            TimeHistogram h = index.latest().byClock();
            assertEquals(size, Arrays.stream(h.calls()).sum(), size + " calls");
            assertEquals(failed(1, size), Arrays.stream(h.errors()).sum(), size + " calls");
            assertTrue(h.size() <= TimeBins.COUNT);
            assertEquals(137, h.origin());
            assertEquals(137L * size, h.last());
            for (long row : new long[] {0, size / 2, size - 1L}) {
                long found = h.rowNear(store.clock(row));
                assertTrue(
                        Math.abs(found - row) * 137 <= h.width(),
                        "row " + row + " found as " + found + " in pieces of " + h.width());
            }
        }
        assertFalse(index.latest().byTime().calls().length == 0);
    }

    private static TraceQuery query(String filter, Grouping grouping) throws CallFilterException {
        return new TraceQuery(CallFilter.parse(filter), Optional.empty(), grouping);
    }

    private static long failed(long from, long to) {
        long failed = 0;
        for (long n = from; n <= to; n++) {
            failed += FakeCalls.call(n).failed() ? 1 : 0;
        }
        return failed;
    }

    private void append(long more) {
        for (long end = appended + more; appended < end; ) {
            store.append(FakeCalls.call(++appended), 0);
        }
        index.wake();
    }

    private void runAll() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }
}
