package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.binary.BodyLocals;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.lower.FrameMap.Operand;
import dev.wasmscope.engine.lower.FrameMap.Place;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.StackEffect;
import dev.wasmscope.engine.module.ValType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lowers one body to one form of code. Deterministic: the same body, form and breakpoints give the
 * same code, so the map from a place in the code to the operand stack there is found by lowering
 * again up to it, and nothing of it is kept.
 *
 * <p>The body must be valid.
 */
public final class Lowering {
    /** The kinds in word a of {@link Op#TRAP}. */
    public static final int TRAP_UNREACHABLE = 0;

    /**
     * See {@link #TRAP_UNREACHABLE}; word b is the code of the instruction that is not supported.
     */
    public static final int TRAP_UNSUPPORTED = 1;

    /** Which side of an instruction a {@link FrameMap} is asked for. */
    public enum Moment {
        /** Before it. */
        BEFORE,
        /** After it, its results pushed. */
        AFTER,
        /**
         * When its breakpoint is hit: inside a {@code loop} or {@code catch}, past the {@code end}
         * of a block, else before.
         */
        BREAK
    }

    private static final long NOWHERE = -1;

    private final Module module;
    private final FuncType type;
    private final BodyLocals body;
    private final int[] breaks;
    private final int[] localSlots;
    private final Emitter out;
    private final CodeBuilder code;
    private final VirtualStack stack;
    private final int keptSlots;
    private final BranchNumbers branches;
    private final ExceptionLowering exceptions;
    private final ControlLowering control;
    private final NumericLowering numeric;
    private final MemoryLowering memory;
    private final SimdLowering simd;
    private final VariableLowering variables;
    private final ReferenceLowering references;
    private final GcLowering gc;
    private final CallLowering calls;
    private final InstructionCursor cursor;
    private final Map<Integer, List<Operand>> breakOperands = new HashMap<>();

    private Lowering(
            Module module,
            int functionIndex,
            boolean precise,
            int[] breaks,
            int keptSlots,
            boolean listed) {
        this.module = module;
        this.type = module.functionType(functionIndex);
        this.body = BodyLocals.read(module, functionIndex);
        this.breaks = breaks;
        this.localSlots = slots(body.types());
        this.keptSlots = keptSlots;
        int behindLocals = localSlots[body.types().size()];
        this.out = new Emitter(behindLocals + keptSlots, precise);
        this.code = out.code;
        this.stack = out.stack;
        this.branches = new BranchNumbers(code, listed);
        this.exceptions = new ExceptionLowering(module, out, branches, behindLocals);
        this.control = new ControlLowering(module, type, out, exceptions, branches);
        this.numeric = new NumericLowering(out);
        this.memory = new MemoryLowering(module, out);
        this.simd = new SimdLowering(out);
        this.variables = new VariableLowering(module, out, simd, body.types(), localSlots);
        this.references = new ReferenceLowering(module, out, control);
        this.gc = new GcLowering(module, out, references);
        this.calls = new CallLowering(module, out, control);
        this.cursor = body.cursor(module);
    }

    /** The slot of each local, and behind them the first slot that is no local. */
    public static int[] slots(List<ValType> types) {
        int[] slots = new int[types.size() + 1];
        for (int i = 0; i < types.size(); i++) {
            slots[i + 1] = slots[i] + VirtualStack.width(types.get(i));
        }
        return slots;
    }

    /**
     * Lowers a defined function.
     *
     * @param precise which form
     * @param breaks code offsets of the instructions to stop before, ascending
     */
    public static Code lower(Module module, int functionIndex, boolean precise, int[] breaks) {
        Lowering lowering = new Lowering(module, functionIndex, precise, breaks, 0, false);
        lowering.run(NOWHERE, Moment.BEFORE);
        int keptSlots = lowering.exceptions.keptSlots();
        if (keptSlots > 0) {
            // Rare enough to pay with a second pass: only bodies with legacy catch blocks.
            lowering = new Lowering(module, functionIndex, precise, breaks, keptSlots, false);
            lowering.run(NOWHERE, Moment.BEFORE);
        }
        return lowering.result();
    }

