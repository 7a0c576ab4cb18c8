package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.MemoryField;
import dev.wasmscope.session.value.MemoryLayout;
import java.util.List;
import java.util.Optional;

/**
 * The part of a variable that is at an address.
 *
 * @param path how to write it in an expression
 * @param typeName of the part
 * @param start its address
 * @param size its bytes
 * @param offset of the address in it
 */
record ValueAt(String path, String typeName, long start, long size, long offset) {
    /**
     * The smallest part with the address; empty if the variable is elsewhere.
     *
     * @param path how the variable is written
     */
    static Optional<ValueAt> of(Value value, String path, long address) {
        if (!MemoryLayout.covers(value, address)) {
            return Optional.empty();
        }
        List<MemoryField> fields = MemoryLayout.of(value, path);
        MemoryField best = null;
        for (MemoryField field : fields) {
            boolean in =
                    field.size() > 0
                            && address >= field.address()
                            && address - field.address() < field.size();
            if (in && (best == null || field.size() <= best.size())) {
                best = field;
            }
        }
        return Optional.ofNullable(best)
                .map(
                        field ->
                                new ValueAt(
                                        field.path(),
                                        field.typeName(),
                                        field.address(),
                                        field.size(),
                                        address - field.address()));
    }

    /** {@code entry->amount + 2 (cents)}. */
    String text() {
        return path + (offset == 0 ? "" : " + " + offset) + " (" + typeName + ")";
    }
}
