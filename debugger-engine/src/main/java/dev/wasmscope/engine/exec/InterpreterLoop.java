package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.lower.Op;
import org.jspecify.annotations.Nullable;

/**
 * The interpreter loop: runs the frames of one guest thread until something stops it.
 *
 * <p>One source for all variants. Loaded as it is, the class is the plain variant; {@link
 * LoopVariants} loads it again with class data that turns on {@link #STEP}, {@link #PROFILE} or
 * {@link #WATCH}. They are constants, so the compiler drops what a variant does not use. {@link
 * WatchedAccesses}, {@link PageCounting} and {@link CountedBranches} add to some what would not fit
 * here.
 *
 * <p>The frame's parts live in local variables while the loop runs, and in the {@link ThreadState}
 * whenever the loop hands over. The method must stay below 8,000 bytes of bytecode, or HotSpot
 * never compiles it: rare operations are methods of other classes.
 */
final class InterpreterLoop implements Loop {
    private static final boolean STEP =
            LoopVariants.current(java.lang.invoke.MethodHandles.lookup()) == RunMode.STEP;
    private static final boolean PROFILE =
            LoopVariants.current(java.lang.invoke.MethodHandles.lookup()) == RunMode.PROFILE;
    private static final boolean WATCH =
            LoopVariants.current(java.lang.invoke.MethodHandles.lookup()).tellsAccesses();

    /** Whether the call listener is told. */
    private static final boolean CALLS = PROFILE || STEP || WATCH;

    private static final long U32 = 0xffff_ffffL;

