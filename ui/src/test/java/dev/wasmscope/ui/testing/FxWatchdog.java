package dev.wasmscope.ui.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Watches the toolkit's thread: puts a task that does nothing into its queue, again and again, and
 * measures how long it waits there. While it waits longer than the limit, the thread's stack is
 * taken every few milliseconds, so that a {@link Stall} says what kept the thread.
 *
 * <p>A wait is what a user feels, pulses and several tasks in a row included. On a busy machine it
 * also counts the time in which the thread wanted to run and could not; a stall's processor time
 * tells the two apart.
 */
public final class FxWatchdog implements AutoCloseable {
    private static final long BETWEEN_MILLIS = 2;
    private static final long SAMPLE_MILLIS = 5;

    private final long limitNanos;
    private final Thread toolkit;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread watcher;
    private List<Long> waits = new ArrayList<>();
    private List<Stall> stalls = new ArrayList<>();
    private volatile boolean stalled;
    private volatile boolean closed;

    /**
     * One stretch in which the thread answered nobody.
     *
     * @param nanos how long it was
     * @param cpuNanos for how much of it the thread itself computed
     * @param stack where the thread was seen most often, innermost first
     */
    public record Stall(long nanos, long cpuNanos, List<StackTraceElement> stack) {
        public Stall {
            stack = List.copyOf(stack);
        }

        @Override
        public String toString() {
            return String.format("%.0f ms, %.0f ms of it computing%n", nanos / 1e6, cpuNanos / 1e6)
                    + stack.stream()
                            .limit(40)
                            .map(frame -> "    at " + frame)
                            .collect(Collectors.joining("\n"));
        }
    }

    /**
     * What was seen since the last time somebody asked.
     *
     * @param waits of each of the watchdog's tasks, in nanoseconds, shortest first
     * @param stalls waits beyond the limit
     */
    public record Report(List<Long> waits, List<Stall> stalls) {
        public Report {
            waits = List.copyOf(waits);
            stalls = List.copyOf(stalls);
        }

        /** The wait that so many percent of all waits do not exceed, in milliseconds. */
        public double millis(double percent) {
            int last = waits.size() - 1;
            return last < 0 ? 0 : waits.get((int) Math.round(last * percent / 100)) / 1e6;
        }

        /** The stalls in which the thread itself computed for longer than that. */
        public List<Stall> computing(Duration limit) {
            return stalls.stream().filter(s -> s.cpuNanos() > limit.toNanos()).toList();
        }
    }

    /**
     * Begins to watch. The toolkit must be running.
     *
     * @param limit waits beyond it are stalls
     */
    public FxWatchdog(Duration limit) {
        this.limitNanos = limit.toNanos();
        this.toolkit = toolkitThread();
        this.watcher = Thread.ofPlatform().daemon().name("fx-watchdog").start(this::watch);
    }

    private static Thread toolkitThread() {
        Thread[] found = new Thread[1];
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    found[0] = Thread.currentThread();
                    done.countDown();
                });
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        return found[0];
    }

    private void watch() {
        try {
            while (!closed) {
                measure();
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void measure() throws InterruptedException {
        long[] cpuAfter = new long[1];
        long[] after = new long[1];
        CountDownLatch done = new CountDownLatch(1);
        long before = System.nanoTime();
        long cpuBefore = threads.getThreadCpuTime(toolkit.threadId());
        Platform.runLater(
                () -> {
                    after[0] = System.nanoTime();
                    cpuAfter[0] = threads.getCurrentThreadCpuTime();
                    done.countDown();
                });
        Map<List<StackTraceElement>, Integer> seen = new LinkedHashMap<>();
        if (!done.await(limitNanos, TimeUnit.NANOSECONDS)) {
            do {
                seen.merge(Arrays.asList(toolkit.getStackTrace()), 1, Integer::sum);
                stalled = true;
            } while (!done.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS));
        }
        stalled = false;
        add(after[0] - before, cpuAfter[0] - cpuBefore, seen);
    }

    private synchronized void add(
            long nanos, long cpuNanos, Map<List<StackTraceElement>, Integer> seen) {
        waits.add(nanos);
        if (nanos > limitNanos) {
            List<StackTraceElement> most =
                    seen.entrySet().stream()
                            .max(Map.Entry.comparingByValue())
                            .map(Map.Entry::getKey)
                            .orElse(List.of());
            stalls.add(new Stall(nanos, cpuNanos, most));
        }
    }

    /** Whether the thread has answered nobody for longer than the limit, and its stack is known. */
    public boolean stalled() {
        return stalled;
    }

    /** What was seen since the watchdog began or was last asked. */
    public synchronized Report take() {
        Report report = new Report(waits.stream().sorted().toList(), stalls);
        waits = new ArrayList<>();
        stalls = new ArrayList<>();
        return report;
    }

    @Override
    public void close() {
        closed = true;
        watcher.interrupt();
    }
}
