package dev.wasmscope.engine.lower;

/**
 * The operations of lowered code. An operation is one or two cells of four ints: {@code op, a, b,
 * c} and then {@code d, -, -, -}. Operands are slots of the frame (locals first, then the operand
 * stack) unless said otherwise.
 *
 * <p>Numbers below {@link #NUMERIC} are the ones that the loop itself executes; they are dense, so
 * that its switch is a jump table. From there on come families that the loop hands to methods of
 * their own: {@code NUMERIC + opcode byte} (a result, b and c operands), {@code MISC + n}, and
 * {@code MISC_WIDE + n} for those of two cells.
 */
public final class Op {
    private Op() {}

    /** Ints of a cell. */
    public static final int CELL = 4;

    /** Nothing. */
    public static final int NOP = 0;

    /**
     * Breakpoint: a = instructions counted since the last clock update, b = code offset, c = 1 more
     * than the slot of the operand that a local is to be set to, or 0.
     */
    public static final int BREAK = 1;

    /** a := b. */
    public static final int MOVE = 2;

    /** a := c, sign-extended. */
    public static final int CONST = 3;

    /** a := b (low half) and c (high half). */
    public static final int CONST_WIDE = 4;

    // Branches: c = target, d = what the clock gains when the branch is taken, e = its number in
    // what is counted, see CountedBranch.

    public static final int BR = 5;

    /** If a (i32) is zero. */
    public static final int BR_ZERO = 6;

    /** If a (i32) is not zero. */
    public static final int BR_NONZERO = 7;

    /** a = index, c = number of labels; for each a cell (target, clock, number) follows. */
    public static final int BR_TABLE = 8;

    /**
     * The jump at the end of a taken then-branch; unlike BR it is no instruction of its own. The
     * one at the end of a part of a {@code try} has a = 1.
     */
    public static final int GOTO = 9;

    /** The clock gains a. */
    public static final int CLOCK = 10;

    /** Head of loop number a, in the precise form only: place to change over to the fast form. */
    public static final int LOOP = 11;

    // Returns: b = what the clock gains.

    public static final int RETURN_0 = 12;

    /** a = the result. */
    public static final int RETURN_1 = 13;

    /** a = the first of c result slots. */
    public static final int RETURN_N = 14;

    // Calls: a = first argument and first result, d = what the clock gains, word TAIL = 1 if the
    // call replaces its frame.

    /** The word of a call that tells a tail call. */
    public static final int TAIL = 6;

    /** c = function index. */
    public static final int CALL = 15;

    /** b = function reference. */
    public static final int CALL_REF = 16;

    /** a := d (i32) is not zero ? b : c. */
    public static final int SELECT = 17;

    // Results in a, operands in b and c.

    public static final int I32_EQZ = 18;
    public static final int I32_WRAP = 19;
    public static final int I64_EXTEND_U = 20;

    // From here to LAST_WATCHED are the operations of the loop that watches may wait for.

    /** The first one. */
    public static final int FIRST_WATCHED = 22;

    /** A call: b = element index, c = type index, word 5 = table index. */
    public static final int CALL_INDIRECT = FIRST_WATCHED;

    /** a := global c. */
    public static final int GLOBAL_GET = 23;

    /** global c := a. */
    public static final int GLOBAL_SET = 24;

    // Loads from memory 0: a := at b + offset c. Sub-word loads serve i32 and i64 alike.

    public static final int LOAD8_S = 25;
    public static final int LOAD8_U = 26;
    public static final int LOAD16_S = 27;
    public static final int LOAD16_U = 28;
    public static final int LOAD32 = 29;
    public static final int LOAD32_U = 30;
    public static final int LOAD64 = 31;

    // Stores to memory 0: at a + offset c := b.

    public static final int STORE8 = 32;
    public static final int STORE16 = 33;
    public static final int STORE32 = 34;
    public static final int STORE64 = 35;

    /** At a + offset c := the number b. */
    public static final int STORE32_I = 36;

    /** The last one that watches may wait for. */
    public static final int LAST_WATCHED = STORE32_I;

    public static final int I32_ROTL = 37;
    public static final int I32_ROTR = 38;

    /** b rotated by the number c. */
    public static final int I32_ROTL_I = 39;

    public static final int F64_ADD = 40;
    public static final int F64_SUB = 41;
    public static final int F64_MUL = 42;
    public static final int F64_DIV = 43;
    public static final int F64_EQ = 44;
    public static final int F64_NE = 45;
    public static final int F64_LT = 46;
    public static final int F64_LE = 47;

    // The i32 group. The i64 group has the same order, I64_GROUP further on.

    public static final int I32_ADD = 48;
    public static final int I32_SUB = 49;
    public static final int I32_MUL = 50;
    public static final int I32_AND = 51;
    public static final int I32_OR = 52;
    public static final int I32_XOR = 53;
    public static final int I32_SHL = 54;
    public static final int I32_SHR_S = 55;
    public static final int I32_SHR_U = 56;