    /** What is counted in a defined function, by number from 1; the same for all its code. */
    public static List<CountedBranch> branches(Module module, int functionIndex) {
        Lowering lowering = new Lowering(module, functionIndex, false, new int[0], 0, true);
        lowering.run(NOWHERE, Moment.BEFORE);
        return lowering.branches.list();
    }

    /**
     * Where the operands are at a moment of the instruction at {@code codeOffset}, in code that was
     * lowered likewise.
     */
    public static FrameMap map(
            Module module, int functionIndex, Code code, long codeOffset, Moment moment) {
        Lowering lowering =
                new Lowering(
                        module,
                        functionIndex,
                        code.precise(),
                        code.breaks(),
                        code.keptSlots(),
                        false);
        lowering.run(codeOffset, moment);
        return lowering.map();
    }

    private FrameMap map() {
        return new FrameMap(stack.snapshot(), code.count);
    }

    private Code result() {
        int params = type.params().stream().mapToInt(VirtualStack::width).sum();
        int[] loops = control.loops().stream().mapToInt(Integer::intValue).toArray();
        return new Code(
                code.ops(),
                code.codeOffsets(),
                out.precise ? code.counts() : new int[0],
                out.precise ? code.starts() : new boolean[0],
                loops,
                breaks,
                breakOperands,
                exceptions.handlers(),
                branches.count(),
                out.precise,
                params,
                localSlots[body.types().size()],
                keptSlots,
                Math.max(
                        stack.highest(),
                        type.results().stream().mapToInt(VirtualStack::width).sum()),
                body.types().stream().anyMatch(ValType::isReference));
    }

    private void run(long stop, Moment moment) {
        while (cursor.next()) {
            boolean stopHere = cursor.codeOffset() == stop;
            boolean after =
                    moment == Moment.AFTER
                            || (moment == Moment.BREAK && breaksAfter(cursor.opcode()));
            if (cursor.depth() == 0) {
                code.codeOffset = (int) cursor.codeOffset();
                control.arriveAtBodyEnd();
            }
            if (stopHere && !after) {
                return;
            }
            if (!control.skip(cursor.opcode())) {
                instruction(cursor.opcode(), (int) cursor.codeOffset());
            }
            if (stopHere) {
                return;
            }
        }
    }

    /**
     * Whether a breakpoint comes behind the instruction, so that it is hit on every way to what
     * follows.
     */
    private boolean breaksAfter(Opcode opcode) {
        return switch (opcode) {
            case LOOP, CATCH, CATCH_ALL -> true;
            case END -> control.depth() > 1;
            default -> false;
        };
    }

    private void instruction(Opcode opcode, int offset) {
        code.codeOffset = offset;
        boolean reached = !control.unreached();
        boolean isBreak = Arrays.binarySearch(breaks, offset) >= 0;
        boolean breaksAfter = breaksAfter(opcode);
        boolean counts = !opcode.isStructural();
        if (isBreak && reached && !breaksAfter) {
            boolean setsLocal = opcode == Opcode.LOCAL_SET || opcode == Opcode.LOCAL_TEE;
            emitBreak(offset, setsLocal ? topInItsSlot() + 1 : 0);
        }
        int first = code.size();
        boolean isStep = reached && (counts || (opcode == Opcode.END && !breaksAfter));
        control.begin(counts ? 1 : 0);
        lower(opcode);
        if (out.precise && isStep) {
            if (code.size() == first) {
                code.emit(Op.NOP, 0, 0, 0);
            }
            code.markStart(first);
        }
        control.finish();
        if (isBreak && breaksAfter && !control.unreached()) {
            emitBreak(offset, 0);
        }
    }

    private int topInItsSlot() {
        out.flushTop(1);
        return stack.slotOf(stack.height() - 1);
    }

    private void emitBreak(int offset, int operand) {
        List<Operand> elsewhere =
                stack.snapshot().stream().filter(o -> o.place() != Place.SLOT).toList();
        if (!elsewhere.isEmpty()) {
            breakOperands.put(offset, elsewhere);
        }
        code.emit(Op.BREAK, code.count, offset, operand);
        out.seal();
    }

