package dev.wasmscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OpenProgress;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large module shows how far its opening is; the window can be used meanwhile. */
class OpeningTest {
    @TempDir Path folder;

    @Test
    void aSlowOpeningShowsItsProgressInTheStatusBar() throws Exception {
        Held opener = new Held();
        try (Window window = Window.over(opener, folder)) {
            assertFalse(window.robot().sees("#status-progress"), "nothing is opened yet");
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .run()
                                            .launch(LaunchConfig.of(Path.of("big.wasm")), false));
            window.robot().await("the bar", () -> window.robot().seesNow("#status-progress"));
            window.robot().findText("Validating big.wasm: 61 %");
            double shown =
                    window.on(
                            () ->
                                    ((ProgressBar)
                                                    window.headless()
                                                            .scene()
                                                            .lookup("#status-progress"))
                                            .getProgress());
            assertEquals(0.617, shown, 1e-9);
            window.headless().picture(Path.of("target", "screens", "opening-dark.png"));
            opener.release.countDown();
            window.awaitSource();
            assertTrue(!window.robot().sees("#status-progress"), "gone when it is open");
        }
    }

    /** Stays at 61.7 % until it is released. */
    private static final class Held implements SessionOpener {
        final CountDownLatch release = new CountDownLatch(1);

        @Override
        public DebugSession open(LaunchConfig config) {
            return new FakeSession(config);
        }

        @Override
        public DebugSession open(LaunchConfig config, OpenProgress progress) {
            progress.at(OpenProgress.Phase.VALIDATING, 0.617);
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return open(config);
        }
    }
}
