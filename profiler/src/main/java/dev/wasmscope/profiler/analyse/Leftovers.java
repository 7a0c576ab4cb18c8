package dev.wasmscope.profiler.analyse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pairs what has another name in another build: things in the one that are not in the other. */
final class Leftovers {

    private Leftovers() {}

    /**
     * For each later thing without an equal earlier one the earlier one that is meant, if a
     * property says so of just one on each side.
     *
     * @param properties what equal things have in common; the first that pairs one decides
     */
    static <T> Map<T, T> paired(
            Collection<T> earlier, Collection<T> later, List<Function<T, Object>> properties) {
        List<T> gone = new ArrayList<>(earlier);
        gone.removeAll(later);
        List<T> fresh = new ArrayList<>(later);
        fresh.removeAll(earlier);
        Map<T, T> pairs = new HashMap<>();
        for (Function<T, Object> property : properties) {
            pair(gone, fresh, property, pairs);
        }
        return pairs;
    }

    private static <T> void pair(
            List<T> gone, List<T> fresh, Function<T, Object> property, Map<T, T> pairs) {
        Map<Object, List<T>> olds = grouped(gone, property);
        grouped(fresh, property)
                .forEach(
                        (key, news) -> {
                            List<T> old = olds.getOrDefault(key, List.of());
                            if (old.size() == 1 && news.size() == 1) {
                                pairs.put(news.getFirst(), old.getFirst());
                                gone.remove(old.getFirst());
                                fresh.remove(news.getFirst());
                            }
                        });
    }

    private static <T> Map<Object, List<T>> grouped(List<T> things, Function<T, Object> property) {
        Map<Object, List<T>> groups = new HashMap<>();
        things.forEach(
                t -> groups.computeIfAbsent(property.apply(t), _ -> new ArrayList<>()).add(t));
        return groups;
    }
}
