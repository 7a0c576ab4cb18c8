package dev.wasmscope.dwarf.line;

import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Encoding;
import dev.wasmscope.dwarf.section.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Builds the table of a line program. */
public final class LineTableReader {
    private static final long ADDRESS_LIMIT = 0x1_0000_0000L;

    private final Encoding encoding;
    private final RowColumns rows = new RowColumns(256);
    private final List<int[]> sequences = new ArrayList<>();
    private int sequenceStart;
    private long lastAddress;
    private boolean sequenceGood = true;

    private LineTableReader(Encoding encoding) {
        this.encoding = encoding;
    }

    /**
     * Runs a line program. What cannot be read is recorded in {@code problems}; the sequences
     * before it are kept.
     */
    public static LineTable read(LineProgramHeader header, Problems problems) {
        LineTableReader builder = new LineTableReader(header.encoding());
        List<SourceFile> files = new ArrayList<>(header.files());
        try {
            files.addAll(LineProgram.run(header, builder::row));
        } catch (DwarfException e) {
            problems.add(e);
        }
        return builder.table(List.copyOf(files), header.firstFile());
    }

    private void row(LineProgram state) {
        boolean first = rows.size() == sequenceStart;
        if (first) {
            sequenceGood = sequenceGood && !encoding.isTombstone(state.address());
        } else if (Long.compareUnsigned(state.address(), lastAddress) < 0) {
            sequenceGood = false; // addresses must not decrease (DWARF 5, section 6.2.5)
        }
        sequenceGood = sequenceGood && state.address() >= 0 && state.address() < ADDRESS_LIMIT;
        lastAddress = state.address();
        rows.add(state);
        if (state.endSequence()) {
            endSequence();
        }
    }

    private void endSequence() {
        int end = rows.size();
        boolean hasCode = rows.address(sequenceStart) < rows.address(end - 1);
        if (sequenceGood && hasCode) {
            sequences.add(new int[] {sequenceStart, end});
        } else {
            rows.truncate(sequenceStart);
        }
        sequenceStart = rows.size();
        sequenceGood = true;
    }

    private LineTable table(List<SourceFile> files, int firstFile) {
        rows.truncate(sequenceStart);
        rows.trim();
        sequences.sort(Comparator.comparingLong(sequence -> rows.address(sequence[0])));
        int[] pairs = sequences.stream().flatMapToInt(Arrays::stream).toArray();
        return new LineTable(files, firstFile, pairs, rows);
    }
}
