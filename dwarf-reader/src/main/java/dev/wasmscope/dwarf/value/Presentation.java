package dev.wasmscope.dwarf.value;

import java.util.List;
import java.util.Optional;

/**
 * How a value of a library type is shown in place of its members: a container by its elements, a
 * text by its characters.
 */
public interface Presentation {
    /**
     * The value on one line.
     *
     * @param nesting how deep in another value's line it stands
     */
    String summary(Nesting nesting);

    /** Number of children. */
    long childCount();

    /**
     * Some children.
     *
     * @param from index of the first one wanted, from 0
     * @param count number of children wanted; fewer are returned at the end
     */
    List<Value> children(long from, int count);

    /** What the value leads to if it stands for a pointer ({@code *p}, {@code p->x}). */
    default Optional<Value> target() {
        return Optional.empty();
    }

    /**
     * Whether it is only the way its language writes the members, which then need not be offered
     * beside it.
     */
    default boolean isPlain() {
        return false;
    }

    /** Whether the children are the entries of a map: their names are keys, not indices. */
    default boolean isKeyed() {
        return false;
    }
}
