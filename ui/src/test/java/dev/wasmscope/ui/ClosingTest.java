package dev.wasmscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.OpenProgress;
import dev.wasmscope.session.UnknownImports;
import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.testing.FakeListing;
import dev.wasmscope.ui.testing.FakeSession;
import dev.wasmscope.ui.testing.Window;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who closes a program gets the processor and the memory back that were spent on it. */
class ClosingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What threads may still compute when their program is closed. */
    private static final Duration SOON = Duration.ofSeconds(1);

    @TempDir Path folder;

    /** Milliseconds for which a program is read before it is closed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 100, 400})
    void nothingIsReadOfAProgramThatWasClosed(int millis) throws Exception {
        readAndClose(LaunchConfig.of(TestInputs.guest("rust/app-r196-dev.wasm")), millis);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200})
    void nothingIsReadOfALargeProgramThatWasClosed(int millis) throws Exception {
        Path ruby = TestInputs.module("ruby.debug+stdlib.wasm");
        readAndClose(
                LaunchConfig.of(ruby)
                        .withInvoke("_initialize")
                        .withUnknownImports(UnknownImports.ZERO),
                millis);
    }

    private void readAndClose(LaunchConfig config, int millis) throws Exception {
        try (Window window = Window.over(SessionOpener.FILES, folder)) {
            window.headless().run(() -> window.context().run().launch(config, false));
            window.robot()
                    .await("it is open", () -> window.context().debug().session().isPresent());
            WeakReference<ModuleView> module = read(window);
            TimeUnit.MILLISECONDS.sleep(millis);
            ProcessorTime spent = new ProcessorTime();
            window.headless().run(() -> window.context().run().close());
            assertRests(spent);
            assertEquals(List.of(), window.on(() -> window.context().tasks().running()));
            assertFalse(
                    window.on(() -> window.context().debug().noticeProperty().get().error()),
                    "that it was not read further is no failure");
            assertTrue(within(PATIENCE, () -> forgotten(window, module)));
        }
    }

    /** Brings views to the front that read all of a module, and does not wait for them. */
    private static WeakReference<ModuleView> read(Window window) {
        return window.on(
                () -> {
                    for (String view : List.of("disassembly", "module", "debug-info")) {
                        window.context().docks().show(view);
                    }
                    window.context().actions().get("go.symbol").fire();
                    return new WeakReference<>(
                            window.context().debug().session().orElseThrow().module());
                });
    }

    private static boolean forgotten(Window window, WeakReference<ModuleView> module) {
        window.headless().settle();
        System.gc();
        return module.get() == null;
    }

    /** Counted in processor time, since tests share the processors with others. */
    private static void assertRests(ProcessorTime spent) throws InterruptedException {
        boolean rests =
                within(
                        PATIENCE,
                        () -> {
                            spent.look();
                            return work().isEmpty();
                        });
        assertTrue(rests, () -> "still at work: " + work());
        assertTrue(spent.sum().compareTo(SOON) < 0, () -> "computed for " + spent.sum());
    }

    /** What the threads of this process, but not the toolkit's and this one, compute from now. */
    private static final class ProcessorTime {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final Map<Long, Long> before = new HashMap<>();
        private final Map<Long, Long> last = new HashMap<>();

        ProcessorTime() {
            look();
            before.putAll(last);
        }

        /** To be called now and then: threads that have ended cannot be asked. */
        void look() {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                long nanos = threads.getThreadCpuTime(thread.threadId());
                if (nanos > 0
                        && thread != Thread.currentThread()
                        && !thread.getName().startsWith("JavaFX")) {
                    last.put(thread.threadId(), nanos);
                }
            }
        }

        Duration sum() {
            long nanos = 0;
            for (Map.Entry<Long, Long> thread : last.entrySet()) {
                nanos += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
            }
            return Duration.ofNanos(nanos);
        }
    }

    /** The threads that compute something of ours, and what. */
    private static Map<String, String> work() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(e -> e.getKey().getState() == Thread.State.RUNNABLE)
                .filter(e -> e.getKey() != Thread.currentThread())
                .filter(e -> !e.getKey().getName().startsWith("JavaFX"))
                .filter(e -> !e.getKey().getName().startsWith("ui-module-watch"))
                .flatMap(e -> own(e.getKey(), e.getValue()).stream())
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a + ", " + b));
    }

    private static Optional<Map.Entry<String, String>> own(
            Thread thread, StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(f -> f.getClassName().startsWith("dev.wasmscope."))
                .findFirst()
                .map(f -> Map.entry(thread.getName(), f.toString()));
    }

    private static boolean within(Duration time, BooleanSupplier condition)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return condition.getAsBoolean();
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return true;
    }

    @Test
    void aSearchThroughTheCodeEndsWithTheProgram() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.headless().run(() -> window.context().docks().focus("disassembly"));
            window.robot().press(KeyCode.CONTROL, KeyCode.F);
            window.robot().type(FakeListing.ENDLESS);
            window.robot().press(KeyCode.ENTER);
            window.robot().await("the search", () -> !window.context().tasks().running().isEmpty());
            window.headless().run(() -> window.context().run().close());
            assertEquals(List.of(), window.on(() -> window.context().tasks().running()));
            assertTrue(within(PATIENCE, () -> work().isEmpty()), () -> "still at work: " + work());
        }
    }

    @Test
    void aProgramThatIsBeingOpenedIsGivenUpWhenTheWindowIsClosed() throws Exception {
        Endless opener = new Endless();
        try (Window window = Window.over(opener, folder)) {
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .run()
                                            .launch(LaunchConfig.of(Path.of("big.wasm")), false));
            assertTrue(opener.begun.await(10, TimeUnit.SECONDS));
        }
        assertTrue(opener.ended.await(1, TimeUnit.SECONDS), "it goes on without a window");
    }

    @Test
    void whatWasOpenedTooLateIsClosed() throws Exception {
        Late opener = new Late();
        try (Window window = Window.over(opener, folder)) {
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .run()
                                            .launch(LaunchConfig.of(Path.of("big.wasm")), false));
            assertTrue(opener.begun.await(10, TimeUnit.SECONDS));
        }
        opener.go.countDown();
        FakeSession late = opener.opened.get(10, TimeUnit.SECONDS);
        assertTrue(within(PATIENCE, late::closed), "a program that no window shows is open");
    }

    /** Is never done. */
    private static final class Endless implements SessionOpener {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public DebugSession open(LaunchConfig config) {
            return new FakeSession(config);
        }

        @Override
        public DebugSession open(LaunchConfig config, OpenProgress progress) {
            try {
                while (true) {
                    progress.at(OpenProgress.Phase.VALIDATING, 0.5);
                    begun.countDown();
                    LockSupport.parkNanos(1_000_000);
                }
            } catch (CancellationException e) {
                ended.countDown();
                throw e;
            }
        }
    }

    /** Is done after the window was closed, and asks nobody before. */
    private static final class Late implements SessionOpener {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        final CompletableFuture<FakeSession> opened = new CompletableFuture<>();

        @Override
        public DebugSession open(LaunchConfig config) {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            FakeSession session = new FakeSession(config);
            opened.complete(session);
            return session;
        }
    }
}
