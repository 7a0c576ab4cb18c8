package dev.wasmscope.dwarf.value;

import java.util.List;

/** Gives children page by page. */
@FunctionalInterface
public interface ChildSource {
    /** No children. */
    ChildSource NONE = (_, _) -> List.of();

    /**
     * Some children.
     *
     * @param from index of the first one wanted, from 0
     * @param count number of children wanted; fewer are returned at the end
     */
    List<Value> children(long from, int count);

    /** Pages of a list that is there already. */
    static ChildSource of(List<Value> all) {
        return (from, count) -> {
            int start = Math.clamp(from, 0, all.size());
            int end = Math.clamp((long) start + count, start, all.size());
            return List.copyOf(all.subList(start, end));
        };
    }
}
