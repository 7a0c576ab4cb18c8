package dev.wasmscope.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescerTest {
    private final List<Throwable> reported = new ArrayList<>();
    private final UiThread ui = UiThread.direct(reported::add);

    @Test
    void aBurstBecomesFewUpdatesAndTheLastEventIsNotLost() throws Exception {
        AtomicInteger events = new AtomicInteger();
        AtomicInteger updates = new AtomicInteger();
        CountDownLatch sawLast = new CountDownLatch(1);
        try (Coalescer coalescer = new Coalescer(ui, Duration.ofMillis(20))) {
            Coalescer.Signal signal =
                    coalescer.signal(
                            () -> {
                                updates.incrementAndGet();
                                if (events.get() == 200_000) {
                                    sawLast.countDown();
                                }
                            });
            for (int i = 0; i < 200_000; i++) {
                events.incrementAndGet();
                signal.raise();
            }
            assertTrue(sawLast.await(10, TimeUnit.SECONDS), "the last event is shown");
        }
        assertTrue(updates.get() < 2_000, updates + " updates for 200,000 events");
    }

    @Test
    void whatAUserWaitsForIsNotHeldBack() {
        List<String> seen = new ArrayList<>();
        try (Coalescer coalescer = new Coalescer(ui, Duration.ofHours(1))) {
            Coalescer.Signal output = coalescer.signal(() -> seen.add("output"));
            Coalescer.Signal stop = coalescer.signal(() -> seen.add("stop"));
            output.raise();
            output.raise();
            assertEquals(List.of("output"), seen, "the second within the hour waits");
            stop.raiseNow();
            assertEquals(List.of("output", "output", "stop"), seen, "and comes with the stop");
            stop.raiseNow();
            assertEquals(List.of("output", "output", "stop", "stop"), seen);
        }
    }

    @Test
    void aFailingUpdateIsReportedAndTheOthersRun() {
        AtomicInteger ran = new AtomicInteger();
        try (Coalescer coalescer = new Coalescer(ui, Duration.ZERO)) {
            coalescer
                    .signal(
                            () -> {
                                throw new IllegalStateException("broken view");
                            })
                    .raise();
            coalescer.signal(ran::incrementAndGet).raise();
        }
        assertEquals(1, ran.get());
        assertEquals("broken view", reported.getFirst().getMessage());
    }

    @Test
    void theOutcomeOfAFutureArrivesWithoutItsWrapping() {
        List<Object> seen = new ArrayList<>();
        ui.whenDone(CompletableFuture.completedFuture(7), seen::add, seen::add);
        CompletableFuture<Integer> failed =
                CompletableFuture.supplyAsync(
                        () -> {
                            throw new IllegalArgumentException("no");
                        },
                        Runnable::run);
        ui.<Integer>whenDone(failed, seen::add, e -> seen.add(e.getMessage()));
        assertEquals(List.of(7, "no"), seen);
    }
}
