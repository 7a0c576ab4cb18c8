package dev.wasmscope.engine.fuzz;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmException;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.ExternalType;

/** Runs generated modules on Endive's interpreter and describes the run as {@link Runner} does. */
final class EndiveRunner {
    /** Words of Endive's messages and ours. */
    private static final List<List<String>> KINDS =
            List.of(
                    List.of("unreachable", "unreachable"),
                    List.of("out of bounds memory access", "memory"),
                    List.of("integer divide by zero", "divide by zero"),
                    List.of("integer overflow", "not representable"),
                    List.of("invalid conversion to integer", "not representable"),
                    List.of("undefined element", "table"),
                    List.of("out of bounds table access", "table"),
                    List.of("uninitialized element", "indirect call"),
                    List.of("indirect call type mismatch", "indirect call"),
                    List.of("out of bounds array access", "array"),
                    List.of("cast failure", "cast"),
                    List.of("null", "null"),
                    List.of("too many", "too large"));

    String run(byte[] wasm) {
        WasmModule module = Parser.parse(wasm);
        Instance instance = Instance.builder(module).build();
        List<String> said = new ArrayList<>();
        List<String> memories = new ArrayList<>();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export export = module.exportSection().getExport(i);
            if (export.exportType() == ExternalType.FUNCTION) {
                said.add(call(instance, export.name()));
            } else if (export.exportType() == ExternalType.MEMORY) {
                memories.add(
                        export.name() + " " + checksum(instance.exports().memory(export.name())));
            }
        }
        said.addAll(memories);
        return String.join(", ", said);
    }

    private static String call(Instance instance, String name) {
        String end = "ok";
        try {
            instance.export(name).apply();
        } catch (WasmException e) {
            end = "exception";
        } catch (RuntimeException | StackOverflowError e) {
            end = kind(e);
        }
        long folded = instance.exports().global("result").getValue();
        return "%s %s %s".formatted(name, end, Long.toHexString(folded));
    }

    private static String kind(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return KINDS.stream()
                .filter(pair -> message.contains(pair.getFirst()))
                .findFirst()
                .map(List::getLast)
                .orElseGet(() -> e.toString());
    }

    private static String checksum(Memory memory) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            int size = memory.pages() * 65536;
            return HexFormat.of().formatHex(sha1.digest(memory.readBytes(0, size)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
