package dev.wasmscope.dwarf.section;

/**
 * How the values of a unit are encoded.
 *
 * @param version DWARF version
 * @param dwarf64 whether offsets have 64 bits
 * @param addressSize size of an address in bytes: 4 or 8
 */
public record Encoding(int version, boolean dwarf64, int addressSize) {
    /** Size of a section offset in bytes. */
    public int offsetSize() {
        return dwarf64 ? 8 : 4;
    }

    /** An address with only the bits that fit. */
    public long truncate(long address) {
        return addressSize == 4 ? address & 0xffffffffL : address;
    }

    /**
     * Whether the linker wrote this address to say that the code is gone: 0 or one of the highest
     * two. No function of a module begins at 0, where the code section counts its functions.
     */
    public boolean isTombstone(long address) {
        long lowest = addressSize == 4 ? 0xfffffffeL : -2L;
        return address == 0 || Long.compareUnsigned(address, lowest) >= 0;
    }
}
