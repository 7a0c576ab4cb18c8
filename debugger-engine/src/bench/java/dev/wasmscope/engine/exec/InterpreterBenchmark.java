package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.probe.Instrumentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The interpreter on the kernels of {@code bench/guests}, in each variant that runs on, and with
 * breakpoints that never hit. Run from the project's root or a module: the guests are found through
 * {@code -Dwasmscope.bench=DIR}, by default {@code ../bench/guests} or {@code bench/guests}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class InterpreterBenchmark {
    @Param({"fib:25", "sieve:1", "sha256:64", "nbody:8000", "dispatch:600", "hash64:1000"})
    String kernel = "";

    @Param({"kernels-O0", "kernels-O2"})
    String build = "";

    private Store store = new Store(StoreLimits.DEFAULT);
    private FunctionInstance function =
            new HostFunctionInstance(
                    "", "", dev.wasmscope.engine.module.FuncType.empty(), call -> {});
    private List<Value> arguments = List.of();

    /** Instantiates the module. */
    @Setup
    public void instantiate() throws IOException {
        Path module = guests().resolve(build + ".wasm");
        store = new Store(StoreLimits.DEFAULT);
        Instance instance =
                store.instantiate(ModuleReader.read(Files.readAllBytes(module)), Imports.none());
        String[] parts = kernel.split(":", -1);
        function = instance.exportedFunction(parts[0]).orElseThrow();
        arguments = List.of(Value.i32(Integer.parseInt(parts[1])));
    }

    private static Path guests() {
        String given = System.getProperty("wasmscope.bench");
        if (given != null) {
            return Path.of(given);
        }
        Path beside = Path.of("..", "bench", "guests");
        return Files.isDirectory(beside) ? beside : Path.of("bench", "guests");
    }

    private ExecutionResult run(RunMode mode, Instrumentation probes) {
        GuestThread thread = new GuestThread(store);
        thread.setInstrumentation(probes);
        thread.start(function, arguments);
        return thread.resume(mode);
    }

    /** The plain variant. */
    @Benchmark
    public ExecutionResult plain() {
        return run(RunMode.PLAIN, Instrumentation.NONE);
    }

    /** The profile variant with a listener that keeps nothing. */
    @Benchmark
    public ExecutionResult profile() {
        return run(RunMode.PROFILE, Instrumentation.NONE.withCalls(new NoProbe()));
    }

    /** The same and branches counted. */
    @Benchmark
    public ExecutionResult counting() {
        NoProbe probe = new NoProbe();
        return run(RunMode.PROFILE, Instrumentation.NONE.withCalls(probe).withBranches(probe));
    }
}
