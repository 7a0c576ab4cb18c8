package dev.wasmscope.ui.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FxWatchdogTest {
    @TempDir Path folder;

    @Test
    void saysWhatKeptTheToolkitsThread() throws Exception {
        try (Window _ = Window.welcome(folder);
                FxWatchdog watchdog = new FxWatchdog(Duration.ofMillis(30))) {
            CountDownLatch release = new CountDownLatch(1);
            Platform.runLater(() -> keptBusy(release));
            while (!watchdog.stalled()) {
                Thread.onSpinWait();
            }
            watchdog.take();
            release.countDown();
            FxWatchdog.Report report = watchdog.take();
            while (report.stalls().isEmpty()) {
                Thread.sleep(1);
                report = watchdog.take();
            }
            FxWatchdog.Stall stall = report.stalls().getFirst();
            assertTrue(stall.toString().contains("FxWatchdogTest.keptBusy"), stall.toString());
            assertTrue(stall.nanos() > 30_000_000, stall.toString());
            assertEquals(0, report.computing(Duration.ofMinutes(1)).size(), "it only waited");
        }
    }

    private static void keptBusy(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
