package dev.wasmscope.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OpenProgress;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.testing.FakeSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The models of a session without any toolkit: everything runs at once, on whichever thread. */
class DebugModelTest {
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final UiThread ui = UiThread.direct(failures::add);
    private final Coalescer coalescer = new Coalescer(ui, Duration.ZERO);
    private final DebugModel model = new DebugModel(FakeSession::new, ui, Runnable::run, coalescer);
    private final RunControl control = new RunControl(model);
    private final BreakpointsModel breakpoints = new BreakpointsModel(model);

    @AfterEach
    void nothingFailedUnseen() {
        model.close();
        coalescer.close();
        assertEquals(List.of(), failures);
    }

    @Test
    void whatMakesSenseFollowsTheState() {
        assertTrue(!control.runnable().get(), "nothing to run");
        open();
        assertTrue(control.runnable().get(), "can run");
        assertTrue(!control.stopped().get(), "cannot step yet");
        stopAt(17);
        assertTrue(control.stopped().get(), "can step");
        assertEquals(SessionState.STOPPED, model.stateProperty().get());
    }

    @Test
    void theFrameGoesBeforeTheStopDoesAndComesAfterIt() {
        open();
        // The session's thread stands for that of the toolkit here.
        List<String> order = new CopyOnWriteArrayList<>();
        model.stopProperty().subscribe(s -> order.add("stop " + s.map(Stop::number).orElse(0)));
        model.frameProperty()
                .subscribe(f -> order.add("frame " + f.map(SymbolisedFrame::function).orElse("-")));
        order.clear();
        stopAt(17);
        await(() -> order.size() >= 2);
        assertEquals(List.of("stop 1", "frame main"), order);
    }

    @Test
    void anAnswerThatComesAfterTheNextResumeIsDropped() {
        open();
        stopAt(17);
        CompletableFuture<List<Variable>> late = new CompletableFuture<>();
        List<Object> seen = new ArrayList<>();
        model.ask(_ -> late, seen::add, seen::add);
        int before = model.stopProperty().get().orElseThrow().number();
        control.stepOver();
        await(() -> model.stopProperty().get().filter(s -> s.number() > before).isPresent());
        late.complete(List.of());
        assertEquals(List.of(), seen);
    }

    @Test
    void aBreakpointIsFoundWhereItLandedNotWhereItWasAskedFor() {
        open();
        breakpoints.toggleLine("/src/list.c", 11);
        assertEquals(Optional.empty(), breakpoints.onLine("/src/list.c", 11));
        assertTrue(breakpoints.onLine("/src/list.c", 12).isPresent(), "moved to 12");
        breakpoints.toggleLine("/src/list.c", 12);
        assertEquals(0, breakpoints.items().size());
    }

    @Test
    void whatCannotBeOpenedIsToldAndLeavesThePresentProgramAlone() {
        DebugModel refusing =
                new DebugModel(
                        config -> {
                            throw new SessionException(config.wasm() + ": empty file");
                        },
                        ui,
                        Runnable::run,
                        coalescer);
        refusing.open(LaunchConfig.of(Path.of("x.wasm")), () -> {});
        assertEquals(Notice.failure("x.wasm: empty file"), refusing.noticeProperty().get());
        assertEquals(Optional.empty(), refusing.session());
    }

    @Test
    void howFarASlowOpeningIsIsToldUntilItIsOpen() {
        List<String> told = new ArrayList<>();
        DebugModel slow =
                new DebugModel(
                        new SessionOpener() {
                            @Override
                            public DebugSession open(LaunchConfig config) {
                                return new FakeSession(config);
                            }

                            @Override
                            public DebugSession open(LaunchConfig config, OpenProgress progress) {
                                progress.at(OpenProgress.Phase.READING, 0);
                                progress.at(OpenProgress.Phase.VALIDATING, 0.427);
                                return open(config);
                            }
                        },
                        ui,
                        Runnable::run,
                        coalescer);
        slow.openingProperty()
                .subscribe(opening -> told.add(opening.map(Opening::text).orElse("-")));
        slow.open(LaunchConfig.of(Path.of("big.wasm")), () -> {});
        assertEquals(List.of("-", "Reading big.wasm …", "Validating big.wasm: 42 %", "-"), told);
        slow.close();
    }

    private void open() {
        model.open(LaunchConfig.of(Path.of("list.wasm")), () -> {});
    }

    private void stopAt(int line) {
        breakpoints.toggleLine("/src/list.c", line);
        control.run();
        await(() -> model.frameProperty().get().isPresent());
        assertEquals(line, model.stopProperty().get().flatMap(Stop::position).orElseThrow().line());
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            Thread.onSpinWait();
        }
    }
}
