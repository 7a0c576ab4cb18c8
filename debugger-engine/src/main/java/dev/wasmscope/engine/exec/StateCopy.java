package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.FuncType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the instances of a store consisted of at one moment, so that what runs afterwards can be
 * taken back: memories, globals, tables, dropped segments and the objects of the garbage-collected
 * heap that can be reached. Frames are not part of it. Made and restored while nothing runs.
 */
public final class StateCopy {
    private final List<Runnable> restorers = new ArrayList<>();

    private StateCopy() {}

    /**
     * A copy of the present state.
     *
     * @param references that frames hold: objects are found from them, globals and tables
     * @param maxBytes of memories that the copy may take; pages of zeros take none
     * @return empty if it would take more, or there are too many objects
     */
    public static Optional<StateCopy> of(
            Store store, Collection<? extends @Nullable Object> references, long maxBytes) {
        StateCopy copy = new StateCopy();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<@Nullable Object> roots = new ArrayList<>(references);
        long room = maxBytes;
        boolean objects = false;
        for (Instance instance : store.instances()) {
            for (Memory memory : instance.memories) {
                if (seen.add(memory)) {
                    MemoryCopy pages = new MemoryCopy(memory, room);
                    room -= pages.bytes();
                    copy.restorers.add(pages::restore);
                }
                if (room < 0) {
                    return Optional.empty();
                }
            }
            copy.globals(instance, seen, roots);
            copy.tables(instance, seen, roots);
            copy.segments(instance, roots);
            objects |= hasObjects(instance);
        }
        if (objects) {
            Optional<HeapCopy> heap = HeapCopy.of(roots);
            heap.ifPresent(found -> copy.restorers.add(found::restore));
            return heap.isPresent() ? Optional.of(copy) : Optional.empty();
        }
        return Optional.of(copy);
    }

    private static boolean hasObjects(Instance instance) {
        return Arrays.stream(instance.definedTypes)
                .anyMatch(type -> !(type.composite() instanceof FuncType));
    }

    private void globals(Instance instance, Set<Object> seen, List<@Nullable Object> roots) {
        for (GlobalInstance global : instance.globals) {
            roots.add(global.reference);
            if (global.type().mutable() && seen.add(global)) {
                long bits = global.bits;
                long high = global.high;
                Object reference = global.reference;
                restorers.add(
                        () -> {
                            global.bits = bits;
                            global.high = high;
                            global.reference = reference;
                        });
            }
        }
    }

    private void tables(Instance instance, Set<Object> seen, List<@Nullable Object> roots) {
        for (TableInstance table : instance.tables) {
            if (seen.add(table)) {
                @Nullable Object[] elements = Arrays.copyOf(table.elements, table.size);
                roots.addAll(Arrays.asList(elements));
                restorers.add(
                        () -> {
                            table.size = elements.length;
                            table.elements = elements;
                        });
            }
        }
    }

    private void segments(Instance instance, List<@Nullable Object> roots) {
        for (@Nullable Object[] segment : instance.elements) {
            roots.addAll(Arrays.asList(segment));
        }
        restorers.add(instance.keepSegments());
    }

    /** Puts everything back; may be done once. */
    public void restore() {
        restorers.forEach(Runnable::run);
        restorers.clear();
    }
}
