package dev.wasmscope.engine.module;

/**
 * What follows an opcode in the binary format (core specification 5.4). The names give the
 * immediates in the order of the binary format.
 */
public enum Immediate {
    NONE,
    /** A block type: empty, one value type, or a type index. */
    BLOCK_TYPE,
    /** A label: relative nesting depth. */
    LABEL,
    /** The vector of labels of {@code br_table} and its default. */
    LABEL_TABLE,
    FUNCTION,
    /** Type index, then table index. */
    TYPE_TABLE,
    TYPE,
    LOCAL,
    GLOBAL,
    TABLE,
    /** Destination table, then source table. */
    TABLE_TABLE,
    ELEMENT,
    /** Element segment, then table. */
    ELEMENT_TABLE,
    MEMORY,
    /** Destination memory, then source memory. */
    MEMORY_MEMORY,
    DATA,
    /** Data segment, then memory. */
    DATA_MEMORY,
    /** Alignment exponent, memory index, 64-bit offset. */
    MEMARG,
    /** As {@link #MEMARG}, then a lane index byte. */
    MEMARG_LANE,
    /** A lane index byte. */
    LANE,
    /** Sixteen lane index bytes. */
    LANES16,
    I32,
    I64,
    /** Four bytes, little-endian. */
    F32,
    /** Eight bytes, little-endian. */
    F64,
    /** Sixteen bytes, little-endian. */
    V128,
    HEAP_TYPE,
    /** A vector of value types. */
    SELECT_TYPES,
    TAG,
    /** A block type, then a vector of catch clauses. */
    BLOCK_TYPE_CATCHES,
    /** A structure type index, then a field index. */
    TYPE_FIELD,
    /** An array type index, then a number of operands. */
    TYPE_SIZE,
    /** An array type index, then a data segment. */
    TYPE_DATA,
    /** An array type index, then an element segment. */
    TYPE_ELEMENT,
    /** Destination array type index, then source array type index. */
    TYPE_TYPE,
    /** Nullability flags, a label, source heap type, target heap type. */
    CAST_LABEL,
    /** A zero byte. */
    FENCE
}
