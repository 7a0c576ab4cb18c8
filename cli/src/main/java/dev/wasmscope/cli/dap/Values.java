package dev.wasmscope.cli.dap;

import dev.wasmscope.session.Variable;
import java.util.List;

/** A list of values that a client can open. */
sealed interface Values {
    /** The row of the stack that it belongs to. */
    int frame();

    /** Variables that were read already. */
    record Listed(int frame, List<Variable> variables) implements Values {
        public Listed {
            variables = List.copyOf(variables);
        }
    }

    /** Variables of static storage of a frame's unit. */
    record Globals(int frame) implements Values {}

    /** Members, elements or the target of a variable. */
    record Children(int frame, Variable parent) implements Values {}

    /** The wasm locals of a frame. */
    record WasmLocals(int frame) implements Values {}

    /** The operand stack of a frame. */
    record Operands(int frame) implements Values {}

    /** The wasm globals. */
    record WasmGlobals(int frame) implements Values {}

    /** The memories, tables and segments. */
    record Instance(int frame) implements Values {}

    /**
     * What is in a table or an element segment.
     *
     * @param segment whether it is a segment
     */
    record Elements(int frame, boolean segment, int index) implements Values {}
}
