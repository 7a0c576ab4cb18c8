package dev.wasmscope.engine.wasi;

/** What the host puts at the address of a result. */
enum ResultType {
    RO_FLAGS,
    U32,
    U64,
    FD,
    FDSTAT,
    FILESTAT,
    PRESTAT;

    /** Bytes it takes. */
    int size(Abi abi) {
        return switch (this) {
            case RO_FLAGS -> 2;
            case U32, FD -> 4;
            case U64, PRESTAT -> 8;
            case FDSTAT -> 24;
            case FILESTAT -> abi.filestatSize();
        };
    }
}
