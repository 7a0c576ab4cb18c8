package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.CodeCountsBuilder;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.ProfileKind;
import dev.wasmscope.profiler.model.SampleTable;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Profiles with everything that formats carry: equal seeds give equal profiles. */
final class RandomProfiles {

    private static final List<String> FILES = List.of("src/a.c", "src/b.c", "lib/a b.h");

    private final Random random;
    private final int functions;

    private RandomProfiles(long seed) {
        this.random = new Random(seed);
        this.functions = 1 + random.nextInt(9);
    }

    /** An exact profile with call sites, lines, inlined functions and bytes allocated. */
    static Profile exact(long seed) {
        return new RandomProfiles(seed).exact();
    }

    private Profile exact() {
        List<FunctionKey> keys = new ArrayList<>();
        List<FunctionLabel> labels = new ArrayList<>();
        CodePositions.Builder positions = new CodePositions.Builder();
        for (int f = 0; f < functions; f++) {
            boolean host = f > 3 && random.nextInt(4) == 0;
            keys.add(new FunctionKey.Code(0, f));
            Optional<String> file =
                    host || random.nextInt(4) == 0
                            ? Optional.empty()
                            : Optional.of(FILES.get(f % FILES.size()));
            labels.add(
                    new FunctionLabel(
                            "f" + f + (f == 2 ? "<std::pair>(int, \u00e4)" : ""),
                            file,
                            file.isPresent() ? 1 + 100 * f : 0,
                            host));
            if (file.isPresent()) {
                addPositions(f, labels.get(f), positions);
            }
        }
        CallTreeBuilder tree = new CallTreeBuilder();
        CodeCountsBuilder counts = new CodeCountsBuilder();
        int rows = 1 + random.nextInt(40);
        List<Integer> all = new ArrayList<>(List.of(CallTree.ROOT));
        for (int i = 0; i < rows; i++) {
            addRow(all, tree, counts, labels);
        }
        long[] bytes = new long[tree.size()];
        for (int row = 1; row < bytes.length; row++) {
            bytes[row] = random.nextInt(3) == 0 ? random.nextInt(100_000) : 0;
        }
        return new Profile(
                ProfileInfo.exact("guest.wasm").noting("a note"),
                keys,
                labels,
                tree.toTree(),
                Measure.INSTRUCTIONS,
                Map.of(Measure.ALLOCATED_BYTES, bytes),
                List.of(positions.toTable(), counts.toTable()));
    }

    /** Samples of the paths of {@link #exact}, some of them at instructions that are known. */
    static Profile sampled(long seed) {
        return new RandomProfiles(seed).samples(exact(seed));
    }

    private Profile samples(Profile paths) {
        CallTree tree = paths.tree();
        int size = 1 + random.nextInt(60);
        long[][] columns = new long[4][size];
        int[] rows = new int[size];
        int[] offsets = new int[size];
        byte[] kinds = new byte[size];
        long[][] sums = new long[3][tree.size()];
        long time = 0;
        for (int i = 0; i < size; i++) {
            rows[i] = 1 + random.nextInt(tree.size() - 1);
            int function = tree.function(rows[i]);
            boolean known = random.nextInt(4) > 0 && !paths.labels().get(function).host();
            offsets[i] = known ? offset(function, random.nextInt(8)) : CallTree.NONE;
            kinds[i] = (byte) (paths.labels().get(function).host() ? 1 + random.nextInt(2) : 0);
            columns[2][i] = 500_000 + random.nextInt(1_000_000);
            columns[3][i] = kinds[i] == 0 ? columns[2][i] / 2 : 0;
            time += columns[2][i];
            columns[0][i] = time;
            columns[1][i] = 10L * i;
            sums[0][rows[i]]++;
            sums[1][rows[i]] += columns[2][i];
            sums[2][rows[i]] += columns[3][i];
        }
        return new Profile(
                new ProfileInfo("guest.wasm", ProfileKind.SAMPLED, List.of()),
                paths.functions(),
                paths.labels(),
                tree.withSelf(sums[1]),
                Measure.WALL_TIME,
                Map.of(Measure.SAMPLES, sums[0], Measure.CPU_TIME, sums[2]),
                List.of(
                        paths.table(CodePositions.class).orElseThrow(),
                        new SampleTable(
                                columns[0],
                                columns[1],
                                rows,
                                offsets,
                                columns[2],
                                columns[3],
                                kinds)));
    }

    private void addRow(
            List<Integer> all,
            CallTreeBuilder tree,
            CodeCountsBuilder counts,
            List<FunctionLabel> labels) {
        int caller = all.get(random.nextInt(all.size()));
        int function = random.nextInt(functions);
        int site =
                caller == CallTree.ROOT || random.nextInt(5) == 0
                        ? CallTree.NONE
                        : offset(random.nextInt(functions), random.nextInt(8));
        int before = tree.size();
        int row = tree.child(caller, site, function);
        if (tree.size() > before) {
            all.add(row);
        }
        tree.addCalls(row, 1 + random.nextInt(5));
        for (int piece = 0; piece < 4; piece++) {
            int start = offset(function, 2 * piece);
            int instructions = 1 + random.nextInt(9);
            int count = random.nextInt(1000);
            if (!labels.get(function).host() && count > 300 && tree.size() > before) {
                counts.add(row, start, start + 2, instructions, count);
                tree.addSelf(row, (long) instructions * count);
            }
        }
    }

    private static int offset(int function, int place) {
        return 1000 * (function + 1) + 4 * place;
    }

    private void addPositions(int f, FunctionLabel label, CodePositions.Builder positions) {
        for (int place = 0; place < 8; place++) {
            List<SourceFrame> chain = new ArrayList<>();
            if (random.nextInt(3) == 0) {
                chain.add(new SourceFrame("inl" + place % 3, Optional.of("inl.h"), 5 + place, 3));
            }
            chain.add(new SourceFrame(label.name(), label.source(), label.line() + place, 1));
            positions.add(f, offset(f, place), chain);
        }
    }
}
