package dev.wasmscope.engine.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What fuzzing starts from: generated modules, and inputs that once went wrong. */
final class Seeds {
    private static final int GENERATED = 40;

    private Seeds() {}

    /** For a target. */
    static List<byte[]> of(Target target) {
        List<byte[]> seeds = new ArrayList<>();
        if (target == Target.NAMES) {
            seeds.addAll(names());
        } else {
            for (int i = 0; i < GENERATED; i++) {
                seeds.add(ModuleGenerator.generate(i, NodeWorker.all()));
            }
        }
        FOUND.forEach(hex -> seeds.add(HexFormat.of().parseHex(hex.replace(" ", ""))));
        return seeds;
    }

    private static List<byte[]> names() {
        WasmBytes functions = new WasmBytes().unsigned(1).unsigned(0).name("f");
        WasmBytes locals = new WasmBytes().unsigned(1).unsigned(0).append(functions);
        return List.of(
                "".getBytes(StandardCharsets.UTF_8),
                new WasmBytes().raw(0).sized(new WasmBytes().name("module")).bytes(),
                new WasmBytes().raw(1).sized(functions).raw(2).sized(locals).bytes(),
                new WasmBytes().raw(7).sized(functions).raw(10).sized(locals).bytes());
    }

    /** Modules that fuzzing found something with, in hexadecimal. */
    private static final List<String> FOUND =
            List.of(
                    // a body with locals of a function whose type does not exist
                    "0061736d 01000000 0104 01600000 0302 0107 0a06 0104 01017f 0b");
}
