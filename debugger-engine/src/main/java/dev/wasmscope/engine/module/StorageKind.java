package dev.wasmscope.engine.module;

/** How wide a field of a struct or an element of an array is, and whether it is a reference. */
public enum StorageKind {
    I8(1),
    I16(2),
    /** An i32 or the bits of an f32. */
    I32(4),
    /** An i64 or the bits of an f64. */
    I64(8),
    V128(16),
    REF(4);

    private final int bytes;

    StorageKind(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of a number in a data segment; of a reference what it takes in the Java heap. */
    public int bytes() {
        return bytes;
    }

    /** The kind of a storage type. */
    public static StorageKind of(StorageType type) {
        return switch (type) {
            case PackedType.I8 -> I8;
            case PackedType.I16 -> I16;
            case NumType.I32, NumType.F32 -> I32;
            case NumType.I64, NumType.F64 -> I64;
            case VecType.V128 -> V128;
            case RefType r -> REF;
        };
    }
}
