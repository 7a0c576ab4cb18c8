package dev.wasmscope.ui.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OpenProgress;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTest {
    @TempDir Path folder;

    private final List<String> seen = new ArrayList<>();

    private Tasks tasks(List<Runnable> queue) {
        UiThread ui =
                UiThread.direct(
                        failure -> {
                            throw new AssertionError(failure);
                        });
        return new Tasks(ui, new Coalescer(ui, Duration.ZERO), queue::add);
    }

    @Test
    void workIsShownWhileItRunsAndItsResultArrives() {
        List<Runnable> queue = new ArrayList<>();
        Tasks tasks = tasks(queue);
        Task task =
                tasks.run(
                        "Searching",
                        t -> {
                            t.report("Half of it", 0.5);
                            seen.add(t.progressProperty().get().text());
                            return 7;
                        },
                        n -> seen.add("found " + n),
                        f -> seen.add("failed " + f.getMessage()));
        assertEquals(List.of(task), tasks.running());
        queue.removeFirst().run();
        assertEquals(List.of("Half of it", "found 7"), seen);
        assertEquals(List.of(), tasks.running());
    }

    @Test
    void workThatWasEndedHalfWaySaysWhenItDoesNothingAnyMore() {
        List<Runnable> queue = new ArrayList<>();
        Tasks tasks = tasks(queue);
        tasks.run(
                "Filling",
                t -> {
                    seen.add("half");
                    t.cancel();
                    t.check();
                    return 7;
                },
                _ -> seen.add("done"),
                f -> seen.add("failed"),
                () -> seen.add("ended"));
        queue.removeFirst().run();
        assertEquals(List.of("half", "ended"), seen);
        assertEquals(List.of(), tasks.running());
    }

    @Test
    void aCancelledTaskIsGoneAtOnceAndItsOutcomeIsDropped() {
        List<Runnable> queue = new ArrayList<>();
        Tasks tasks = tasks(queue);
        Task task =
                tasks.run(
                        "Searching",
                        t -> {
                            seen.add("ran");
                            return 7;
                        },
                        _ -> seen.add("done"),
                        f -> seen.add("failed"));
        task.cancel();
        assertEquals(List.of(), tasks.running());
        queue.removeFirst().run();
        assertEquals(List.of(), seen, "not even begun");
        assertTrue(task.cancelled());
    }

    @Test
    void whatFailsIsTold() {
        List<Runnable> queue = new ArrayList<>();
        Tasks tasks = tasks(queue);
        tasks.run(
                "Exporting",
                _ -> {
                    throw new IllegalStateException("the disk is full");
                },
                _ -> seen.add("done"),
                f -> seen.add(f.getMessage()));
        queue.removeFirst().run();
        assertEquals(List.of("the disk is full"), seen);
    }

    @Test
    void openingAModuleIsCancelledFromTheStatusBar() throws Exception {
        Held opener = new Held();
        try (Window window = Window.over(opener, folder)) {
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .run()
                                            .launch(LaunchConfig.of(Path.of("big.wasm")), false));
            window.robot().await("the task", () -> window.robot().seesNow("#status-cancel"));
            window.robot().click("#status-cancel");
            assertFalse(window.robot().sees("#status-progress"), "gone at once");
            assertEquals(
                    "Opening was cancelled",
                    window.robot().read("#status-message", n -> ((Label) n).getText()));
            opener.release.countDown();
            window.robot().await("the opener hears it", () -> opener.ended.get() != null);
            assertTrue(opener.ended.get() instanceof CancellationException, "" + opener.ended);
            assertTrue(window.on(() -> window.context().debug().session().isEmpty()));
        }
    }

    /** Tells its progress once more when it is released. */
    private static final class Held implements SessionOpener {
        final CountDownLatch release = new CountDownLatch(1);
        final AtomicReference<Throwable> ended = new AtomicReference<>();

        @Override
        public DebugSession open(LaunchConfig config) {
            return new FakeSession(config);
        }

        @Override
        public DebugSession open(LaunchConfig config, OpenProgress progress) {
            progress.at(OpenProgress.Phase.VALIDATING, 0.4);
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            try {
                progress.at(OpenProgress.Phase.VALIDATING, 0.5);
            } catch (CancellationException e) {
                ended.set(e);
                throw e;
            }
            return open(config);
        }
    }

    @Test
    void noticesOfferSomethingCanBeCopiedAndAreKept() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .debug()
                                            .say("Saved x.wprof", "Show", () -> seen.add("shown")));
            window.robot().click("#toast-action");
            assertEquals(List.of("shown"), seen);
            assertFalse(window.robot().sees("#toast"));
            window.robot().click("#status-offer");
            assertEquals(List.of("shown", "shown"), seen);
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .debug()
                                            .fail(new IllegalStateException("no such file")));
            window.headless().picture(Path.of("target", "screens", "toast-dark.png"));
            window.robot().click("#toast-copy");
            assertEquals("no such file", clipboard(window));
            window.robot().click("#status-activity");
            @SuppressWarnings("unchecked")
            ListView<Object> list = (ListView<Object>) window.robot().find("#notices");
            window.headless().run(() -> list.getSelectionModel().select(1));
            assertEquals(3, window.on(() -> list.getItems().size()), "Opened, Saved, no such file");
            window.headless()
                    .picture(
                            window.on(() -> list.getScene().getRoot()),
                            Path.of("target", "screens", "notices-dark.png"));
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            assertTrue(clipboard(window).endsWith("Saved x.wprof"), clipboard(window));
            window.robot().click("#notices-clear");
            assertEquals(0, window.on(() -> list.getItems().size()));
        }
    }

    @Test
    void aLongNoticeLeavesThePageInSightAndIsCopiedWhole() throws Exception {
        String names = "ruby-init: func(args: list<string>) -> (), ".repeat(60);
        try (Window window = Window.opened(folder)) {
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .debug()
                                            .fail(new IllegalStateException("exports " + names)));
            window.headless().picture(Path.of("target", "screens", "toast-long-dark.png"));
            double height =
                    window.on(() -> window.robot().find("#toast").getLayoutBounds().getHeight());
            assertTrue(height < 160, "the notice is " + height + " pixels high");
            window.robot().click("#toast-copy");
            assertEquals("exports " + names, clipboard(window));
        }
    }

    private static String clipboard(Window window) {
        return window.on(() -> Clipboard.getSystemClipboard().getString());
    }
}
