package dev.wasmscope.dwarf.line;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line table of one unit, in compact form. Sequences of code that the linker removed are left
 * out; the others are sorted by address.
 */
public final class LineTable {
    /** A table without rows. */
    public static final LineTable EMPTY =
            new LineTable(List.of(), 1, new int[0], new RowColumns(0));

    private final List<SourceFile> files;
    private final int firstFile;
    private final int[] sequences;
    private final RowColumns rows;

    /**
     * @param sequences pairs of row numbers, first and behind last, of each sequence by address
     */
    LineTable(List<SourceFile> files, int firstFile, int[] sequences, RowColumns rows) {
        this.files = files;
        this.firstFile = firstFile;
        this.sequences = sequences;
        this.rows = rows;
    }

    /** The source files, in the order of the file table. */
    public List<SourceFile> files() {
        return files;
    }

    /**
     * The file with a number as the debugging information entries use it (DW_AT_decl_file), or null
     * if there is none.
     */
    public @Nullable SourceFile file(long number) {
        long index = number - firstFile;
        return index >= 0 && index < files.size() ? files.get((int) index) : null;
    }

    /** Number of rows. */
    public int size() {
        return rows.size();
    }

    /** The row with that number. */
    public LineRow row(int index) {
        return new LineRow(
                rows.address(index),
                fileOf(index),
                rows.line(index),
                rows.column(index),
                rows.is(index, RowColumns.IS_STMT),
                rows.is(index, RowColumns.PROLOGUE_END),
                rows.is(index, RowColumns.EPILOGUE_BEGIN),
                rows.is(index, RowColumns.END_SEQUENCE),
                rows.discriminator(index));
    }

    private SourceFile fileOf(int index) {
        SourceFile file = file(rows.file(index));
        return file == null ? new SourceFile("", "", "", "", null, null) : file;
    }

    /** The row that holds at an address, or null if no sequence covers it. */
    public @Nullable LineRow at(long address) {
        int index = indexAt(address);
        return index < 0 ? null : row(index);
    }

    /** File, line and column of the row that holds at an address, or null. */
    public @Nullable SourcePosition positionAt(long address) {
        int index = indexAt(address);
        return index < 0
                ? null
                : new SourcePosition(fileOf(index), rows.line(index), rows.column(index));
    }

    private int indexAt(long address) {
        int low = 0;
        int high = sequences.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int first = sequences[2 * middle];
            int last = sequences[2 * middle + 1] - 1;
            if (address < rows.address(first)) {
                high = middle - 1;
            } else if (address >= rows.address(last)) {
                low = middle + 1;
            } else {
                return rows.lastAtOrBefore(first, last, address);
            }
        }
        return -1;
    }

    /** The rows with addresses in {@code [begin, end)}, by address; ends of sequences apart. */
    public List<LineRow> rows(long begin, long end) {
        List<LineRow> found = new ArrayList<>();
        for (int i = 0; i < sequences.length; i += 2) {
            int last = sequences[i + 1] - 1;
            if (rows.address(sequences[i]) >= end || rows.address(last) <= begin) {
                continue;
            }
            for (int row = sequences[i]; row < last; row++) {
                if (begin <= rows.address(row) && rows.address(row) < end) {
                    found.add(row(row));
                }
            }
        }
        return found;
    }

    /** Whether any row lies in {@code [begin, end)}. */
    public boolean hasRows(long begin, long end) {
        for (int i = 0; i < sequences.length; i += 2) {
            if (rows.address(sequences[i]) < end && begin < rows.address(sequences[i + 1] - 1)) {
                return true;
            }
        }
        return false;
    }

    /** All rows by sequence; ends of sequences included. */
    public List<LineRow> rows() {
        List<LineRow> all = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            all.add(row(i));
        }
        return all;
    }

    /** Raw access for searches by line. */
    RowColumns columns() {
        return rows;
    }

    /** Number of the first file in rows. */
    int firstFile() {
        return firstFile;
    }
}
