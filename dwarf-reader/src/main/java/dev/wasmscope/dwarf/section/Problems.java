package dev.wasmscope.dwarf.section;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what could not be read. Each problem is kept once; after {@value #LIMIT} of them only
 * their number grows, so that a corrupt file cannot fill the memory. Safe for use by several
 * threads.
 */
public final class Problems {
    private static final int LIMIT = 10_000;

    private final Set<DwarfProblem> seen = new LinkedHashSet<>();
    private long dropped;

    /** Records a problem, unless the same one is known already. */
    public synchronized void add(DwarfProblem problem) {
        if (seen.size() < LIMIT) {
            seen.add(problem);
        } else if (!seen.contains(problem)) {
            dropped++;
        }
    }

    /** Records a failure as a problem. */
    public void add(DwarfException failure) {
        add(failure.toProblem());
    }

    /** What was recorded so far, in order. */
    public synchronized List<DwarfProblem> list() {
        List<DwarfProblem> all = new ArrayList<>(seen);
        if (dropped > 0) {
            all.add(new DwarfProblem("", 0, dropped + " more problems are not listed"));
        }
        return List.copyOf(all);
    }
}