    // The second operand is the number c.

    public static final int I32_ADD_I = 57;
    public static final int I32_MUL_I = 58;
    public static final int I32_AND_I = 59;
    public static final int I32_OR_I = 60;
    public static final int I32_XOR_I = 61;
    public static final int I32_SHL_I = 62;
    public static final int I32_SHR_S_I = 63;
    public static final int I32_SHR_U_I = 64;

    // Comparisons, with the number c from EQ_I on. The branches on them follow in the same order,
    // 12 further on: they
    // compare a with b.

    public static final int I32_EQ = 65;
    public static final int I32_NE = 66;
    public static final int I32_LT_S = 67;
    public static final int I32_LT_U = 68;
    public static final int I32_LE_S = 69;
    public static final int I32_LE_U = 70;
    public static final int I32_EQ_I = 71;
    public static final int I32_NE_I = 72;
    public static final int I32_LT_S_I = 73;
    public static final int I32_LT_U_I = 74;
    public static final int I32_GT_S_I = 75;
    public static final int I32_GT_U_I = 76;

    /** How much further on the branch on a comparison is. */
    public static final int BRANCH_ON = 12;

    public static final int BR_I32_EQ = I32_EQ + BRANCH_ON;
    public static final int BR_I32_NE = I32_NE + BRANCH_ON;
    public static final int BR_I32_LT_S = I32_LT_S + BRANCH_ON;
    public static final int BR_I32_LT_U = I32_LT_U + BRANCH_ON;
    public static final int BR_I32_LE_S = I32_LE_S + BRANCH_ON;
    public static final int BR_I32_LE_U = I32_LE_U + BRANCH_ON;
    public static final int BR_I32_EQ_I = I32_EQ_I + BRANCH_ON;
    public static final int BR_I32_NE_I = I32_NE_I + BRANCH_ON;
    public static final int BR_I32_LT_S_I = I32_LT_S_I + BRANCH_ON;
    public static final int BR_I32_LT_U_I = I32_LT_U_I + BRANCH_ON;
    public static final int BR_I32_GT_S_I = I32_GT_S_I + BRANCH_ON;
    public static final int BR_I32_GT_U_I = I32_GT_U_I + BRANCH_ON;

    /** How much further on the i64 operation of the group is. */
    public static final int I64_GROUP = 41;

    public static final int I64_ADD = I32_ADD + I64_GROUP;
    public static final int I64_SUB = I32_SUB + I64_GROUP;
    public static final int I64_MUL = I32_MUL + I64_GROUP;
    public static final int I64_AND = I32_AND + I64_GROUP;
    public static final int I64_OR = I32_OR + I64_GROUP;
    public static final int I64_XOR = I32_XOR + I64_GROUP;
    public static final int I64_SHL = I32_SHL + I64_GROUP;
    public static final int I64_SHR_S = I32_SHR_S + I64_GROUP;
    public static final int I64_SHR_U = I32_SHR_U + I64_GROUP;
    public static final int I64_ADD_I = I32_ADD_I + I64_GROUP;
    public static final int I64_MUL_I = I32_MUL_I + I64_GROUP;
    public static final int I64_AND_I = I32_AND_I + I64_GROUP;
    public static final int I64_OR_I = I32_OR_I + I64_GROUP;
    public static final int I64_XOR_I = I32_XOR_I + I64_GROUP;
    public static final int I64_SHL_I = I32_SHL_I + I64_GROUP;
    public static final int I64_SHR_S_I = I32_SHR_S_I + I64_GROUP;
    public static final int I64_SHR_U_I = I32_SHR_U_I + I64_GROUP;
    public static final int I64_EQ = I32_EQ + I64_GROUP;
    public static final int I64_NE = I32_NE + I64_GROUP;
    public static final int I64_LT_S = I32_LT_S + I64_GROUP;
    public static final int I64_LT_U = I32_LT_U + I64_GROUP;
    public static final int I64_LE_S = I32_LE_S + I64_GROUP;
    public static final int I64_LE_U = I32_LE_U + I64_GROUP;
    public static final int I64_EQ_I = I32_EQ_I + I64_GROUP;
    public static final int I64_NE_I = I32_NE_I + I64_GROUP;
    public static final int I64_LT_S_I = I32_LT_S_I + I64_GROUP;
    public static final int I64_LT_U_I = I32_LT_U_I + I64_GROUP;
    public static final int I64_GT_S_I = I32_GT_S_I + I64_GROUP;
    public static final int I64_GT_U_I = I32_GT_U_I + I64_GROUP;
    public static final int BR_I64_EQ = I64_EQ + BRANCH_ON;
    public static final int BR_I64_NE = I64_NE + BRANCH_ON;
    public static final int BR_I64_LT_S = I64_LT_S + BRANCH_ON;
    public static final int BR_I64_LT_U = I64_LT_U + BRANCH_ON;
    public static final int BR_I64_LE_S = I64_LE_S + BRANCH_ON;
    public static final int BR_I64_LE_U = I64_LE_U + BRANCH_ON;
    public static final int BR_I64_EQ_I = I64_EQ_I + BRANCH_ON;
    public static final int BR_I64_NE_I = I64_NE_I + BRANCH_ON;
    public static final int BR_I64_LT_S_I = I64_LT_S_I + BRANCH_ON;
    public static final int BR_I64_LT_U_I = I64_LT_U_I + BRANCH_ON;
    public static final int BR_I64_GT_S_I = I64_GT_S_I + BRANCH_ON;
    public static final int BR_I64_GT_U_I = I64_GT_U_I + BRANCH_ON;

