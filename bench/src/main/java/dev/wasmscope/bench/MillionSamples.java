package dev.wasmscope.bench;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
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

/** A profile of a million samples on 100,000 call paths, up to some 40 functions deep. */
final class MillionSamples {

    static final int SAMPLES = 1_000_000;

    private static final int PATHS = 100_000;
    private static final int FUNCTIONS = 3_000;
    private static final int CODE = 400;

    private final Random random;

    private MillionSamples(long seed) {
        random = new Random(seed);
    }

    static Profile of(long seed) {
        return new MillionSamples(seed).make();
    }

    private Profile make() {
        CallTree tree = tree();
        int[] row = new int[SAMPLES];
        int[] offset = new int[SAMPLES];
        long[] time = new long[SAMPLES];
        long[] clock = new long[SAMPLES];
        long[] wall = new long[SAMPLES];
        byte[] kind = new byte[SAMPLES];
        long[] self = new long[tree.size()];
        for (int i = 0; i < SAMPLES; i++) {
            // Some paths are hot: half of all samples fall on a tenth of them.
            int among = random.nextBoolean() ? tree.size() / 10 : tree.size();
            row[i] = 1 + random.nextInt(among - 1);
            offset[i] = CODE * tree.function(row[i]) + random.nextInt(CODE);
            time[i] = 1_000_000L * i;
            clock[i] = 40_000L * i;
            wall[i] = 1_000_000;
            kind[i] = (byte) (random.nextInt(20) == 0 ? 1 : 0);
            self[row[i]] += wall[i];
        }
        return new Profile(
                new ProfileInfo("made up", ProfileKind.SAMPLED, List.of()),
                keys(),
                labels(),
                tree.withSelf(self),
                Measure.WALL_TIME,
                Map.of(),
                List.of(
                        positions(),
                        new SampleTable(time, clock, row, offset, wall, wall.clone(), kind)));
    }

    /** Calls go deeper with a likelihood of 3 in 4, and tend to the functions with low numbers. */
    private CallTree tree() {
        CallTreeBuilder tree = new CallTreeBuilder();
        int[] depth = new int[PATHS + 1];
        int[] function = new int[PATHS + 1];
        int last = CallTree.ROOT;
        while (tree.size() <= PATHS) {
            int caller =
                    random.nextInt(4) > 0 && depth[last] < 40 ? last : random.nextInt(tree.size());
            int callee = (int) (FUNCTIONS * Math.pow(random.nextDouble(), 3));
            int site = caller == 0 ? -1 : CODE * function[caller] + 20 * random.nextInt(CODE / 20);
            last = tree.child(caller, site, callee);
            depth[last] = depth[caller] + 1;
            function[last] = callee;
            tree.addCalls(last, 1);
        }
        return tree.toTree();
    }

    private static List<FunctionKey> keys() {
        List<FunctionKey> keys = new ArrayList<>();
        for (int f = 0; f < FUNCTIONS; f++) {
            keys.add(new FunctionKey.Code(0, f));
        }
        return keys;
    }

    private static List<FunctionLabel> labels() {
        List<FunctionLabel> labels = new ArrayList<>();
        for (int f = 0; f < FUNCTIONS; f++) {
            labels.add(new FunctionLabel("function_" + f, Optional.of(file(f)), f, false));
        }
        return labels;
    }

    private static String file(int function) {
        return (function % 3 == 0 ? "/lib/" : "/src/") + function / 30 + ".c";
    }

    /** A position every ten bytes, some of them inlined. */
    private CodePositions positions() {
        CodePositions.Builder positions = new CodePositions.Builder();
        for (int f = 0; f < FUNCTIONS; f++) {
            for (int at = 0; at < CODE; at += 10) {
                List<SourceFrame> chain = new ArrayList<>();
                if (random.nextInt(4) == 0) {
                    int from = random.nextInt(FUNCTIONS);
                    chain.add(frame(from, random.nextInt(30)));
                }
                chain.add(frame(f, at / 10));
                positions.add(f, CODE * f + at, chain);
            }
        }
        return positions.toTable();
    }

    private static SourceFrame frame(int function, int line) {
        return new SourceFrame(
                "function_" + function, Optional.of(file(function)), 40 * function + line + 1, 0);
    }
}
