package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.BranchCounts;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often functions, lines and branches of each source file were executed, those that never were
 * included, as far as the profile knows of them.
 *
 * <p>A line was executed as often as its most executed piece of code in a function; functions that
 * share a line, as instances of a template do, add up.
 */
public final class Coverage {

    /**
     * What is known of one file; the branches of a line are numbered in the order of their code.
     */
    public record SourceFile(
            Map<Integer, Long> lines, Map<String, Function> functions, Map<Branch, Long> branches) {
        SourceFile() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }

        /** Functions that were entered. */
        public Share functionShare() {
            return Share.of(functions.values().stream().map(Function::calls).toList());
        }

        /** Lines that were executed. */
        public Share lineShare() {
            return Share.of(lines.values());
        }

        /** Ways out of branches that were gone. */
        public Share branchShare() {
            return Share.of(branches.values());
        }
    }

    /** A function, by its name: where it is declared, and how often it was entered. */
    public record Function(int line, long calls) {}

    private record Line(String file, int line) {}

    /** A part of a whole. */
    public record Share(long covered, long all) {
        private static Share of(Collection<Long> counts) {
            return new Share(counts.stream().filter(n -> n > 0).count(), counts.size());
        }

        /** Both added up. */
        public Share plus(Share other) {
            return new Share(covered + other.covered, all + other.all);
        }
    }

    /**
     * One way out of a branch.
     *
     * @param block number of the branch in its line
     * @param way number of the way out of it: 0 for taken and 1 for not taken, or the label of a
     *     {@code br_table}
     */
    public record Branch(int line, int block, int way) implements Comparable<Branch> {
        @Override
        public int compareTo(Branch other) {
            int byLine = Integer.compare(line, other.line);
            int byBlock = Integer.compare(block, other.block);
            return byLine != 0 ? byLine : byBlock != 0 ? byBlock : Integer.compare(way, other.way);
        }
    }

    /** Stands for how often a way was taken where its branch was never executed. */
    public static final long NOT_REACHED = -1;

    private final Profile profile;
    private final CodePositions positions;
    private final Map<String, SourceFile> files = new TreeMap<>();

    private Coverage(Profile profile, CodePositions positions) {
        this.profile = profile;
        this.positions = positions;
    }

    /** By file, in the order of their names. */
    public static Map<String, SourceFile> of(Profile profile) {
        CodePositions positions =
                profile.table(CodePositions.class)
                        .orElseGet(() -> new CodePositions.Builder().toTable());
        Coverage coverage = new Coverage(profile, positions);
        coverage.addFunctions();
        profile.table(CodeCounts.class)
                .filter(CodeCounts::countsExecutions)
                .ifPresent(coverage::addLines);
        profile.table(BranchCounts.class).ifPresent(coverage::addBranches);
        return coverage.files;
    }

    private SourceFile file(String name) {
        return files.computeIfAbsent(name, _ -> new SourceFile());
    }

    private void addFunctions() {
        long[] calls = new long[profile.functions().size()];
        CallTree tree = profile.tree();
        for (int row = 1; row < tree.size(); row++) {
            calls[tree.function(row)] += tree.calls(row);
        }
        for (int i = 0; i < calls.length; i++) {
            FunctionLabel label = profile.labels().get(i);
            if (label.source().isPresent() && label.line() > 0) {
                Map<String, Function> functions = file(label.source().get()).functions();
                String name = label.name();
                if (functions.containsKey(name)) {
                    name += " [" + i + "]";
                }
                functions.put(name, new Function(label.line(), calls[i]));
            }
        }
    }

    private void addLines(CodeCounts counts) {
        long[] executed = executed(counts);
        Map<Line, Long> ofFunction = new HashMap<>();
        for (int at = 0; at < positions.size(); at++) {
            if (at > 0 && positions.function(at) != positions.function(at - 1)) {
                addUp(ofFunction);
            }
            for (SourceFrame frame : positions.chains().get(positions.chain(at))) {
                Optional<String> file = frame.file();
                if (file.isPresent() && frame.line() > 0) {
                    ofFunction.merge(new Line(file.get(), frame.line()), executed[at], Math::max);
                }
            }
        }
        addUp(ofFunction);
    }

    private void addUp(Map<Line, Long> ofFunction) {
        ofFunction.forEach(
                (line, count) -> file(line.file()).lines().merge(line.line(), count, Long::sum));
        ofFunction.clear();
    }

    /**
     * An {@code if} or {@code br_if} has two ways out, a {@code br_table} one for each label. Where
     * none was ever taken, the branch was not reached.
     */
    private void addBranches(BranchCounts branches) {
        Map<Line, Integer> blocks = new HashMap<>();
        int entry = 0;
        while (entry < branches.size()) {
            int end = entry + 1;
            while (end < branches.size()
                    && branches.function(end) == branches.function(entry)
                    && branches.offset(end) == branches.offset(entry)) {
                end++;
            }
            addBranch(branches, entry, end, blocks);
            entry = end;
        }
    }

    private void addBranch(BranchCounts branches, int from, int to, Map<Line, Integer> blocks) {
        List<SourceFrame> chain = positions.frames(branches.function(from), branches.offset(from));
        if (chain.isEmpty() || chain.getFirst().file().isEmpty() || chain.getFirst().line() <= 0) {
            return;
        }
        SourceFrame at = chain.getFirst();
        String file = at.file().orElseThrow();
        int block = blocks.merge(new Line(file, at.line()), 1, Integer::sum) - 1;
        long[] ways = new long[to - from == 1 ? 2 : to - from];
        for (int i = from; i < to; i++) {
            ways[i - from] = branches.taken(i);
        }
        if (to - from == 1) {
            ways[1] = branches.notTaken(from);
        }
        boolean reached = Arrays.stream(ways).anyMatch(taken -> taken > 0);
        for (int way = 0; way < ways.length; way++) {
            file(file)
                    .branches()
                    .put(new Branch(at.line(), block, way), reached ? ways[way] : NOT_REACHED);
        }
    }

    /** By position, how often its most executed piece was, over all paths. */
    private long[] executed(CodeCounts counts) {
        Map<Long, Long> byStart = new HashMap<>();
        for (int piece = 0; piece < counts.size(); piece++) {
            int function = profile.tree().function(counts.row(piece));
            if (counts.end(piece) > counts.start(piece)) {
                byStart.merge(
                        (long) function << 32 | counts.start(piece),
                        counts.count(piece),
                        Long::sum);
            }
        }
        long[] executed = new long[positions.size()];
        byStart.forEach(
                (key, count) -> {
                    int at = positions.at((int) (key >> 32), key.intValue());
                    if (at >= 0) {
                        executed[at] = Math.max(executed[at], count);
                    }
                });
        return executed;
    }
}
