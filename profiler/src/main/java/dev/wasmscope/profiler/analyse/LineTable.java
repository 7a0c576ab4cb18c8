package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.Profile;
import java.util.List;

/**
 * What each line of the source cost, as parallel columns sorted by file and line.
 *
 * <p>A line's own cost is that of the code written in it, also where that was inlined elsewhere.
 * Its total adds what it called, and the code that was inlined there; it counts once per stack, so
 * a line in a recursive function has no more than the whole run.
 */
public final class LineTable {

    private final List<String> files;
    private final int[] file;
    private final int[] line;
    private final long[] self;
    private final long[] total;
    private final long[] calls;
    private final long[] executions;

    LineTable(
            List<String> files,
            int[] file,
            int[] line,
            long[] self,
            long[] total,
            long[] calls,
            long[] executions) {
        this.files = files;
        this.file = file;
        this.line = line;
        this.self = self;
        this.total = total;
        this.calls = calls;
        this.executions = executions;
    }

    /** The lines that a profile knows of; empty when it has no source positions. */
    public static LineTable of(Profile profile) {
        return new LineCosts(profile).toTable();
    }

    /** Number of lines. */
    public int size() {
        return line.length;
    }

    /** The files that have lines here, sorted. */
    public List<String> files() {
        return files;
    }

    /** The file of an entry, as the compiler recorded it. */
    public String file(int entry) {
        return files.get(file[entry]);
    }

    /** The one-based line of an entry. */
    public int line(int entry) {
        return line[entry];
    }

    /** Cost of the line's own code. */
    public long self(int entry) {
        return self[entry];
    }

    /** Cost of the line's own code, of what it called and of what was inlined there. */
    public long total(int entry) {
        return total[entry];
    }

    /** How many calls the line made; inlined ones are not counted. */
    public long calls(int entry) {
        return calls[entry];
    }

    /**
     * How often the line was executed: of each copy of it in the code the piece that ran most
     * often. 0 in a sampled profile.
     */
    public long executions(int entry) {
        return executions[entry];
    }

    /** The entry of a line; -1 if nothing is known of it. */
    public int find(String ofFile, int wanted) {
        int at = firstOf(ofFile);
        while (at < size() && file(at).equals(ofFile) && line[at] < wanted) {
            at++;
        }
        return at < size() && file(at).equals(ofFile) && line[at] == wanted ? at : -1;
    }

    /** The first entry of a file; {@link #size} if there is none. */
    public int firstOf(String ofFile) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (file(middle).compareTo(ofFile) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < size() && file(low).equals(ofFile) ? low : size();
    }

    /** All entries, the one with the most cost of its own first. */
    public int[] hottestFirst() {
        return RowSort.sorted(
                size(),
                (a, b) -> {
                    int bySelf = Long.compare(self[b], self[a]);
                    return bySelf != 0 ? bySelf : Long.compare(total[b], total[a]);
                });
    }
}
