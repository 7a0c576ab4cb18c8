package dev.wasmscope.profiler.analyse;

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
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Random profiles that keep the model's promises: the pieces of code of a row, or its samples, add
 * up to its weight. Function {@code i} has the code offsets from {@code 100 i}; those with an odd
 * number belong to a library, and code of some is inlined in others.
 */
final class RandomProfiles {

    static final String APP = "/src/app.c";
    static final String LIBRARY = "/usr/lib/lib.c";

    private static final int FUNCTIONS = 7;

    private RandomProfiles() {}

    static Arbitrary<Profile> any() {
        return Arbitraries.oneOf(exact(), sampled());
    }

    static Arbitrary<Profile> exact() {
        return Combinators.combine(Arbitraries.integers().between(0, 60), Arbitraries.longs())
                .as(RandomProfiles::of);
    }

    static Arbitrary<Profile> sampled() {
        return Combinators.combine(Arbitraries.integers().between(0, 60), Arbitraries.longs())
                .as(RandomProfiles::sampled);
    }

    /** The same paths with samples on them, a millisecond apart. */
    static Profile sampled(int paths, long seed) {
        Profile exact = of(paths, seed);
        Random random = new Random(seed);
        int size = random.nextInt(200);
        int rows = exact.tree().size();
        long[] time = new long[size];
        long[] clock = new long[size];
        int[] row = new int[size];
        int[] offset = new int[size];
        long[] cpu = new long[size];
        byte[] kind = new byte[size];
        long[] samples = new long[rows];
        long[] cpuTime = new long[rows];
        for (int i = 0; i < size; i++) {
            time[i] = 1_000_000L * i;
            clock[i] = 5_000L * i;
            row[i] = random.nextInt(rows);
            boolean known = row[i] > 0 && random.nextInt(10) > 0;
            offset[i] = known ? 100 * exact.tree().function(row[i]) + random.nextInt(100) : -1;
            cpu[i] = random.nextInt(1_000_000);
            kind[i] = (byte) random.nextInt(3);
            samples[row[i]]++;
            cpuTime[row[i]] += cpu[i];
        }
        return new Profile(
                new ProfileInfo("guest.wasm", ProfileKind.SAMPLED, List.of()),
                exact.functions(),
                exact.labels(),
                exact.tree().withSelf(samples),
                Measure.SAMPLES,
                Map.of(Measure.CPU_TIME, cpuTime),
                List.of(
                        exact.table(CodePositions.class).orElseThrow(),
                        new SampleTable(time, clock, row, offset, cpu, cpu, kind)));
    }

    static Profile of(int paths, long seed) {
        Random random = new Random(seed);
        CallTreeBuilder tree = new CallTreeBuilder();
        CodeCountsBuilder pieces = new CodeCountsBuilder();
        List<Integer> functionOf = new ArrayList<>(List.of(-1));
        for (int i = 0; i < paths; i++) {
            int parent = random.nextInt(tree.size());
            int callee = random.nextInt(FUNCTIONS);
            int site =
                    parent == CallTree.ROOT
                            ? CallTree.NONE
                            : 100 * functionOf.get(parent) + 20 * random.nextInt(5) + 3;
            int row = tree.child(parent, site, callee);
            if (row == functionOf.size()) {
                functionOf.add(callee);
            }
            tree.addCalls(row, 1 + random.nextInt(5));
            addPieces(random, row, callee, tree, pieces);
        }
        return labelled(tree.toTree(), pieces, random);
    }

    private static void addPieces(
            Random random, int row, int function, CallTreeBuilder tree, CodeCountsBuilder pieces) {
        for (int k = random.nextInt(4); k > 0; k--) {
            int at = random.nextInt(10);
            int start = 100 * function + 10 * at;
            long count = random.nextInt(20);
            pieces.add(row, start, start + 8, 1 + at % 4, count);
            tree.addSelf(row, (1 + at % 4) * count);
        }
    }

    private static Profile labelled(CallTree tree, CodeCountsBuilder pieces, Random random) {
        List<FunctionKey> keys = new ArrayList<>();
        List<FunctionLabel> labels = new ArrayList<>();
        for (int f = 0; f < FUNCTIONS; f++) {
            keys.add(new FunctionKey.Code(0, f));
            labels.add(new FunctionLabel(name(f), Optional.of(file(f)), 10 * f, false));
        }
        long[] time = new long[tree.size()];
        for (int row = 1; row < time.length; row++) {
            time[row] = random.nextInt(1000);
        }
        return Profile.exact("guest.wasm", keys, labels, tree)
                .with(pieces.toTable())
                .with(positions())
                .with(Measure.CPU_TIME, time);
    }

    static String name(int function) {
        return (function % 2 == 1 ? "lib" : "app") + function;
    }

    private static String file(int function) {
        return function % 2 == 1 ? LIBRARY : APP;
    }

    /**
     * The same in every profile, as debug information is: some places have no line, some are
     * inlined one or two deep, now and then the same line again.
     */
    private static CodePositions positions() {
        Random random = new Random(7);
        CodePositions.Builder positions = new CodePositions.Builder();
        for (int f = 0; f < FUNCTIONS; f++) {
            for (int offset = 0; offset < 100; offset += 10) {
                List<SourceFrame> chain = new ArrayList<>();
                for (int inlined = random.nextInt(5) - 2; inlined > 0; inlined--) {
                    int from = random.nextInt(FUNCTIONS);
                    chain.add(frame(from, "inline ", random));
                }
                chain.add(frame(f, "", random));
                positions.add(f, 100 * f + offset, chain);
            }
        }
        return positions.toTable();
    }

    private static SourceFrame frame(int function, String prefix, Random random) {
        int line = random.nextInt(6) == 0 ? 0 : 10 * function + 1 + random.nextInt(4);
        return new SourceFrame(prefix + name(function), Optional.of(file(function)), line, 0);
    }

    /** The weight of each path, by its names; paths without weight are left out. */
    static TreeMap<String, Long> weights(Profile profile) {
        TreeMap<String, Long> weights = new TreeMap<>();
        String[] paths = new String[profile.tree().size()];
        paths[0] = "";
        for (int row = 0; row < paths.length; row++) {
            if (row > 0) {
                paths[row] = paths[profile.tree().parent(row)] + ";" + profile.nameOf(row);
            }
            if (profile.tree().self(row) != 0) {
                weights.merge(paths[row], profile.tree().self(row), Long::sum);
            }
        }
        return weights;
    }
}
