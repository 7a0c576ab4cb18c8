package dev.wasmscope.engine.module;

import org.jspecify.annotations.Nullable;

/**
 * A function of the module's index space, imported or defined. Bodies are not decoded here.
 *
 * @param index index in the function index space
 * @param typeIndex index of its type
 * @param imported the import it comes from, or null for a defined function
 * @param name its name in the name section, or null
 * @param bodyRange absolute file offsets of locals and instructions (after the body's size); empty
 *     at 0 for imports
 * @param codeOffset start of {@code bodyRange} counted from the start of the code section's
 *     contents, the convention of DWARF; -1 for imports
 */
public record FunctionInfo(
        int index,
        int typeIndex,
        @Nullable Import imported,
        @Nullable String name,
        ByteRange bodyRange,
        long codeOffset) {

    /** Whether the function is imported and so has no body. */
    public boolean isImported() {
        return imported != null;
    }

    /** The code offset after the body's last byte; meaningless for imports. */
    public long codeEnd() {
        return codeOffset + bodyRange.length();
    }
}
