package dev.wasmscope.cli.gdbremote;

/**
 * An address as LLDB's wasm plug-in writes it: the two highest bits tell memory from code, 30 bits
 * say of which memory or module, 32 bits are the offset there.
 */
sealed interface WasmAddress {
    /** Where the only module of a program is "loaded": offsets of its file follow. */
    long MODULE = 1L << 62;

    /**
     * A place in a linear memory.
     *
     * @param memory its index; memory 0 of a 64-bit guest alone may have offsets beyond 32 bits
     */
    record InMemory(int memory, long offset) implements WasmAddress {
        long encoded() {
            return (long) memory << Integer.SIZE | offset;
        }
    }

    /** A byte of the module's file: code, and what the client reads its symbols from. */
    record InFile(long offset) implements WasmAddress {
        long encoded() {
            return MODULE | offset;
        }
    }

    /** Nothing of the program. */
    record Nowhere() implements WasmAddress {}

    /**
     * What an address means.
     *
     * @param wide whether memory 0 has 64-bit addresses and so all memory addresses are its own
     */
    static WasmAddress decode(long address, boolean wide) {
        long rest = address & (MODULE - 1);
        return switch ((int) (address >>> 62)) {
            case 0 ->
                    wide
                            ? new InMemory(0, rest)
                            : new InMemory((int) (rest >>> Integer.SIZE), rest & 0xffff_ffffL);
            case 1 -> rest >>> Integer.SIZE == 0 ? new InFile(rest) : new Nowhere();
            default -> new Nowhere();
        };
    }
}
