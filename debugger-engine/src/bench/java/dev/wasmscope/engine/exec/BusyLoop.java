package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.probe.Instrumentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps one variant of the loop busy until the process is ended. */
final class BusyLoop {
    private static final List<String> KERNELS = List.of("fib", "sieve", "sha256", "dispatch");

    private BusyLoop() {}

    /**
     * Runs it.
     *
     * @param args the module, the variant, and whether it counts
     */
    public static void main(String[] args) throws IOException {
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance =
                store.instantiate(
                        ModuleReader.read(Files.readAllBytes(Path.of(args[0]))), Imports.none());
        RunMode mode = RunMode.valueOf(args[1]);
        boolean counting = Boolean.parseBoolean(args[2]);
        while (true) {
            for (String kernel : KERNELS) {
                run(store, instance, kernel, mode, counting);
            }
        }
    }

    private static void run(
            Store store, Instance instance, String kernel, RunMode mode, boolean counting) {
        GuestThread thread = new GuestThread(store);
        NoProbe probe = new NoProbe();
        if (counting) {
            thread.setInstrumentation(Instrumentation.NONE.withCalls(probe).withBranches(probe));
        } else if (mode == RunMode.PROFILE) {
            thread.setInstrumentation(Instrumentation.NONE.withCalls(probe));
        }
        if (mode == RunMode.WATCH) { // where nothing is ever read or written
            Memory memory = instance.memory(0);
            long last = memory.sizeBytes() - 1;
            thread.setWatches(List.of(Watch.bytes(memory, last, 1, Watch.Trigger.ACCESS)));
        }
        thread.start(instance.exportedFunction(kernel).orElseThrow(), List.of(Value.i32(1)));
        ExecutionResult result = thread.resume(mode);
        while (!(result instanceof ExecutionResult.Completed)) {
            result = thread.resume(mode);
        }
    }
}
