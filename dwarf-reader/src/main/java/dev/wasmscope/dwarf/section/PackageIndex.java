package dev.wasmscope.dwarf.section;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Section {@code .debug_cu_index} or {@code .debug_tu_index} of a package: which part of each
 * section belongs to which unit (DWARF 5, section 7.3.5.3; version 2 is GNU's for DWARF 4).
 */
final class PackageIndex {
    /** A hash slot, a row and a column each take 4 bytes or more: larger tables are damage. */
    private static final int MAX_COLUMNS = 16;

    private final SectionBytes bytes;
    private final int version;
    private final int[] columns;
    private final int rows;
    private final int offsetsAt;
    private final Map<Long, Integer> rowBySignature = new HashMap<>();

    private PackageIndex(SectionBytes bytes) {
        this.bytes = bytes;
        DwarfReader reader = bytes.reader();
        int number = reader.u16();
        int padding = reader.u16();
        if ((number != 2 && number != 5) || padding != 0) {
            throw new DwarfException(
                    bytes.name(), 0, "package index version " + number + " is not supported");
        }
        version = number;
        long columnCount = reader.u32();
        long rowCount = reader.u32();
        long slots = reader.u32();
        long size = 12 * slots + 4 * columnCount + 8 * columnCount * rowCount;
        if (columnCount > MAX_COLUMNS || rowCount > slots || size > reader.remaining()) {
            throw reader.error(
                    "an index of %d units, %d slots and %d columns runs past the end"
                            .formatted(rowCount, slots, columnCount));
        }
        columns = new int[(int) columnCount];
        rows = (int) rowCount;
        DwarfReader rowNumbers = bytes.reader(reader.position() + 8 * slots);
        for (long slot = 0; slot < slots; slot++) {
            long signature = reader.u64();
            long row = rowNumbers.u32();
            if (row > 0 && row <= rows) {
                rowBySignature.putIfAbsent(signature, (int) row - 1);
            }
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i] = rowNumbers.s32();
        }
        offsetsAt = rowNumbers.position();
    }

    /** Reads an index; null if there is none or it cannot be read, which is recorded. */
    static @Nullable PackageIndex of(SectionBytes bytes, Problems problems) {
        if (bytes.isEmpty()) {
            return null;
        }
        try {
            return new PackageIndex(bytes);
        } catch (DwarfException e) {
            problems.add(e);
            return null;
        }
    }

    /** The row of a unit, or -1. */
    int row(long signature) {
        return rowBySignature.getOrDefault(signature, -1);
    }

    /**
     * The part of a section that belongs to a row, or null if the index does not list the section.
     *
     * @param name the section without {@code .dwo}
     * @return first byte and number of bytes
     */
    long @Nullable [] part(String name, int row) {
        for (int i = 0; i < columns.length; i++) {
            if (name.equals(name(columns[i]))) {
                long at = offsetsAt + 4L * ((long) row * columns.length + i);
                long sizes = 4L * rows * columns.length;
                return new long[] {bytes.reader(at).u32(), bytes.reader(at + sizes).u32()};
            }
        }
        return null;
    }

    private String name(int column) {
        return switch (column) {
            case 1 -> ".debug_info";
            case 2 -> version == 2 ? ".debug_types" : "";
            case 3 -> ".debug_abbrev";
            case 4 -> ".debug_line";
            case 5 -> version == 2 ? ".debug_loc" : ".debug_loclists";
            case 6 -> ".debug_str_offsets";
            case 7 -> version == 2 ? ".debug_macinfo" : ".debug_macro";
            case 8 -> version == 2 ? ".debug_macro" : ".debug_rnglists";
            default -> "";
        };
    }
}
