package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.ValType;
import java.util.List;

/** An open block while a body is checked (core specification, appendix "Validation Algorithm"). */
final class ControlFrame {

    /** What opened it; {@code else}, {@code catch} and {@code catch_all} replace their opener. */
    Opcode opcode;

    final List<ValType> params;
    final List<ValType> results;

    /** Operands below the block's parameters. */
    final int height;

    /** Number in the {@link BlockTable}. */
    final int number;

    /** How many locals had been initialised when the block began. */
    final int initialisedLocals;

    boolean unreachable;

    ControlFrame(
            Opcode opcode,
            List<ValType> params,
            List<ValType> results,
            int height,
            int number,
            int initialisedLocals) {
        this.opcode = opcode;
        this.params = params;
        this.results = results;
        this.height = height;
        this.number = number;
        this.initialisedLocals = initialisedLocals;
    }

    /** What a branch to this block carries. */
    List<ValType> labelTypes() {
        return opcode == Opcode.LOOP ? params : results;
    }
}
