package dev.wasmscope.bench;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.Watch;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.probe.CallListener;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.profiler.collect.CallPathCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The engine of this project; the clock always counts. */
final class WasmscopeEngine implements Engine {
    /** What is switched on beside the plain run. */
    enum Extra {
        NOTHING,
        /** The profile variant itself, without what a profiler does with the events. */
        PROFILE,
        /** An exact profile of functions and call paths. */
        PATHS,
        /** An exact profile with lines and instructions. */
        COUNTS,
        /** {@value NeverHit#COUNT} breakpoints on code that does not run. */
        BREAKPOINTS,
        /** A watch of eight bytes near address 0, which linkers leave unused. */
        WATCH,
        /** {@value UnusedBytes#COUNT} watches of reads and writes that are not done. */
        WATCHES
    }

    private final Extra extra;

    WasmscopeEngine(Extra extra) {
        this.extra = extra;
    }

    @Override
    public Guest load(Path module) throws IOException {
        Store store = new Store(StoreLimits.DEFAULT);
        Module decoded = ModuleReader.read(Files.readAllBytes(module));
        Instance instance = store.instantiate(decoded, Imports.none());
        NeverHit breakpoints = new NeverHit(decoded, instance);
        UnusedBytes watches = new UnusedBytes(instance);
        return (export, argument) -> call(store, instance, breakpoints, watches, export, argument);
    }

    private int call(
            Store store,
            Instance instance,
            NeverHit breakpoints,
            UnusedBytes watches,
            String export,
            int argument) {
        GuestThread thread = new GuestThread(store);
        if (extra == Extra.PROFILE) {
            thread.setInstrumentation(Instrumentation.NONE.withCalls(new NoListener()));
        }
        if (extra == Extra.PATHS) {
            thread.setInstrumentation(new CallPathCollector().calls());
        }
        if (extra == Extra.COUNTS) {
            thread.setInstrumentation(new CallPathCollector().instructions());
        }
        if (extra == Extra.WATCH) {
            thread.setWatches(List.of(Watch.bytes(instance.memory(0), 8, 8, Watch.Trigger.WRITE)));
        }
        if (extra == Extra.WATCHES) {
            watches.setFor(export, thread);
        }
        if (extra == Extra.BREAKPOINTS) {
            breakpoints.setFor(export, thread);
        }
        thread.start(
                instance.exportedFunction(export).orElseThrow(), List.of(new Value.I32(argument)));
        ExecutionResult result = thread.resume(RunMode.PLAIN);
        while (!(result instanceof ExecutionResult.Completed)) {
            switch (result) {
                case ExecutionResult.BreakHit hit -> breakpoints.remove(thread, hit.location());
                case ExecutionResult.WatchHit hit -> watches.remove(thread, hit.accesses());
                default -> throw new IllegalStateException(export + ": " + result);
            }
            result = thread.resume(RunMode.PLAIN);
        }
        if (result instanceof ExecutionResult.Completed(List<Value> results)
                && results.getFirst() instanceof Value.I32(int value)) {
            return value;
        }
        throw new IllegalStateException(export + " did not complete");
    }

    private static final class NoListener implements CallListener {
        @Override
        public void enter(int instance, int functionIndex, int callSite, long clock) {}

        @Override
        public void leave(long clock) {}
    }
}
