package dev.wasmscope.ui.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.collect.CallPathCollector;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import dev.wasmscope.ui.testing.FakeSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Source files of a program whose debug information is read slowly. */
class SourcesModelTest {
    @ParameterizedTest
    @CsvSource({
        "false, 1, nothing else is to be seen of it",
        "true,  0, its profile is there by now and stays in front",
    })
    void aProgramThatIsOverBeforeItsFilesAreKnown(boolean profiled, int shown, String why)
            throws InterruptedException {
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        UiThread ui = UiThread.direct(failures::add);
        Queue<Runnable> later = new ConcurrentLinkedQueue<>();
        Coalescer coalescer = new Coalescer(ui, Duration.ZERO);
        DebugModel debug = new DebugModel(FakeSession::new, ui, Runnable::run, coalescer);
        RunControl run = new RunControl(debug);
        SourcesModel sources =
                new SourcesModel(debug, new BreakpointsModel(debug), run, ui, later::add);
        LaunchConfig config = LaunchConfig.of(Path.of("list.wasm"));
        Instrumentation calls = Instrumentation.NONE.withCalls(new CallPathCollector());
        debug.open(profiled ? config.withProfile(calls) : config, run::run);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (debug.stateProperty().get() != SessionState.ENDED) {
            assertTrue(System.nanoTime() < end, "waited in vain for the end");
            Thread.sleep(1);
        }
        for (Runnable task = later.poll(); task != null; task = later.poll()) {
            task.run();
        }
        assertEquals(shown, sources.frontProperty().get().stream().count(), why);
        sources.close();
        debug.close();
        coalescer.close();
        assertEquals(List.of(), failures);
    }
}
