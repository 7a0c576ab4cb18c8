package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.HeapType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.TypeIndex;

/**
 * Tests, casts and conversions of references, and the branches on them. A reference that is only
 * looked at stays where it is. A branch first leaves its test in the number half of the reference's
 * slot, which nothing else uses.
 */
final class ReferenceLowering {
    private final Module module;
    private final Emitter out;
    private final CodeBuilder code;
    private final VirtualStack stack;
    private final ControlLowering control;

    ReferenceLowering(Module module, Emitter out, ControlLowering control) {
        this.module = module;
        this.out = out;
        this.code = out.code;
        this.stack = out.stack;
        this.control = control;
    }

    /** The references of the first editions: null, functions, tests for null. */
    boolean lowerPlain(Opcode opcode, InstructionCursor cursor) {
        switch (opcode) {
            case REF_NULL -> out.produce(Op.REF_NULL, new RefType(true, cursor.heapType()), 0, 0);
            case REF_FUNC -> refFunc(cursor.index());
            case REF_IS_NULL -> out.produce(Op.REF_IS_NULL, NumType.I32, out.popSlot(), 0);
            case REF_EQ -> {
                int second = out.popSlot();
                produce(HeapOp.REF_EQ, NumType.I32, out.popSlot(), second, 0);
            }
            case REF_AS_NON_NULL -> {
                RefType type = topType();
                check(HeapOp.REF_AS_NON_NULL, new RefType(false, type.heapType()), 0, 0);
            }
            case BR_ON_NULL -> branchOnNull(cursor.index());
            case BR_ON_NON_NULL -> branchOnNonNull(cursor.index());
            default -> {
                return false;
            }
        }
        return true;
    }

    void lower(Opcode opcode, InstructionCursor cursor) {
        switch (opcode) {
            case REF_TEST ->
                    produce(
                            HeapOp.REF_TEST,
                            NumType.I32,
                            out.popSlot(),
                            heapType(cursor.heapType()),
                            0);
            case REF_TEST_NULL ->
                    produce(
                            HeapOp.REF_TEST,
                            NumType.I32,
                            out.popSlot(),
                            heapType(cursor.heapType()),
                            1);
            case REF_CAST -> cast(new RefType(false, cursor.heapType()));
            case REF_CAST_NULL -> cast(new RefType(true, cursor.heapType()));
            case BR_ON_CAST, BR_ON_CAST_FAIL -> branchOnCast(opcode, cursor);
            case ANY_CONVERT_EXTERN -> retype(new RefType(nullable(), AbstractHeapType.ANY));
            case EXTERN_CONVERT_ANY -> retype(new RefType(nullable(), AbstractHeapType.EXTERN));
            case REF_I31 ->
                    produce(
                            HeapOp.REF_I31,
                            new RefType(false, AbstractHeapType.I31),
                            out.popSlot(),
                            0,
                            0);
            case I31_GET_S -> produce(HeapOp.I31_GET_S, NumType.I32, out.popSlot(), 0, 0);
            case I31_GET_U -> produce(HeapOp.I31_GET_U, NumType.I32, out.popSlot(), 0, 0);
            default -> throw new IllegalStateException("not on references: " + opcode);
        }
    }

    /** An abstract heap type is the complement of its number, a defined one its index. */
    private static int heapType(HeapType type) {
        return switch (type) {
            case AbstractHeapType a -> ~a.ordinal();
            case TypeIndex(int index) -> index;
        };
    }

    private void produce(int op, dev.wasmscope.engine.module.ValType type, int b, int c, int d) {
        int at = code.emitWide(op, stack.topSlot(), b, c, d, 0, 0);
        stack.push(type);
        out.produced(at);
    }

    private RefType topType() {
        return (RefType) stack.peek(0).type();
    }

    private boolean nullable() {
        return topType().nullable();
    }

    private void refFunc(int function) {
        TypeIndex type = new TypeIndex(module.functions().get(function).typeIndex());
        out.produce(Op.REF_FUNC, new RefType(false, type), 0, function);
    }

    private void cast(RefType target) {
        check(HeapOp.REF_CAST, target, heapType(target.heapType()), target.nullable() ? 1 : 0);
    }

    /** Emits a check of the top operand, which then has the type. */
    private void check(int op, RefType type, int c, int d) {
        code.emitWide(op, 0, out.slotOf(stack.peek(0)), c, d, 0, 0);
        retype(type);
    }

    private void retype(RefType type) {
        Operand operand = stack.pop();
        stack.push(type, operand.place(), operand.value());
    }

    private void branchOnNull(int depth) {
        Operand operand = stack.pop();
        int flag = operand.slot();
        code.emit(Op.REF_IS_NULL, flag, out.slotOf(operand), 0);
        control.branch(depth, new Condition(Op.BR_NONZERO, flag, flag, 0));
        RefType type = (RefType) operand.type();
        stack.push(new RefType(false, type.heapType()), operand.place(), operand.value());
    }

    private void branchOnNonNull(int depth) {
        Operand operand = stack.peek(0);
        int flag = operand.slot();
        code.emit(Op.REF_IS_NULL, flag, out.slotOf(operand), 0);
        control.branch(depth, new Condition(Op.I32_EQZ, flag, flag, 0));
        stack.pop();
    }

    private void branchOnCast(Opcode opcode, InstructionCursor cursor) {
        RefType target = new RefType(cursor.targetNullable(), cursor.targetHeapType());
        boolean restNullable = cursor.sourceNullable() && !target.nullable();
        RefType rest = new RefType(restNullable, cursor.heapType());
        boolean onSuccess = opcode == Opcode.BR_ON_CAST;
        Operand operand = stack.peek(0);
        int flag = operand.slot();
        code.emitWide(
                HeapOp.REF_TEST,
                flag,
                out.slotOf(operand),
                heapType(target.heapType()),
                target.nullable() ? 1 : 0,
                0,
                0);
        control.branch(
                cursor.index(),
                new Condition(onSuccess ? Op.BR_NONZERO : Op.I32_EQZ, flag, flag, 0));
        retype(onSuccess ? rest : target);
    }
}
