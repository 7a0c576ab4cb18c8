package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourcePaths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which functions of two profiles are the same: one list of functions, and where those of each
 * profile are in it.
 */
final class FunctionMatch {

    final List<FunctionKey> keys = new ArrayList<>();
    final List<FunctionLabel> labels = new ArrayList<>();
    final int[] first;
    final int[] second;

    private record Named(String name, Optional<String> source) {
        static Named of(FunctionLabel label) {
            return new Named(label.name(), label.source());
        }
    }

    private FunctionMatch(Profile a, Profile b) {
        first = new int[a.functions().size()];
        second = new int[b.functions().size()];
        Arrays.fill(first, -1);
        Arrays.fill(second, -1);
    }

    /**
     * Functions of possibly different builds, whose indices differ: by name and file. Those of one
     * name and file (instances of a template without its arguments) are one. Where a name is left
     * over on both sides, its file may have another folder or, at last, another name: builds happen
     * in different places.
     */
    static FunctionMatch byName(Profile before, Profile after) {
        FunctionMatch match = new FunctionMatch(before, after);
        Map<Named, List<Integer>> earlier = groups(before);
        Map<Named, List<Integer>> later = groups(after);
        Map<Named, Named> renamed =
                Leftovers.paired(
                        earlier.keySet(),
                        later.keySet(),
                        List.of(FunctionMatch::withoutFolder, Named::name));
        later.forEach(
                (named, functions) -> {
                    int to = match.add(after, functions.getFirst());
                    functions.forEach(f -> match.second[f] = to);
                    earlier.getOrDefault(renamed.getOrDefault(named, named), List.of())
                            .forEach(f -> match.first[f] = to);
                });
        earlier.forEach(
                (_, functions) -> {
                    if (match.first[functions.getFirst()] < 0) {
                        int to = match.add(before, functions.getFirst());
                        functions.forEach(f -> match.first[f] = to);
                    }
                });
        return match;
    }

    /** Functions of one build: those with the same key and label. */
    static FunctionMatch byKey(Profile a, Profile b) {
        FunctionMatch match = new FunctionMatch(a, b);
        Map<FunctionKey, Integer> known = new HashMap<>();
        for (int f = 0; f < match.first.length; f++) {
            match.first[f] = match.add(a, f);
            known.put(a.functions().get(f), match.first[f]);
        }
        for (int f = 0; f < match.second.length; f++) {
            Integer same = known.get(b.functions().get(f));
            match.second[f] = same != null ? same : match.add(b, f);
        }
        return match;
    }

    /** Whether no function of one profile has the index of another function in the other. */
    static boolean isOneBuild(Profile a, Profile b) {
        Map<FunctionKey, FunctionLabel> labels = new HashMap<>();
        for (int f = 0; f < a.functions().size(); f++) {
            labels.put(a.functions().get(f), a.labels().get(f));
        }
        for (int f = 0; f < b.functions().size(); f++) {
            FunctionLabel label = b.labels().get(f);
            if (!labels.getOrDefault(b.functions().get(f), label).equals(label)) {
                return false;
            }
        }
        return true;
    }

    private int add(Profile profile, int function) {
        keys.add(profile.functions().get(function));
        labels.add(profile.labels().get(function));
        return keys.size() - 1;
    }

    private static Map<Named, List<Integer>> groups(Profile profile) {
        Map<Named, List<Integer>> groups = new LinkedHashMap<>();
        for (int f = 0; f < profile.labels().size(); f++) {
            Named named = Named.of(profile.labels().get(f));
            groups.computeIfAbsent(named, _ -> new ArrayList<>()).add(f);
        }
        return groups;
    }

    private static Named withoutFolder(Named named) {
        return new Named(named.name, named.source.map(SourcePaths::fileName));
    }
}
