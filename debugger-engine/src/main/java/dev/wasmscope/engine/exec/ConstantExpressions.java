package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.RefType;
import java.util.ArrayDeque;
import java.util.Deque;

/** Evaluates constant expressions (core specification 3.3.10), those with arithmetic included. */
final class ConstantExpressions {
    private ConstantExpressions() {}

    /**
     * The value of a valid constant expression; it sees the globals that the instance has so far.
     *
     * @throws TrapException of kind OUT_OF_MEMORY if it makes an array that is too large
     */
    static Value evaluate(Instance instance, ConstExpr expression) {
        Deque<Value> stack = new ArrayDeque<>();
        InstructionCursor cursor = InstructionCursor.ofConstExpr(instance.module(), expression);
        while (cursor.next()) {
            switch (cursor.opcode()) {
                case I32_CONST -> stack.push(new Value.I32(cursor.i32()));
                case I64_CONST -> stack.push(new Value.I64(cursor.i64()));
                case F32_CONST -> stack.push(new Value.F32(cursor.f32Bits()));
                case F64_CONST -> stack.push(new Value.F64(cursor.f64Bits()));
                case V128_CONST -> stack.push(new Value.V128(cursor.v128Low(), cursor.v128High()));
                case REF_NULL ->
                        stack.push(new Value.Ref(new RefType(true, cursor.heapType()), null));
                case REF_FUNC ->
                        stack.push(
                                new Value.Ref(RefType.FUNCREF, instance.function(cursor.index())));
                case GLOBAL_GET -> stack.push(instance.global(cursor.index()).value());
                case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL ->
                        arithmetic(cursor, stack);
                case END -> {}
                default -> ConstantObjects.evaluate(instance, cursor, stack);
            }
        }
        return stack.pop();
    }

    private static void arithmetic(InstructionCursor cursor, Deque<Value> stack) {
        long y = stack.pop().slotBits();
        long x = stack.pop().slotBits();
        stack.push(
                switch (cursor.opcode()) {
                    case I32_ADD -> new Value.I32((int) (x + y));
                    case I32_SUB -> new Value.I32((int) (x - y));
                    case I32_MUL -> new Value.I32((int) (x * y));
                    case I64_ADD -> new Value.I64(x + y);
                    case I64_SUB -> new Value.I64(x - y);
                    default -> new Value.I64(x * y);
                });
    }
}
