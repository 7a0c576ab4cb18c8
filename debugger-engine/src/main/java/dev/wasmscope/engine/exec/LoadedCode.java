package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Code;

/**
 * A form of a function of an instance, with a number in its store: frames hold the number, so that
 * making a frame writes no references. What the loop reads is copied into fields.
 */
final class LoadedCode {
    final int id;
    final WasmFunction function;
    final Instance instance;
    final Code code;
    final int[] ops;
    final int[] codeOffsets;
    final int paramSlots;
    final int localSlots;
    final int frameSlots;
    final boolean hasReferences;

    /** Where operands are. */
    final FrameMaps maps;

    LoadedCode(int id, WasmFunction function, Code code) {
        this.id = id;
        this.function = function;
        this.instance = function.instance();
        this.code = code;
        this.ops = code.ops();
        this.codeOffsets = code.codeOffsets();
        this.paramSlots = code.paramSlots();
        this.localSlots = code.localSlots();
        this.frameSlots = code.frameSlots();
        this.hasReferences = code.hasReferences();
        this.maps = new FrameMaps(this);
    }
}
