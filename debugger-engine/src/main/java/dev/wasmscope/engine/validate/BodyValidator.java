package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.binary.BodyLocals;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Immediate;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.Proposal;
import dev.wasmscope.engine.module.StackEffect;
import dev.wasmscope.engine.module.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks one body instruction by instruction (core specification 3.4 and the appendix "Validation
 * Algorithm"). Who wants to use the types as well walks along: after {@link #next} the {@linkplain
 * #cursor cursor} shows the instruction and the operand stack is the one after it.
 *
 * <p>Most instructions are checked from their line in the {@link Opcode} table alone; the {@code
 * …Rules} classes have the others.
 */
public final class BodyValidator {

    private final BodyState state;
    private final InstructionCursor cursor;
    private final int paramCount;
    private int instructionCount;

    private BodyValidator(BodyState state, int paramCount) {
        this.state = state;
        this.cursor = state.cursor;
        this.paramCount = paramCount;
    }

    static BodyValidator ofBody(ModuleContext context, FunctionInfo function) {
        BodyLocals locals = BodyLocals.read(context.module(), function.index());
        var type = context.module().functionType(function.index());
        for (ValType local : locals.types()) {
            TypeValidator.requireKnown(context, local, "code", locals.firstInstruction());
        }
        LocalTypes localTypes = new LocalTypes(locals.types(), type.params().size());
        InstructionCursor cursor = locals.cursor(context.module());
        BodyState state =
                new BodyState(context, cursor, localTypes, function, "code", type.results());
        return new BodyValidator(state, type.params().size());
    }

    static BodyValidator ofConstExpr(
            ModuleContext context, InstructionCursor cursor, String section, ValType result) {
        BodyState state =
                new BodyState(context, cursor, LocalTypes.NONE, null, section, List.of(result));
        return new BodyValidator(state, 0);
    }

    /** The cursor at the instruction last checked. */
    public InstructionCursor cursor() {
        return cursor;
    }

    /**
     * Decodes and checks the next instruction.
     *
     * @return false at the end of the body
     * @throws InvalidModuleException if the instruction is not valid here
     * @throws dev.wasmscope.engine.binary.MalformedModuleException if the bytes do not decode
     */
    public boolean next() {
        if (!decode()) {
            return false;
        }
        check();
        return true;
    }

    /** Decodes the next instruction, to look at the operands before {@link #check}. */
    boolean decode() {
        if (!cursor.next()) {
            cursor.requireFullyRead();
            return false;
        }
        instructionCount++;
        return true;
    }

    void check() {
        Opcode opcode = cursor.opcode();
        StackEffect effect = opcode.effect();
        if (effect == null) {
            checkVarying(opcode);
        } else {
            applyEffect(effect, checkImmediates(opcode));
        }
    }

    private void applyEffect(StackEffect effect, AddressType addressType) {
        String operands = effect.operands();
        for (int i = operands.length() - 1; i >= 0; i--) {
            state.pop(StackEffect.type(operands.charAt(i), addressType));
        }
        String results = effect.results();
        for (int i = 0; i < results.length(); i++) {
            state.push(StackEffect.type(results.charAt(i), addressType));
        }
    }

    /** Checks the immediates; the answer is the address type of the memory named, if any. */
    private AddressType checkImmediates(Opcode opcode) {
        Immediate kind = opcode.immediate();
        return switch (kind) {
            case NONE, I32, I64, F32, F64, V128, FENCE -> AddressType.I32;
            case MEMARG, MEMARG_LANE, MEMORY, DATA_MEMORY ->
                    MemoryRules.checkImmediates(state, opcode);
            case LANE, LANES16 -> {
                MemoryRules.checkLanes(state, opcode);
                yield AddressType.I32;
            }
            case DATA -> {
                MemoryRules.checkData(state, cursor.index());
                yield AddressType.I32;
            }
            case ELEMENT -> {
                state.require(
                        state.context.element(cursor.index()), "elem segment", cursor.index());
                yield AddressType.I32;
            }
            default -> throw new IllegalStateException("no check for immediate " + kind);
        };
    }

    private void checkVarying(Opcode opcode) {
        if (opcode.proposal() == Proposal.GC) {
            GcRules.check(state, opcode);
            return;
        }
        switch (opcode.immediate()) {
            case LOCAL, GLOBAL -> VariableRules.check(state, opcode);
            case TABLE, TABLE_TABLE, ELEMENT_TABLE -> TableRules.check(state, opcode);
            case MEMORY_MEMORY -> MemoryRules.checkCopy(state);
            case TAG, BLOCK_TYPE_CATCHES -> ExceptionRules.check(state, opcode);
            case SELECT_TYPES -> ReferenceRules.checkTypedSelect(state);
            case HEAP_TYPE -> ReferenceRules.check(state, opcode);
            default -> checkByOpcode(opcode);
        }
    }

    private void checkByOpcode(Opcode opcode) {
        switch (opcode) {
            case REF_IS_NULL, REF_FUNC, REF_AS_NON_NULL, BR_ON_NULL, BR_ON_NON_NULL ->
                    ReferenceRules.check(state, opcode);
            case DROP, SELECT -> ReferenceRules.checkParametric(state, opcode);
            case CALL,
                    CALL_INDIRECT,
                    CALL_REF,
                    RETURN_CALL,
                    RETURN_CALL_INDIRECT,
                    RETURN_CALL_REF ->
                    CallRules.check(state, opcode);
            case TRY, CATCH_ALL, RETHROW, DELEGATE, THROW_REF ->
                    ExceptionRules.check(state, opcode);
            default -> ControlRules.check(state, opcode);
        }
    }

    /** Values on the operand stack. */
    public int height() {
        return state.height();
    }

    /**
     * The type of an operand; null if it is unknown, which happens in unreachable code only.
     *
     * @param fromTop 0 for the top of the stack
     */
    public @Nullable ValType operandFromTop(int fromTop) {
        return state.operand(state.height() - 1 - fromTop);
    }

    /** Whether the instruction that follows can never be executed. */
    public boolean isUnreachable() {
        return state.frameCount() > 0 && state.top().unreachable;
    }

    /** The types on the operand stack, bottom first; unknown ones are left out. */
    public List<ValType> operandTypes() {
        return state.operandTypes();
    }

    /** The types of the locals, parameters first. */
    public List<ValType> localTypes() {
        return state.locals.types();
    }

    /** The structure of what has been read so far. */
    public BlockTable blocks() {
        return state.blocks;
    }

    FunctionFacts facts(int functionIndex) {
        return new FunctionFacts(
                functionIndex,
                state.locals.types(),
                paramCount,
                state.maxHeight(),
                instructionCount,
                state.blocks);
    }
}