    @Override
    @SuppressWarnings({"IntLongMath", "NarrowCalculation"}) // i32 arithmetic wraps
    public Outcome run(ThreadState thread) {
        int depth = thread.depth;
        int[] frames = thread.frames;
        long[] stackPointers = thread.stackPointers;
        long[] st = thread.slots;
        @Nullable Object[] rf = thread.refs;
        LoadedCode[] codes = thread.store().codes();
        long clock = thread.clockBase;
        int top = (depth - 1) * ThreadState.FRAME;
        int pc = frames[top + 1];
        int fp = frames[top + 2];
        LoadedCode code = codes[frames[top]];
        int[] ops = code.ops;
        Instance instance = code.instance;
        byte[] memory = instance.memory0.bytes;
        long memorySize = instance.memory0.arraySize;
        int steps = thread.steps;
        int floor = thread.floor;
        long ea;
        try {
            loop:
            for (; ; ) {
                if (STEP
                        && codes[frames[(depth - 1) * ThreadState.FRAME]].code.startsInstruction(pc)
                        && --steps < 0) {
                    thread.save(depth, pc, clock);
                    return Outcome.STEPPED;
                }
                FunctionInstance callee;
                watched:
                {
                    returned:
                    {
                        call:
                        {
                            int entry;
                            table:
                            {
                                branch:
                                {
                                    next:
                                    {
                                        access:
                                        {
                                            int op = ops[pc];
                                            if (WATCH
                                                    && op >= Op.FIRST_WATCHED
                                                    && op < Op.LOAD8_S
                                                    && thread.variablesWatched
                                                    && thread.isWatched(instance, ops, pc, fp)) {
                                                break watched;
                                            }
                                            switch (op) {
                                                case Op.NOP:
                                                    break next;
                                                case Op.BREAK:
                                                    if (!STEP && thread.atBreak(pc, clock, depth)) {
                                                        return Outcome.BREAK;
                                                    }
                                                    break next;
                                                case Op.MOVE:
                                                    st[fp + ops[pc + 1]] = st[fp + ops[pc + 2]];
                                                    break next;
                                                case Op.CONST:
                                                    st[fp + ops[pc + 1]] = ops[pc + 3];
                                                    break next;
                                                case Op.CONST_WIDE:
                                                    st[fp + ops[pc + 1]] =
                                                            (ops[pc + 2] & U32)
                                                                    | ((long) ops[pc + 3] << 32);
                                                    break next;
                                                case Op.BR:
                                                case Op.GOTO:
                                                    break branch;
                                                case Op.BR_ZERO:
                                                    if ((int) st[fp + ops[pc + 1]] == 0) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_NONZERO:
                                                    if ((int) st[fp + ops[pc + 1]] != 0) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_TABLE:
                                                    {
                                                        int index = (int) st[fp + ops[pc + 1]];
                                                        int last = ops[pc + 3] - 1;
                                                        // Read by the common tail as if it were
                                                        // a branch's target and clock.
                                                        entry =
                                                                pc
                                                                        + 4
                                                                        + 4
                                                                                * (Integer
                                                                                                        .compareUnsigned(
                                                                                                                index,
                                                                                                                last)
                                                                                                < 0
                                                                                        ? index
                                                                                        : last);
                                                        break table;
                                                    }
                                                case Op.CLOCK:
                                                    clock += ops[pc + 1];
                                                    break next;
                                                case Op.LOOP:
                                                    if (!STEP) {
                                                        int number = ops[pc + 1];
                                                        LoadedCode fast =
                                                                thread.changeToFast(depth);
                                                        codes = thread.store().codes();
                                                        ops = fast.ops;
                                                        pc = fast.code.loops()[number];
                                                    } else {
                                                        pc += 4;
                                                    }
                                                    continue loop;
                                                case Op.RETURN_0:
                                                    clock += ops[pc + 2];
                                                    break returned;
                                                case Op.RETURN_1:
                                                    clock += ops[pc + 2];
                                                    st[fp] = st[fp + ops[pc + 1]];
                                                    break returned;
                                                case Op.RETURN_N:
                                                    clock += ops[pc + 2];
                                                    thread.copyResults(
                                                            fp, fp + ops[pc + 1], ops[pc + 3]);
                                                    break returned;
                                                case Op.CALL:
                                                    callee = instance.functions[ops[pc + 3]];
                                                    break call;
                                                case Op.CALL_INDIRECT:
                                                    callee =
                                                            Calls.indirect(
                                                                    instance,
                                                                    ops[pc + 5],
                                                                    st[fp + ops[pc + 2]],
                                                                    ops[pc + 3]);
                                                    break call;
                                                case Op.CALL_REF:
                                                    callee = Calls.reference(rf[fp + ops[pc + 2]]);
                                                    break call;
                                                case Op.GLOBAL_GET:
                                                    st[fp + ops[pc + 1]] =
                                                            instance.globals[ops[pc + 3]].bits;
                                                    break next;
                                                case Op.GLOBAL_SET:
                                                    instance.globals[ops[pc + 3]].bits =
                                                            st[fp + ops[pc + 1]];
                                                    break next;
                                                case Op.SELECT:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 4]] != 0
                                                                    ? st[fp + ops[pc + 2]]
                                                                    : st[fp + ops[pc + 3]];
                                                    pc += 8;
                                                    continue loop;
                                                case Op.I32_EQZ:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]] == 0 ? 1 : 0;
                                                    break next;
                                                case Op.I32_WRAP:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]];
                                                    break next;
                                                case Op.I64_EXTEND_U:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] & U32;
                                                    break next;
                                                case Op.LOAD8_S:
                                                    ea =
                                                            (st[fp + ops[pc + 2]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 1) {
                                                        break access;
                                                    }
                                                    st[fp + ops[pc + 1]] = memory[(int) ea];
                                                    break next;
                                                case Op.LOAD8_U:
                                                    ea =
                                                            (st[fp + ops[pc + 2]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 1) {
                                                        break access;
                                                    }
                                                    st[fp + ops[pc + 1]] = memory[(int) ea] & 0xff;
                                                    break next;
                                                case Op.LOAD16_S:
                                                    ea =
                                                            (st[fp + ops[pc + 2]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 2) {
                                                        break access;
                                                    }
                                                    st[fp + ops[pc + 1]] =
                                                            (short)
                                                                    Memory.INT16.get(
                                                                            memory, (int) ea);
                                                    break next;
                                                case Op.LOAD16_U:
                                                    ea =
                                                            (st[fp + ops[pc + 2]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 2) {
                                                        break access;
                                                    }
                                                    st[fp + ops[pc + 1]] =
                                                            (short)
                                                                            Memory.INT16.get(
                                                                                    memory,
                                                                                    (int) ea)
                                                                    & 0xffff;
                                                    break next;
                                                case Op.LOAD32:
                                                    ea =
                                                            (st[fp + ops[pc + 2]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 4) {
                                                        break access;
                                                    }
                                                    st[fp + ops[pc + 1]] =
                                                            (int)
                                                                    Memory.INT32.get(
                                                                            memory, (int) ea);
                                                    break next;
                                                case Op.LOAD32_U:
                                                    ea =
                                                            (st[fp + ops[pc + 2]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 4) {
                                                        break access;
                                                    }
                                                    st[fp + ops[pc + 1]] =
                                                            (int) Memory.INT32.get(memory, (int) ea)
                                                                    & U32;
                                                    break next;
                                                case Op.LOAD64:
                                                    ea =
                                                            (st[fp + ops[pc + 2]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 8) {
                                                        break access;
                                                    }
                                                    st[fp + ops[pc + 1]] =
                                                            (long)
                                                                    Memory.INT64.get(
                                                                            memory, (int) ea);
                                                    break next;
                                                case Op.STORE8:
                                                    ea =
                                                            (st[fp + ops[pc + 1]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 1) {
                                                        break access;
                                                    }
                                                    memory[(int) ea] = (byte) st[fp + ops[pc + 2]];
                                                    break next;
                                                case Op.STORE16:
                                                    ea =
                                                            (st[fp + ops[pc + 1]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 2) {
                                                        break access;
                                                    }
                                                    Memory.INT16.set(
                                                            memory,
                                                            (int) ea,
                                                            (short) st[fp + ops[pc + 2]]);
                                                    break next;
                                                case Op.STORE32:
                                                    ea =
                                                            (st[fp + ops[pc + 1]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 4) {
                                                        break access;
                                                    }
                                                    Memory.INT32.set(
                                                            memory,
                                                            (int) ea,
                                                            (int) st[fp + ops[pc + 2]]);
                                                    break next;
                                                case Op.STORE64:
                                                    ea =
                                                            (st[fp + ops[pc + 1]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 8) {
                                                        break access;
                                                    }
                                                    Memory.INT64.set(
                                                            memory, (int) ea, st[fp + ops[pc + 2]]);
                                                    break next;
                                                case Op.STORE32_I:
                                                    ea =
                                                            (st[fp + ops[pc + 1]] & U32)
                                                                    + (ops[pc + 3] & U32);
                                                    if (ea > memorySize - 4) {
                                                        break access;
                                                    }
                                                    Memory.INT32.set(memory, (int) ea, ops[pc + 2]);
                                                    break next;
                                                case Op.I32_ROTL:
                                                    st[fp + ops[pc + 1]] =
                                                            Integer.rotateLeft(
                                                                    (int) st[fp + ops[pc + 2]],
                                                                    (int) st[fp + ops[pc + 3]]);
                                                    break next;
                                                case Op.I32_ROTR:
                                                    st[fp + ops[pc + 1]] =
                                                            Integer.rotateRight(
                                                                    (int) st[fp + ops[pc + 2]],
                                                                    (int) st[fp + ops[pc + 3]]);
                                                    break next;
                                                case Op.I32_ROTL_I:
                                                    st[fp + ops[pc + 1]] =
                                                            Integer.rotateLeft(
                                                                    (int) st[fp + ops[pc + 2]],
                                                                    ops[pc + 3]);
                                                    break next;
                                                case Op.I64_ROTL_I:
                                                    st[fp + ops[pc + 1]] =
                                                            Long.rotateLeft(
                                                                    st[fp + ops[pc + 2]],
                                                                    ops[pc + 3]);
                                                    break next;
                                                case Op.F32_ADD:
                                                    st[fp + ops[pc + 1]] =
                                                            Float.floatToIntBits(
                                                                    Float.intBitsToFloat(
                                                                                    (int)
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 2]])
                                                                            + Float.intBitsToFloat(
                                                                                    (int)
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]]));
                                                    break next;
                                                case Op.F32_SUB:
                                                    st[fp + ops[pc + 1]] =
                                                            Float.floatToIntBits(
                                                                    Float.intBitsToFloat(
                                                                                    (int)
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 2]])
                                                                            - Float.intBitsToFloat(
                                                                                    (int)
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]]));
                                                    break next;
                                                case Op.F32_MUL:
                                                    st[fp + ops[pc + 1]] =
                                                            Float.floatToIntBits(
                                                                    Float.intBitsToFloat(
                                                                                    (int)
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 2]])
                                                                            * Float.intBitsToFloat(
                                                                                    (int)
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]]));
                                                    break next;
                                                case Op.F64_ADD:
                                                    st[fp + ops[pc + 1]] =
                                                            Double.doubleToLongBits(
                                                                    Double.longBitsToDouble(
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 2]])
                                                                            + Double
                                                                                    .longBitsToDouble(
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]]));
                                                    break next;
                                                case Op.F64_SUB:
                                                    st[fp + ops[pc + 1]] =
                                                            Double.doubleToLongBits(
                                                                    Double.longBitsToDouble(
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 2]])
                                                                            - Double
                                                                                    .longBitsToDouble(
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]]));
                                                    break next;
                                                case Op.F64_MUL:
                                                    st[fp + ops[pc + 1]] =
                                                            Double.doubleToLongBits(
                                                                    Double.longBitsToDouble(
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 2]])
                                                                            * Double
                                                                                    .longBitsToDouble(
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]]));
                                                    break next;
                                                case Op.F64_DIV:
                                                    st[fp + ops[pc + 1]] =
                                                            Double.doubleToLongBits(
                                                                    Double.longBitsToDouble(
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 2]])
                                                                            / Double
                                                                                    .longBitsToDouble(
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]]));
                                                    break next;
                                                case Op.F64_EQ:
                                                    st[fp + ops[pc + 1]] =
                                                            Double.longBitsToDouble(
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 2]])
                                                                            == Double
                                                                                    .longBitsToDouble(
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]])
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.F64_NE:
                                                    st[fp + ops[pc + 1]] =
                                                            Double.longBitsToDouble(
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 2]])
                                                                            != Double
                                                                                    .longBitsToDouble(
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]])
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.F64_LT:
                                                    st[fp + ops[pc + 1]] =
                                                            Double.longBitsToDouble(
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 2]])
                                                                            < Double
                                                                                    .longBitsToDouble(
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]])
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.F64_LE:
                                                    st[fp + ops[pc + 1]] =
                                                            Double.longBitsToDouble(
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 2]])
                                                                            <= Double
                                                                                    .longBitsToDouble(
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]])
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_ADD:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    + (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I32_SUB:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    - (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I32_MUL:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    * (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I32_AND:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    & (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I32_OR:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    | (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I32_XOR:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    ^ (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I32_SHL:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    << (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I32_SHR_S:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    >> (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I32_SHR_U:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    >>> (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I32_ADD_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    + ops[pc + 3];
                                                    break next;
                                                case Op.I32_MUL_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    * ops[pc + 3];
                                                    break next;
                                                case Op.I32_AND_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    & ops[pc + 3];
                                                    break next;
                                                case Op.I32_OR_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    | ops[pc + 3];
                                                    break next;
                                                case Op.I32_XOR_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    ^ ops[pc + 3];
                                                    break next;
                                                case Op.I32_SHL_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    << ops[pc + 3];
                                                    break next;
                                                case Op.I32_SHR_S_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    >> ops[pc + 3];
                                                    break next;
                                                case Op.I32_SHR_U_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                    >>> ops[pc + 3];
                                                    break next;
                                                case Op.I32_EQ:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                            == (int)
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 3]]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_NE:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                            != (int)
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 3]]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_LT_S:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                            < (int)
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 3]]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_LT_U:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                                    + Integer
                                                                                            .MIN_VALUE
                                                                            < (int)
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]]
                                                                                    + Integer
                                                                                            .MIN_VALUE
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_LE_S:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                            <= (int)
                                                                                    st[
                                                                                            fp
                                                                                                    + ops[
                                                                                                            pc
                                                                                                                    + 3]]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_LE_U:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                                    + Integer
                                                                                            .MIN_VALUE
                                                                            <= (int)
                                                                                            st[
                                                                                                    fp
                                                                                                            + ops[
                                                                                                                    pc
                                                                                                                            + 3]]
                                                                                    + Integer
                                                                                            .MIN_VALUE
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_EQ_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                            == ops[pc + 3]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_NE_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                            != ops[pc + 3]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_LT_S_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]] < ops[pc + 3]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_LT_U_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                                    + Integer
                                                                                            .MIN_VALUE
                                                                            < ops[pc + 3]
                                                                                    + Integer
                                                                                            .MIN_VALUE
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_GT_S_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]] > ops[pc + 3]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I32_GT_U_I:
                                                    st[fp + ops[pc + 1]] =
                                                            (int) st[fp + ops[pc + 2]]
                                                                                    + Integer
                                                                                            .MIN_VALUE
                                                                            > ops[pc + 3]
                                                                                    + Integer
                                                                                            .MIN_VALUE
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.BR_I32_EQ:
                                                    if ((int) st[fp + ops[pc + 1]]
                                                            == (int) st[fp + ops[pc + 2]]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I32_NE:
                                                    if ((int) st[fp + ops[pc + 1]]
                                                            != (int) st[fp + ops[pc + 2]]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I32_LT_S:
                                                    if ((int) st[fp + ops[pc + 1]]
                                                            < (int) st[fp + ops[pc + 2]]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I32_LT_U:
                                                    if ((int) st[fp + ops[pc + 1]]
                                                                    + Integer.MIN_VALUE
                                                            < (int) st[fp + ops[pc + 2]]
                                                                    + Integer.MIN_VALUE) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I32_LE_S:
                                                    if ((int) st[fp + ops[pc + 1]]
                                                            <= (int) st[fp + ops[pc + 2]]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I32_LE_U:
                                                    if ((int) st[fp + ops[pc + 1]]
                                                                    + Integer.MIN_VALUE
                                                            <= (int) st[fp + ops[pc + 2]]
                                                                    + Integer.MIN_VALUE) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I32_EQ_I:
                                                    if ((int) st[fp + ops[pc + 1]] == ops[pc + 2]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I32_NE_I:
                                                    if ((int) st[fp + ops[pc + 1]] != ops[pc + 2]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I32_LT_S_I:
                                                    if ((int) st[fp + ops[pc + 1]] < ops[pc + 2]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I32_LT_U_I:
                                                    if ((int) st[fp + ops[pc + 1]]
                                                                    + Integer.MIN_VALUE
                                                            < ops[pc + 2] + Integer.MIN_VALUE) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I32_GT_S_I:
                                                    if ((int) st[fp + ops[pc + 1]] > ops[pc + 2]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I32_GT_U_I:
                                                    if ((int) st[fp + ops[pc + 1]]
                                                                    + Integer.MIN_VALUE
                                                            > ops[pc + 2] + Integer.MIN_VALUE) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.I64_ADD:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                    + st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I64_SUB:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                    - st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I64_MUL:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                    * st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I64_AND:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                    & st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I64_OR:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                    | st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I64_XOR:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                    ^ st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I64_SHL:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                    << (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I64_SHR_S:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                    >> (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I64_SHR_U:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                    >>> (int) st[fp + ops[pc + 3]];
                                                    break next;
                                                case Op.I64_ADD_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] + ops[pc + 3];
                                                    break next;
                                                case Op.I64_MUL_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] * ops[pc + 3];
                                                    break next;
                                                case Op.I64_AND_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] & ops[pc + 3];
                                                    break next;
                                                case Op.I64_OR_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] | ops[pc + 3];
                                                    break next;
                                                case Op.I64_XOR_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] ^ ops[pc + 3];
                                                    break next;
                                                case Op.I64_SHL_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] << ops[pc + 3];
                                                    break next;
                                                case Op.I64_SHR_S_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] >> ops[pc + 3];
                                                    break next;
                                                case Op.I64_SHR_U_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] >>> ops[pc + 3];
                                                    break next;
                                                case Op.I64_EQ:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                            == st[fp + ops[pc + 3]]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I64_NE:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                            != st[fp + ops[pc + 3]]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I64_LT_S:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                            < st[fp + ops[pc + 3]]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I64_LT_U:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] + Long.MIN_VALUE
                                                                            < st[fp + ops[pc + 3]]
                                                                                    + Long.MIN_VALUE
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I64_LE_S:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]]
                                                                            <= st[fp + ops[pc + 3]]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I64_LE_U:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] + Long.MIN_VALUE
                                                                            <= st[fp + ops[pc + 3]]
                                                                                    + Long.MIN_VALUE
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I64_EQ_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] == ops[pc + 3]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I64_NE_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] != ops[pc + 3]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I64_LT_S_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] < ops[pc + 3]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I64_LT_U_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] + Long.MIN_VALUE
                                                                            < ops[pc + 3]
                                                                                    + Long.MIN_VALUE
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I64_GT_S_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] > ops[pc + 3]
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.I64_GT_U_I:
                                                    st[fp + ops[pc + 1]] =
                                                            st[fp + ops[pc + 2]] + Long.MIN_VALUE
                                                                            > ops[pc + 3]
                                                                                    + Long.MIN_VALUE
                                                                    ? 1
                                                                    : 0;
                                                    break next;
                                                case Op.BR_I64_EQ:
                                                    if (st[fp + ops[pc + 1]]
                                                            == st[fp + ops[pc + 2]]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I64_NE:
                                                    if (st[fp + ops[pc + 1]]
                                                            != st[fp + ops[pc + 2]]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I64_LT_S:
                                                    if (st[fp + ops[pc + 1]]
                                                            < st[fp + ops[pc + 2]]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I64_LT_U:
                                                    if (st[fp + ops[pc + 1]] + Long.MIN_VALUE
                                                            < st[fp + ops[pc + 2]]
                                                                    + Long.MIN_VALUE) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I64_LE_S:
                                                    if (st[fp + ops[pc + 1]]
                                                            <= st[fp + ops[pc + 2]]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I64_LE_U:
                                                    if (st[fp + ops[pc + 1]] + Long.MIN_VALUE
                                                            <= st[fp + ops[pc + 2]]
                                                                    + Long.MIN_VALUE) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I64_EQ_I:
                                                    if (st[fp + ops[pc + 1]] == ops[pc + 2]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I64_NE_I:
                                                    if (st[fp + ops[pc + 1]] != ops[pc + 2]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I64_LT_S_I:
                                                    if (st[fp + ops[pc + 1]] < ops[pc + 2]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I64_LT_U_I:
                                                    if (st[fp + ops[pc + 1]] + Long.MIN_VALUE
                                                            < ops[pc + 2] + Long.MIN_VALUE) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I64_GT_S_I:
                                                    if (st[fp + ops[pc + 1]] > ops[pc + 2]) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                case Op.BR_I64_GT_U_I:
                                                    if (st[fp + ops[pc + 1]] + Long.MIN_VALUE
                                                            > ops[pc + 2] + Long.MIN_VALUE) {
                                                        break branch;
                                                    }
                                                    pc += 8;
                                                    continue loop;
                                                default:
                                                    if (op < Op.MISC) {
                                                        NumericOps.execute(op, ops, pc, st, fp);
                                                        pc += 4;
                                                    } else {
                                                        if (WATCH
                                                                && thread.isWatched(
                                                                        instance, ops, pc, fp)) {
                                                            break watched;
                                                        }
                                                        MiscOps.execute(
                                                                thread, instance, op, ops, pc, fp);
                                                        memory = instance.memory0.bytes;
                                                        memorySize = instance.memory0.arraySize;
                                                        pc += op < Op.MISC_WIDE ? 4 : 8;
                                                    }
                                                    continue loop;
                                            }
                                        }
                                        // Not within the array of memory 0: it has none, or this is
                                        // a trap. Or it may be watched.
                                        if (WATCH && thread.isWatched(instance, ops, pc, fp)) {
                                            break watched;
                                        }
                                        MemoryOps.memory0(instance.memory0, ops, pc, st, fp);
                                    }
                                    // Every operation of one cell that goes straight on ends here.
                                    pc += 4;
                                    continue loop;
                                }
                                entry = pc + 3;
                            }
                            // A branch is taken: the target and what the clock gains are at entry.
                            int target = ops[entry];
                            clock += ops[entry + 1];
                            if (target <= pc && clock >= thread.deadline()) {
                                thread.save(depth, target, clock);
                                return Outcome.POLLED;
                            }
                            pc = target;
                            continue loop;
                        }
                        // A call.
                        LoadedCode entered = callee.fast;
                        if (STEP) {
                            entered = Calls.precise(callee);
                            codes = thread.store().codes();
                        }
                        int base = fp + ops[pc + 1];
                        if (entered == null
                                || depth * ThreadState.FRAME == frames.length
                                || base + entered.frameSlots > st.length
                                || clock + ops[pc + 4] > thread.deadline()) {
                            thread.save(depth, pc, clock);
                            Outcome outcome = thread.callSlowly(callee, base);
                            if (outcome == Outcome.CALLED) {
                                clock += ops[pc + 4];
                                pc += 8;
                            } else if (outcome != Outcome.RETRY) {
                                return outcome;
                            }
                            frames = thread.frames;
                            stackPointers = thread.stackPointers;
                            st = thread.slots;
                            rf = thread.refs;
                            codes = thread.store().codes();
                            memory = instance.memory0.bytes;
                            memorySize = instance.memory0.arraySize;
                            continue loop;
                        }
                        clock += ops[pc + 4];
                        frames[(depth - 1) * ThreadState.FRAME + 1] = pc + 8;
                        stackPointers[depth - 1] = instance.stackPointer.bits;
                        if (ops[pc + Op.TAIL] != 0) {
                            base = thread.moveArguments(fp, base, entered);
                            depth--;
                        }
                        int frame = depth * ThreadState.FRAME;
                        frames[frame] = entered.id;
                        frames[frame + 2] = base;
                        depth++;
                        fp = base;
                        for (int i = fp + entered.paramSlots, end = fp + entered.localSlots;
                                i < end;
                                i++) {
                            st[i] = 0;
                        }
                        if (entered.hasReferences) {
                            Calls.clearReferences(
                                    rf, fp + entered.paramSlots, fp + entered.localSlots);
                        }
                        ops = entered.ops;
                        pc = 0;
                        if (entered.instance != instance) {
                            instance = entered.instance;
                            memory = instance.memory0.bytes;
                            memorySize = instance.memory0.arraySize;
                        }
                        if (CALLS) {
                            thread.entered(entered.function, clock, depth);
                        }
                        continue loop;
                    }
                    // A return; the results are where the arguments were.
                    if (CALLS) {
                        thread.left(clock);
                    }
                    if (--depth <= floor || clock >= thread.deadline()) {
                        return thread.returned(depth, clock);
                    }
                    int caller = (depth - 1) * ThreadState.FRAME;
                    LoadedCode returnedTo = codes[frames[caller]];
                    ops = returnedTo.ops;
                    pc = frames[caller + 1];
                    fp = frames[caller + 2];
                    if (returnedTo.instance != instance) {
                        instance = returnedTo.instance;
                        memory = instance.memory0.bytes;
                        memorySize = instance.memory0.arraySize;
                    }
                    continue loop;
                }
                thread.save(depth, pc, clock);
                return Outcome.WATCHED;
            }
        } catch (TrapException trap) {
            thread.save(depth, pc, clock);
            return thread.trapped(trap);
        }
    }
}
