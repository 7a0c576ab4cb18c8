package dev.wasmscope.bench;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.probe.CallListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The engine of this project; the clock always counts. */
final class WasmscopeEngine implements Engine {

    private final boolean profiled;

    WasmscopeEngine(boolean profiled) {
        this.profiled = profiled;
    }

    @Override
    public Guest load(Path module) throws IOException {
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance =
                store.instantiate(ModuleReader.read(Files.readAllBytes(module)), Imports.none());
        return (export, argument) -> call(store, instance, export, argument);
    }

    private int call(Store store, Instance instance, String export, int argument) {
        GuestThread thread = new GuestThread(store);
        if (profiled) {
            thread.setCallListener(new NoListener());
        }
        thread.start(
                instance.exportedFunction(export).orElseThrow(), List.of(new Value.I32(argument)));
        RunMode mode = profiled ? RunMode.PROFILE : RunMode.PLAIN;
        if (thread.resume(mode) instanceof ExecutionResult.Completed(List<Value> results)
                && results.getFirst() instanceof Value.I32(int result)) {
            return result;
        }
        throw new IllegalStateException(export + " did not complete");
    }

    /** What the profile variant itself costs, without what a profiler does with the events. */
    private static final class NoListener implements CallListener {
        @Override
        public void enter(int instance, int functionIndex, long clock) {}

        @Override
        public void leave(long clock) {}
    }
}
