package dev.wasmscope.ui.testing;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Profiles of any size, the same for the same seed. */
public final class BigProfiles {
    private static final String[] WORDS = {
        "parse", "read", "hash", "insert", "compare", "walk", "emit", "flush", "grow", "copy"
    };
    private static final int FUNCTIONS = 400;

    private BigProfiles() {}

    /**
     * A tree as programs grow them: most rows are deep and light, a few carry the weight.
     *
     * @param frames rows of the call tree
     */
    public static Profile of(int frames, int seed) {
        Random random = new Random(seed);
        CallTreeBuilder tree = new CallTreeBuilder();
        int[] depth = new int[frames + 1];
        int size = 1;
        while (size < frames) {
            int parent = size == 1 ? 0 : Math.max(random.nextInt(size), random.nextInt(size));
            if (depth[parent] >= 60) {
                continue;
            }
            int row = tree.child(parent, random.nextInt(FUNCTIONS));
            if (row == size) {
                depth[row] = depth[parent] + 1;
                tree.addSelf(row, (long) Math.exp(random.nextGaussian() * 3 + 4));
                tree.addCalls(row, 1 + random.nextInt(50));
                size++;
            }
        }
        return Profile.exact("big.wasm", keys(), labels(), tree.toTree());
    }

    private static List<FunctionKey> keys() {
        List<FunctionKey> keys = new ArrayList<>();
        for (int i = 0; i < FUNCTIONS; i++) {
            keys.add(new FunctionKey.Code(0, i));
        }
        return keys;
    }

    private static List<FunctionLabel> labels() {
        List<FunctionLabel> labels = new ArrayList<>();
        for (int i = 0; i < FUNCTIONS; i++) {
            labels.add(
                    new FunctionLabel(
                            WORDS[i % 10] + "_" + WORDS[i / 10 % 10] + "_" + i,
                            Optional.of("/src/module" + i / 25 + ".c"),
                            i + 1,
                            i % 97 == 0));
        }
        return labels;
    }

    /** How many rows a tree has. */
    public static int frames(Profile profile) {
        return profile.tree().size() - CallTree.ROOT;
    }
}
