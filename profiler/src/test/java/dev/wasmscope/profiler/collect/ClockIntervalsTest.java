package dev.wasmscope.profiler.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.model.AllocationTimeline;
import org.junit.jupiter.api.Test;

/** A timeline has a bounded number of intervals, and loses nothing when they become wider. */
class ClockIntervalsTest {
    @Test
    void intervalsBecomeWider() {
        ClockIntervals intervals = new ClockIntervals();
        long clock = 0;
        for (int i = 0; i < 10_000; i++) {
            clock += 1000;
            intervals.allocated(10, clock);
            if (i % 2 == 1) {
                intervals.freed(10, clock + 500);
            }
        }
        AllocationTimeline timeline = intervals.toTable(clock + 500);
        assertTrue(
                timeline.size() > ClockIntervals.MOST / 2 && timeline.size() <= ClockIntervals.MOST,
                timeline.size() + " intervals");
        assertEquals(10_000, timeline.numbers().sum("allocations"));
        assertEquals(5_000, timeline.numbers().sum("frees"));
        int last = timeline.size() - 1;
        assertEquals(50_000, timeline.liveBytes(last));
        assertEquals(5_000, timeline.liveBlocks(last));
        assertEquals(clock + 500, timeline.clock(last));
        for (int i = 1; i < timeline.size(); i++) {
            assertTrue(timeline.clock(i) > timeline.clock(i - 1), "interval " + i);
            assertTrue(timeline.mostBytes(i) >= timeline.liveBytes(i), "most of " + i);
        }
    }

    @Test
    void aPeakWithinAnIntervalIsKept() {
        ClockIntervals intervals = new ClockIntervals();
        intervals.allocated(100, 10);
        intervals.freed(100, 20);
        AllocationTimeline timeline = intervals.toTable(5_000_000);
        assertEquals(100, timeline.mostBytes(0));
        assertEquals(0, timeline.liveBytes(0));
        assertEquals(0, timeline.mostBytes(timeline.size() - 1));
    }
}
