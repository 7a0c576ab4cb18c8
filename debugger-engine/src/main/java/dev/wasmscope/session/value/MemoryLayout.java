package dev.wasmscope.session.value;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.MemoryField;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Lays a variable in memory out piece by piece: members and elements, not what pointers lead to.
 */
public final class MemoryLayout {
    /** Rows after which a view is of no use to a person any more. */
    private static final int MAX_ROWS = 2_000;

    private static final int MAX_DEPTH = 12;
    private static final int MAX_ELEMENTS = 256;

    private final List<MemoryField> rows = new ArrayList<>();

    private MemoryLayout() {}

    /** The rows of a value; none if it is not in memory. */
    public static List<MemoryField> of(Value value, String path) {
        MemoryLayout layout = new MemoryLayout();
        layout.add(value, path, 0);
        return List.copyOf(layout.rows);
    }

    /** How to write a part of a value that is written so. */
    public static String childPath(Value parent, String path, Value child) {
        return VariableTable.childPath(parent, path, child);
    }

    /** Where a value is in memory 0, if it is. */
    public static OptionalLong addressOf(Value value) {
        return VariableTable.address(value.raw());
    }

    /** Whether a value is in memory 0 and has the address. */
    public static boolean covers(Value value, long address) {
        OptionalLong start = addressOf(value);
        return start.isPresent()
                && address >= start.getAsLong()
                && address - start.getAsLong() < value.raw().type().byteSize().orElse(0);
    }

    private void add(Value shown, String path, int depth) {
        Value value = shown.raw();
        OptionalLong address = VariableTable.address(value);
        if (address.isEmpty() || rows.size() >= MAX_ROWS) {
            return;
        }
        rows.add(
                new MemoryField(
                        path,
                        value.typeName(),
                        address.getAsLong(),
                        value.type().byteSize().orElse(0),
                        shown.summary(),
                        depth));
        boolean pointer = value.type().stripped() instanceof PointerType;
        if (!pointer && depth < MAX_DEPTH) {
            boolean array = value.type().stripped() instanceof ArrayType;
            long count = Math.min(value.childCount(), array ? MAX_ELEMENTS : MAX_ROWS);
            for (Value child : value.children(0, (int) Math.max(count, 0))) {
                add(child, VariableTable.childPath(value, path, child), depth + 1);
            }
        }
    }
}