    private void lower(Opcode opcode) {
        StackEffect effect = opcode.effect();
        if (MemoryLowering.isAccess(opcode)) {
            memory.access(opcode, cursor);
        } else if (isNumeric(opcode) && effect != null) {
            numeric.lower(opcode, effect);
        } else if (SimdLowering.isSimd(opcode)) {
            simd.lower(opcode, cursor);
        } else if (GcLowering.isGc(opcode)) {
            gc.lower(opcode, cursor);
        } else if (AtomicLowering.isAtomic(opcode)) {
            AtomicLowering.lower(module, out, opcode, cursor);
        } else if (!lowerControl(opcode) && !lowerData(opcode) && !lowerBulk(opcode)) {
            control.trap(TRAP_UNSUPPORTED, opcode);
        }
    }

    private static boolean isNumeric(Opcode opcode) {
        int code = opcode.code();
        return (code >= Opcode.I32_EQZ.code() && code <= Opcode.I64_EXTEND32_S.code())
                || (code >= Opcode.I32_TRUNC_SAT_F32_S.code()
                        && code <= Opcode.I64_TRUNC_SAT_F64_U.code());
    }

    private boolean lowerControl(Opcode opcode) {
        switch (opcode) {
            case UNREACHABLE -> control.trap(TRAP_UNREACHABLE, opcode);
            case NOP -> {}
            case BLOCK, TRY, TRY_TABLE -> control.block(cursor);
            case CATCH -> control.catchBlock(cursor.index());
            case CATCH_ALL -> control.catchBlock(-1);
            case DELEGATE -> control.delegate(cursor.index());
            case THROW -> control.throwNew(cursor.index());
            case THROW_REF -> control.throwReference();
            case RETHROW -> control.rethrow(cursor.index());
            case LOOP -> control.loop(cursor);
            case IF -> control.ifBlock(cursor);
            case ELSE -> control.elseBlock();
            case END -> control.end();
            case BR -> control.br(cursor.index());
            case BR_IF -> control.brIf(cursor.index());
            case BR_TABLE -> control.brTable(cursor);
            case RETURN -> control.returnNow();
            case CALL, CALL_INDIRECT, CALL_REF -> calls.lower(opcode, cursor, false);
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
                    calls.lower(opcode, cursor, true);
            default -> {
                return references.lowerPlain(opcode, cursor);
            }
        }
        return true;
    }

    private boolean lowerData(Opcode opcode) {
        switch (opcode) {
            case I32_CONST -> out.pushLazily(NumType.I32, Place.CONSTANT, cursor.i32());
            case I64_CONST -> out.pushLazily(NumType.I64, Place.CONSTANT, cursor.i64());
            case F32_CONST -> out.pushLazily(NumType.F32, Place.CONSTANT, cursor.f32Bits());
            case F64_CONST -> out.pushLazily(NumType.F64, Place.CONSTANT, cursor.f64Bits());
            case LOCAL_GET -> variables.localGet(cursor.index());
            case LOCAL_SET -> variables.localSet(cursor.index());
            case LOCAL_TEE -> variables.localTee(cursor.index());
            case GLOBAL_GET -> variables.globalGet(cursor.index());
            case GLOBAL_SET -> variables.globalSet(cursor.index());
            case DROP -> stack.pop();
            case SELECT -> variables.select(null);
            case SELECT_T -> variables.select(cursor.selectTypes().getFirst());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean lowerBulk(Opcode opcode) {
        switch (opcode) {
            case MEMORY_SIZE -> memory.memorySize(cursor.index());
            case MEMORY_GROW -> memory.memoryGrow(cursor.index());
            case MEMORY_INIT, MEMORY_COPY, TABLE_INIT, TABLE_COPY ->
                    memory.bulk(opcode, cursor.index(), cursor.secondIndex());
            case MEMORY_FILL, TABLE_FILL -> memory.bulk(opcode, cursor.index(), 0);
            case DATA_DROP, ELEM_DROP -> memory.drop(opcode, cursor.index());
            case TABLE_GET -> memory.tableGet(cursor.index());
            case TABLE_SET -> memory.tableSet(cursor.index());
            case TABLE_SIZE -> memory.tableSize(cursor.index());
            case TABLE_GROW -> memory.tableGrow(cursor.index());
            default -> {
                return false;
            }
        }
        return true;
    }
}
