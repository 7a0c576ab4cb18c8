package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.RefArray;
import dev.wasmscope.engine.exec.gc.StructInstance;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contents of all structs and arrays that can be reached, at one moment. */
final class HeapCopy {
    /** More objects than this take seconds to copy. */
    private static final int MAX_OBJECTS = 4_000_000;

    private final IdentityHashMap<StructInstance, StructInstance> structs = new IdentityHashMap<>();
    private final IdentityHashMap<ArrayInstance, ArrayInstance> arrays = new IdentityHashMap<>();
    private final Deque<Object> open = new ArrayDeque<>();

    private HeapCopy() {}

    /** A copy of what can be reached from these references; empty if that is too much. */
    static Optional<HeapCopy> of(Collection<? extends @Nullable Object> roots) {
        HeapCopy copy = new HeapCopy();
        roots.forEach(copy::reach);
        while (!copy.open.isEmpty()) {
            copy.visit(copy.open.pop());
            if (copy.structs.size() + copy.arrays.size() > MAX_OBJECTS) {
                return Optional.empty();
            }
        }
        return Optional.of(copy);
    }

    private void reach(@Nullable Object reference) {
        boolean found =
                switch (reference) {
                    case StructInstance struct -> !structs.containsKey(struct);
                    case ArrayInstance array -> !arrays.containsKey(array);
                    case ExceptionInstance _ -> true;
                    case null, default -> false;
                };
        if (found) {
            open.push(Objects.requireNonNull(reference));
        }
    }

    private void visit(Object object) {
        switch (object) {
            case StructInstance struct -> {
                if (!structs.containsKey(struct)) {
                    structs.put(struct, struct.copy());
                    struct.references().forEach(this::reach);
                }
            }
            case ArrayInstance array -> {
                if (!arrays.containsKey(array)) {
                    ArrayInstance copied = ArrayInstance.of(array.type(), array.length());
                    copied.copy(0, array, 0, array.length());
                    arrays.put(array, copied);
                    if (array instanceof RefArray references) {
                        for (int i = 0; i < references.length(); i++) {
                            reach(references.get(i));
                        }
                    }
                }
            }
            case ExceptionInstance exception ->
                    exception.values().forEach(value -> reach(value.reference()));
            default -> {}
        }
    }

    void restore() {
        structs.forEach(StructInstance::setAll);
        arrays.forEach((array, before) -> array.copy(0, before, 0, before.length()));
    }
}
