package dev.wasmscope.engine.exec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A table, whose elements are kept before somebody writes to them; see {@link UndoLog}. */
final class KeptTable {
    private final TableInstance table;
    private @Nullable Object[] elements = {};
    private int size;
    private @Nullable Object @Nullable [] contents;

    KeptTable(TableInstance table) {
        this.table = table;
    }

    @SuppressWarnings("ReferenceEquality") // instances have identity
    boolean isOf(TableInstance other) {
        return table == other;
    }

    void begin() {
        elements = table.elements;
        size = table.size;
        table.kept = this;
    }

    /** Some elements are about to be replaced. */
    void beforeWrite() {
        if (contents == null) {
            contents = Arrays.copyOf(table.elements, size);
        }
    }

    void end(boolean back) {
        table.kept = null;
        if (back) {
            if (table.size > size) {
                Arrays.fill(elements, size, Math.min(table.size, elements.length), null);
            }
            table.elements = elements;
            table.size = size;
            if (contents != null) {
                System.arraycopy(contents, 0, elements, 0, size);
            }
        }
        contents = null;
        elements = new Object[0];
    }
}
