package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.Trap;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command module run to its end.
 *
 * @param exitCode the guest's code; 134 after a trap
 * @param stdout what it wrote
 * @param stderr what it wrote
 * @param trap the message of a trap, or nothing
 * @param calls its last calls to the host
 */
@SuppressWarnings("ArrayRecordComponent") // results are looked at, never compared
record GuestRun(
        int exitCode, byte[] stdout, byte[] stderr, String trap, List<HostCallEvent> calls) {
    private static final long MAX_INSTRUCTIONS = 20_000_000_000L;

    /** Runs {@code _start} with these options; output and error are collected. */
    static GuestRun of(byte[] wasm, WasiOptions.Builder options) throws ErrnoException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        options.stdout(OutputSink.to(out)).stderr(OutputSink.to(err));
        try (WasiPreview1 wasi = new WasiPreview1(options.build())) {
            Store store = new Store(StoreLimits.DEFAULT.withMaxInstructions(MAX_INSTRUCTIONS));
            Imports imports = Imports.of(wasi.modules().toArray(HostModule[]::new));
            Instance instance = store.instantiate(ModuleReader.read(wasm), imports);
            ExecutionResult end = run(store, instance);
            String trap = end instanceof ExecutionResult.Trapped(Trap why) ? why.toString() : "";
            return new GuestRun(
                    exitCode(end),
                    out.toByteArray(),
                    err.toByteArray(),
                    trap,
                    store.hostCalls().events());
        }
    }

    private static ExecutionResult run(Store store, Instance instance) {
        GuestThread thread = new GuestThread(store);
        thread.start(instance.exportedFunction("_start").orElseThrow(), List.of());
        return thread.resume(RunMode.PLAIN);
    }

    private static int exitCode(ExecutionResult end) {
        return switch (end) {
            case ExecutionResult.Completed ignored -> 0;
            case ExecutionResult.Exited exited -> exited.code();
            case ExecutionResult.Trapped ignored -> 134;
            default -> throw new AssertionError("ended with " + end);
        };
    }

    String outText() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    String errText() {
        return new String(stderr, StandardCharsets.UTF_8);
    }

    /** The trap and the last calls, one a line, for messages of failing tests. */
    String lastCalls(int count) {
        StringBuilder lines = new StringBuilder(trap).append('\n');
        for (HostCallEvent event : calls.subList(Math.max(0, calls.size() - count), calls.size())) {
            lines.append("  ").append(event.name()).append(event.arguments());
            lines.append(" = ").append(event.result()).append('\n');
        }
        return lines.toString();
    }
}