    /** b rotated by the number c. */
    public static final int I64_ROTL_I = BR_I64_GT_U_I + 1;

    public static final int F32_ADD = I64_ROTL_I + 1;
    public static final int F32_SUB = I64_ROTL_I + 2;
    public static final int F32_MUL = I64_ROTL_I + 3;

    /** Numeric operations by their opcode byte. */
    public static final int NUMERIC = 256;

    /** Saturating truncations and bulk operations by their sub-opcode (prefix 0xFC). */
    public static final int MISC_FC = 512;

    /** The families from here on may change memories. */
    public static final int MISC = 768;

    /** a = ordinal of the trap kind. */
    public static final int TRAP = MISC;

    /** a := b, references. */
    public static final int MOVE_REF = MISC + 1;

    /** a := the null reference. */
    public static final int REF_NULL = MISC + 2;

    /** a := function c. */
    public static final int REF_FUNC = MISC + 3;

    /** a := b is null. */
    public static final int REF_IS_NULL = MISC + 4;

    /** a := global c, a reference. */
    public static final int GLOBAL_GET_REF = MISC + 5;

    /** global c := a, a reference. */
    public static final int GLOBAL_SET_REF = MISC + 6;

    /** a := element b of table c. */
    public static final int TABLE_GET = MISC + 7;

    /** Element a of table c := b. */
    public static final int TABLE_SET = MISC + 8;

    /** a := size of memory c. */
    public static final int MEMORY_SIZE = MISC + 9;

    /** a := size before of memory c, grown by b. */
    public static final int MEMORY_GROW = MISC + 10;

    /** Two cells from here on. */
    public static final int MISC_WIDE = 1024;

    /** a := d (i32) is not zero ? b : c, references. */
    public static final int SELECT_REF = MISC_WIDE;

    /** A load by opcode byte c: a := at b + offset (d, word 5) of memory word 6. */
    public static final int LOAD_ANY = MISC_WIDE + 1;

    /** A store by opcode byte c: at a + offset (d, word 5) of memory word 6 := b. */
    public static final int STORE_ANY = MISC_WIDE + 2;

    /**
     * Bulk operations by sub-opcode: a, b, c operands; d, word 5 = the immediates; word 6 =
     * sub-opcode.
     */
    public static final int BULK = MISC_WIDE + 3;

    // Throws: d = what the clock gains when the exception is caught.

    /** a = the first value, c = tag index. */
    public static final int THROW = MISC_WIDE + 4;

    /** a = the exception. */
    public static final int THROW_REF = MISC_WIDE + 5;

    /**
     * An atomic instruction by its sub-opcode in word 7: a := of operands at address b + offset (d,
     * word 5) of memory word 6; c = the operand behind the address, a + 2 = the third one.
     */
    public static final int ATOMIC = MISC_WIDE + 6;

    // Vectors: two adjacent slots, the low half first.

    /**
     * A SIMD instruction on slots, by its sub-opcode in word 7: a := of b, c (b again if it has one
     * operand), d; word 5 = the immediate lane number.
     */
    public static final int SIMD = 1280;

    /** a := bytes of b and c; the second cell holds the sixteen lane numbers. */
    public static final int SIMD_SHUFFLE = SIMD + 1;

    /** a := the vector at b + offset (d, word 5) of memory word 6. */
    public static final int LOAD_V128 = SIMD + 2;

    /** At b + offset (d, word 5) of memory word 6 := vector c. */
    public static final int STORE_V128 = SIMD + 3;

    /**
     * Another SIMD load or store: at b + offset (d, word 5) of memory word 6; a := what is loaded,
     * c = the vector stored or loaded into; word 7 = sub-opcode and, from {@link #LANE_SHIFT} on,
     * the lane.
     */
    public static final int SIMD_MEMORY = SIMD + 4;

    /** Where the lane number is in word 7 of {@link #SIMD_MEMORY}. */
    public static final int LANE_SHIFT = 16;

    /** a := global c, a vector. */
    public static final int GLOBAL_GET_V128 = SIMD + 5;

    /** Global c := a, a vector. */
    public static final int GLOBAL_SET_V128 = SIMD + 6;

    /** Structs and arrays, see {@link HeapOp}. */
    public static final int HEAP = 1536;
}
