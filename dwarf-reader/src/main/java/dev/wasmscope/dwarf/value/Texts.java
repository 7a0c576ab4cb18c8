package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;

/** Texts of the program in quotes, for whoever shows them. */
public final class Texts {
    private Texts() {}

    /** Reads the bytes that a text is in. */
    @FunctionalInterface
    public interface Source {
        /** Bytes from an offset on, or why they are not available. */
        Answer<byte[]> read(long offset, int length);
    }

    /**
     * A text of known length, with escapes, cut with its length if it is long.
     *
     * @param bytes its length in bytes
     * @param unitSize size of a character unit: 1 (UTF-8), 2 or 4
     */
    public static Answer<String> sized(Source source, long bytes, int unitSize) {
        return Quoted.sized(source, bytes, unitSize);
    }
}
