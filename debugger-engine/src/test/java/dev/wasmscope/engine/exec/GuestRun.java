package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.gc.HeapObject;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.wasi.InputSource;
import dev.wasmscope.engine.wasi.RandomSource;
import dev.wasmscope.engine.wasi.StreamInput;
import dev.wasmscope.engine.wasi.WasiClock;
import dev.wasmscope.engine.wasi.WasiOptions;
import dev.wasmscope.engine.wasi.WasiPreview1;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.testing.TestInputs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A real guest, started and not yet run, whose every run is the same. */
final class GuestRun {
    final Store store;
    final Instance instance;
    final GuestThread thread;
    final ByteArrayOutputStream output = new ByteArrayOutputStream();

    GuestRun(String guest, String... arguments) {
        this(ModuleReader.read(TestInputs.guestBytes(guest)), new byte[0], arguments);
    }

    GuestRun(Module module, byte[] input, String... arguments) {
        this(StoreLimits.DEFAULT, module, input, arguments);
    }

    GuestRun(StoreLimits limits, Module module, byte[] input, String... arguments) {
        this.store = new Store(limits);
        this.instance = store.instantiate(module, Imports.of(wasi(input, arguments)));
        this.thread = new GuestThread(store);
        thread.start(instance.exportedFunction("_start").orElseThrow(), List.of());
    }

    private HostModule[] wasi(byte[] input, String... arguments) {
        InputSource stdin = new StreamInput(new ByteArrayInputStream(input), false);
        WasiOptions options =
                WasiOptions.builder()
                        .args(Arrays.asList(arguments))
                        .stdin(stdin)
                        .stdout(output::write)
                        .stderr(output::write)
                        .clock(WasiClock.deterministic(0, 1000))
                        .random(RandomSource.seeded(1))
                        .build();
        try {
            return new WasiPreview1(options).modules().toArray(HostModule[]::new);
        } catch (ErrnoException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that a guest can see of its own run, as text. */
    String outcome(ExecutionResult result) {
        return "%s clock=%d memory=%08x globals=%s output=%08x"
                .formatted(
                        result,
                        thread.clock(),
                        Arrays.hashCode(
                                instance.memory(0).read(0, (int) instance.memory(0).sizeBytes())),
                        instance.globals().stream().map(g -> text(g.value())).toList(),
                        Arrays.hashCode(output.toByteArray()));
    }

    /** What a debugger sees at the innermost frame. */
    static String state(GuestThread thread) {
        FrameView frame = thread.frame(0);
        return "clock=%d depth=%d sp=%x locals=%s stack=%s"
                .formatted(
                        thread.clock(),
                        thread.depth(),
                        frame.stackPointer(),
                        text(frame.locals()),
                        text(frame.operandStack()));
    }

    private static List<String> text(List<Value> values) {
        return values.stream().map(GuestRun::text).toList();
    }

    /** A value that reads the same in every run: objects by type and numbers, not by identity. */
    static String text(Value value) {
        return value instanceof Value.Ref(var type, var object)
                ? type + " " + referent(object, 2)
                : value.toString();
    }

    private static String referent(@Nullable Object object, int levels) {
        return switch (object) {
            case StructInstance struct when levels > 0 ->
                    struct.type().toString()
                            + IntStream.range(0, struct.fieldCount())
                                    .mapToObj(struct::field)
                                    .map(
                                            field ->
                                                    field instanceof Value.Ref(var _, var inner)
                                                            ? referent(inner, levels - 1)
                                                            : field.toString())
                                    .toList();
            case HeapObject other -> other.type().toString();
            case ExceptionInstance exception -> "exception of " + exception.location();
            case null, default -> String.valueOf(object);
        };
    }

    CodeLocation location() {
        return thread.location(0);
    }
}
