package dev.wasmscope.dwarf.section;

/**
 * A range of code addresses: offsets from the start of the code section's contents.
 *
 * @param begin first address
 * @param end address behind the last one
 */
public record AddressRange(long begin, long end) {
    /** Whether the address lies in this range. */
    public boolean contains(long address) {
        return begin <= address && address < end;
    }

    /** Number of bytes. */
    public long size() {
        return end - begin;
    }

    @Override
    public String toString() {
        return "[0x" + Long.toHexString(begin) + ", 0x" + Long.toHexString(end) + ")";
    }
}
