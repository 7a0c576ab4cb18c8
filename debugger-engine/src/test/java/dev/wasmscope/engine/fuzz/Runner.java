package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.validate.ModuleValidator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Runs generated modules on our engine and describes the run in the words of node.mjs. */
final class Runner {
    /** How a thread that was started is brought to its end. */
    interface Driver {
        ExecutionResult run(GuestThread thread, Instance instance);
    }

    private final Driver driver;
    private final List<Long> clocks = new ArrayList<>();

    Runner(Driver driver) {
        this.driver = driver;
    }

    /** One that just runs. */
    static Runner plain() {
        return new Runner((thread, _) -> thread.resume(RunMode.PLAIN));
    }

    /** The clock at the end of each call of the last module. */
    List<Long> clocks() {
        return List.copyOf(clocks);
    }

    /** How each export ended, with the result so far, then a checksum of each memory. */
    String run(byte[] wasm) {
        clocks.clear();
        Module module = ModuleReader.read(wasm);
        ModuleValidator.validateAll(module);
        Store store = new Store(StoreLimits.DEFAULT);
        Instance instance = store.instantiate(module, Imports.none());
        List<String> said = new ArrayList<>();
        instance.exports().keySet().stream()
                .filter(name -> name.startsWith("run") || name.equals("dump"))
                .forEach(name -> said.add(call(instance, name)));
        for (int i = 0; i < instance.memories().size(); i++) {
            said.add("memory" + i + " " + checksum(instance.memory(i)));
        }
        return String.join(", ", said);
    }

    private String call(Instance instance, String name) {
        GuestThread thread = new GuestThread(instance.store());
        thread.start(instance.exportedFunction(name).orElseThrow(), List.of());
        ExecutionResult result = driver.run(thread, instance);
        clocks.add(thread.clock());
        GlobalInstance folded = (GlobalInstance) instance.export("result").orElseThrow();
        return "%s %s %s".formatted(name, end(result), Long.toHexString(folded.value().slotBits()));
    }

    private static String end(ExecutionResult result) {
        return switch (result) {
            case ExecutionResult.Completed _ -> "ok";
            case ExecutionResult.Trapped(var trap) -> kind(trap.kind());
            default -> result.toString();
        };
    }

    /** The words for a trap that node's messages can be told apart by. */
    private static String kind(TrapKind kind) {
        return switch (kind) {
            case OUT_OF_BOUNDS_MEMORY_ACCESS -> "memory";
            case OUT_OF_BOUNDS_TABLE_ACCESS, UNDEFINED_ELEMENT -> "table";
            case UNINITIALIZED_ELEMENT, INDIRECT_CALL_TYPE_MISMATCH -> "indirect call";
            case INTEGER_DIVIDE_BY_ZERO -> "divide by zero";
            // node has other words for a division that overflows than for a conversion
            case INTEGER_OVERFLOW, INVALID_CONVERSION_TO_INTEGER -> "not representable";
            case NULL_REFERENCE,
                    NULL_FUNCTION_REFERENCE,
                    NULL_STRUCTURE_REFERENCE,
                    NULL_ARRAY_REFERENCE,
                    NULL_I31_REFERENCE,
                    NULL_EXCEPTION_REFERENCE ->
                    "null";
            case CAST_FAILURE -> "cast";
            case OUT_OF_BOUNDS_ARRAY_ACCESS -> "array";
            case UNCAUGHT_EXCEPTION -> "exception";
            case OUT_OF_MEMORY -> "too large";
            default -> kind.text();
        };
    }

    private static String checksum(Memory memory) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            int size = (int) memory.sizeBytes();
            return HexFormat.of().formatHex(sha1.digest(memory.read(0, size)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The place where two descriptions differ, or nothing. */
    static Optional<String> difference(String ours, String theirs) {
        String[] left = ours.split(", ");
        String[] right = theirs.split(", ");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            if (!left[i].equals(right[i])) {
                return Optional.of("ours: " + left[i] + "; theirs: " + right[i]);
            }
        }
        return left.length == right.length
                ? Optional.empty()
                : Optional.of("ours: " + ours + "; theirs: " + theirs);
    }
}
