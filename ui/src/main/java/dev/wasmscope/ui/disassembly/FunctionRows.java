package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.code.CodeLine;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The rows of a function that was read, below its head: what is folded is left out. */
final class FunctionRows {
    private final FunctionCode code;
    private final boolean withSource;
    private final BitSet folded;

    /** A line of the listing, or the complement of one for the source before it. */
    private int[] shown = new int[0];

    /** For each line its row, or that of the folded block that it is in. */
    private int[] rowOf = new int[0];

    private int size;
    private Lanes lanes = Lanes.NONE;

    FunctionRows(FunctionCode code, boolean withSource, BitSet folded) {
        this.code = code;
        this.withSource = withSource;
        this.folded = folded;
        arrange();
    }

    FunctionCode code() {
        return code;
    }

    /** The lines whose blocks are folded. */
    BitSet folded() {
        return folded;
    }

    int size() {
        return size;
    }

    Lanes lanes() {
        return lanes;
    }

    Row row(int index) {
        int line = shown[index];
        return line >= 0
                ? new Row.Code(code.function(), line)
                : new Row.Source(code.function(), ~line);
    }

    /** The row of a line, or of the folded block that holds it. */
    int rowOfLine(int line) {
        return rowOf[Math.clamp(line, 0, rowOf.length - 1)];
    }

    int indexOf(Row row) {
        return switch (row) {
            case Row.Code(int _, int line) -> rowOfLine(line);
            case Row.Source(int _, int line) -> {
                int at = rowOfLine(line);
                yield at > 0 && shown[at - 1] == ~line ? at - 1 : at;
            }
            case Row.Header _, Row.Waiting _ -> 0;
        };
    }

    boolean opens(int line) {
        return code.end(line) > line;
    }

    boolean isFolded(int line) {
        return folded.get(line);
    }

    /** Folds or unfolds the block that a line opens. */
    void setFolded(int line, boolean fold) {
        folded.set(line, fold);
        arrange();
    }

    /** Folds or unfolds all blocks. */
    void setAllFolded(boolean fold) {
        folded.clear();
        for (int i = 0; fold && i < code.lines().size(); i++) {
            folded.set(i, opens(i));
        }
        arrange();
    }

    /** Whether a line lies in a folded block. */
    boolean hides(int line) {
        for (int at = code.parent(line); at >= 0; at = code.parent(at)) {
            if (folded.get(at)) {
                return true;
            }
        }
        return false;
    }

    /** Unfolds what hides a line. */
    void uncover(int line) {
        for (int at = code.parent(line); at >= 0; at = code.parent(at)) {
            folded.clear(at);
        }
        arrange();
    }

    private void arrange() {
        List<CodeLine> lines = code.lines();
        int[] next = new int[2 * lines.size()];
        rowOf = new int[Math.max(1, lines.size())];
        size = 0;
        // The head is a row of its own kind, the closing parenthesis says nothing.
        int last = lines.size() > 2 ? lines.size() - 1 : lines.size();
        for (int i = lines.size() > 1 ? 1 : 0; i < last; i++) {
            if (withSource && code.note(i).isPresent()) {
                next[size++] = ~i;
            }
            rowOf[i] = size;
            next[size++] = i;
            if (folded.get(i) && opens(i)) {
                int end = Math.min(code.end(i), last - 1);
                Arrays.fill(rowOf, i, end + 1, size - 1);
                i = end;
            }
        }
        shown = Arrays.copyOf(next, size);
        lanes = Lanes.of(jumps(), size);
    }

    /** The rows that lead to a row. */
    private Map<Integer, NavigableSet<Integer>> jumps() {
        Map<Integer, NavigableSet<Integer>> jumps = new HashMap<>();
        for (int row = 0; row < size; row++) {
            if (shown[row] >= 0
                    && code.line(shown[row]).role() instanceof CodeLine.Branches branches) {
                for (long target : branches.targets()) {
                    int line = code.lineOf(target);
                    if (target >= 0 && line >= 0 && rowOf[line] != row) {
                        jumps.computeIfAbsent(rowOf[line], _ -> new TreeSet<>()).add(row);
                    }
                }
            }
        }
        return jumps;
    }
}
