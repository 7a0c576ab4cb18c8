package dev.wasmscope.dwarf.section;

/**
 * The length that begins a unit, a line program or a table (DWARF 5, section 7.4).
 *
 * @param length number of bytes that follow
 * @param dwarf64 whether offsets in what follows have 64 bits
 */
public record InitialLength(long length, boolean dwarf64) {
    /** Reads a length; it is not checked against what is left. */
    public static InitialLength read(DwarfReader reader) {
        long length = reader.u32();
        if (length == 0xffffffffL) {
            return new InitialLength(reader.u64(), true);
        }
        if (length >= 0xfffffff0L) {
            throw reader.error("initial length 0x" + Long.toHexString(length) + " is reserved");
        }
        return new InitialLength(length, false);
    }
}
