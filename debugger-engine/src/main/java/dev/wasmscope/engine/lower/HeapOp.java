package dev.wasmscope.engine.lower;

/**
 * The operations of lowered code on structs, arrays and the types of references, all of two cells;
 * see {@link Op}. A heap type is a type index or the complement of the ordinal of an abstract one.
 */
public final class HeapOp {
    private HeapOp() {}

    /** The first one. */
    public static final int GC = Op.HEAP;

    /** a := number c of struct b. */
    public static final int STRUCT_GET = GC;

    /** a := reference c of struct b. */
    public static final int STRUCT_GET_REF = GC + 1;

    /** a := packed number c of struct b, shifted left and back by d. */
    public static final int STRUCT_GET_S = GC + 2;

    /** The same without sign. */
    public static final int STRUCT_GET_U = GC + 3;

    /** a := vector at number c of struct b. */
    public static final int STRUCT_GET_V128 = GC + 4;

    /** Number c of struct a := b. */
    public static final int STRUCT_SET = GC + 5;

    /** Reference c of struct a := b. */
    public static final int STRUCT_SET_REF = GC + 6;

    /** Vector at number c of struct a := b. */
    public static final int STRUCT_SET_V128 = GC + 7;

    /** a := a struct of type c with the values from b on. */
    public static final int STRUCT_NEW = GC + 8;

    /** a := a struct of type c. */
    public static final int STRUCT_NEW_DEFAULT = GC + 9;

    /** a := b is of heap type c, or null if d. */
    public static final int REF_TEST = GC + 10;

    /** A trap unless b is of heap type c, or null if d. */
    public static final int REF_CAST = GC + 11;

    /** A trap if b is null. */
    public static final int REF_AS_NON_NULL = GC + 12;

    /** a := b and c are the same reference. */
    public static final int REF_EQ = GC + 13;

    /** a := the low 31 bits of b. */
    public static final int REF_I31 = GC + 14;

    /** a := the integer of b. */
    public static final int I31_GET_S = GC + 15;

    public static final int I31_GET_U = GC + 16;

    /** Arrays from here on. */
    public static final int ARRAY = GC + 32;

    /** a := length of b. */
    public static final int ARRAY_LEN = ARRAY;

    // a := element c of array b.

    public static final int ARRAY_GET_I8_S = ARRAY + 1;
    public static final int ARRAY_GET_I8_U = ARRAY + 2;
    public static final int ARRAY_GET_I16_S = ARRAY + 3;
    public static final int ARRAY_GET_I16_U = ARRAY + 4;
    public static final int ARRAY_GET_I32 = ARRAY + 5;
    public static final int ARRAY_GET_I64 = ARRAY + 6;
    public static final int ARRAY_GET_REF = ARRAY + 7;
    public static final int ARRAY_GET_V128 = ARRAY + 8;

    // Element b of array a := c.

    public static final int ARRAY_SET = ARRAY + 9;
    public static final int ARRAY_SET_I8 = ARRAY_SET;
    public static final int ARRAY_SET_I16 = ARRAY_SET + 1;
    public static final int ARRAY_SET_I32 = ARRAY_SET + 2;
    public static final int ARRAY_SET_I64 = ARRAY_SET + 3;
    public static final int ARRAY_SET_REF = ARRAY_SET + 4;
    public static final int ARRAY_SET_V128 = ARRAY_SET + 5;

    // a := an array of type c.

    /** Of d elements b. */
    public static final int ARRAY_NEW = ARRAY_SET + 6;

    /** Of d elements. */
    public static final int ARRAY_NEW_DEFAULT = ARRAY_NEW + 1;

    /** Of the word 5 values from b on, each word 6 slots wide. */
    public static final int ARRAY_NEW_FIXED = ARRAY_NEW + 2;

    /** Of d elements from byte b of data segment word 5. */
    public static final int ARRAY_NEW_DATA = ARRAY_NEW + 3;

    /** Of d elements from element b of segment word 5. */
    public static final int ARRAY_NEW_ELEM = ARRAY_NEW + 4;

    // Ranges of array a from b on.

    /** d elements := c. */
    public static final int ARRAY_FILL = ARRAY_NEW + 5;

    /** As many elements as the slot in word 5 says := those of array c from d on. */
    public static final int ARRAY_COPY = ARRAY_NEW + 6;

    /** d elements := from byte c of data segment word 5. */
    public static final int ARRAY_INIT_DATA = ARRAY_NEW + 7;

    /** d elements := from element c of segment word 5. */
    public static final int ARRAY_INIT_ELEM = ARRAY_NEW + 8;
}
