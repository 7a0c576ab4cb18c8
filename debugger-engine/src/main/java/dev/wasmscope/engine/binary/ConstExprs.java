package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.ByteRange;
import dev.wasmscope.engine.module.ConstExpr;

/** Finds where a constant expression ends by decoding it once. */
final class ConstExprs {

    private ConstExprs() {}

    static ConstExpr read(ByteReader in) {
        int start = in.position();
        InstructionCursor cursor = new InstructionCursor(in, 0, true);
        while (cursor.next()) {
            // Whether the instructions are constant is the validator's question.
        }
        return new ConstExpr(new ByteRange(start, in.position()));
    }
}
