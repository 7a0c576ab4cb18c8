package dev.wasmscope.session.value;

import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.exec.ExceptionInstance;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.exec.gc.GuestHeap;
import dev.wasmscope.engine.exec.gc.HeapObject;
import dev.wasmscope.engine.exec.gc.RefArray;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.text.TypeNames;
import dev.wasmscope.session.GcHeap.Group;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The garbage-collected objects that a stopped program can reach, by type. */
public final class ReachableObjects {
    private static final String EXCEPTION = "exception";

    private final int most;
    private final Map<String, List<Object>> byType = new LinkedHashMap<>();
    private final Map<DefinedType, String> names = new HashMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Objects that were met, but not what they refer to: so there is no recursion. */
    private final Deque<Object> waiting = new ArrayDeque<>();

    private ReachableObjects(int most) {
        this.most = most;
    }

    /**
     * Walks the heap, nearest objects first.
     *
     * @param most objects that are looked at
     */
    public static ReachableObjects of(Snapshot snapshot, int most) {
        ReachableObjects all = new ReachableObjects(most);
        all.meetRoots(snapshot);
        while (!all.waiting.isEmpty()) {
            all.meetPartsOf(all.waiting.remove());
        }
        all.seen.clear();
        return all;
    }

    private void meetRoots(Snapshot snapshot) {
        for (int i = 0; i < snapshot.depth(); i++) {
            FrameView frame = snapshot.frame(i);
            frame.locals().forEach(this::meet);
            frame.operandStack().forEach(this::meet);
        }
        Instance instance = snapshot.instance();
        instance.globals().stream().map(GlobalInstance::value).forEach(this::meet);
        for (TableInstance table : instance.tables()) {
            for (int i = 0; i < table.size(); i++) {
                meet(table.get(i));
            }
        }
    }

    private void meetPartsOf(Object object) {
        switch (object) {
            case StructInstance struct -> struct.references().forEach(this::meet);
            case RefArray array -> {
                for (int i = 0; i < array.length(); i++) {
                    meet(array.get(i));
                }
            }
            case ExceptionInstance exception -> exception.values().forEach(this::meet);
            default -> {} // numbers only
        }
    }

    private void meet(Value value) {
        if (value instanceof Value.Ref(var _, var referent)) {
            meet(referent);
        }
    }

    private void meet(@Nullable Object referent) {
        switch (referent) {
            case HeapObject object -> add(object, typeOf(object));
            case ExceptionInstance exception -> add(exception, EXCEPTION);
            case null, default -> {} // functions, objects of the host, small numbers
        }
    }

    private void add(Object object, String type) {
        if (seen.size() < most && seen.add(object)) {
            byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(object);
            waiting.add(object);
        }
    }

    private String typeOf(HeapObject object) {
        return names.computeIfAbsent(
                object.type(), type -> TypeNames.of(type.module(), type.typeIndex()));
    }

    /** The objects by type, those that take most first. */
    public List<Group> groups() {
        return byType.entrySet().stream()
                .map(e -> new Group(e.getKey(), e.getValue().size(), bytes(e.getValue())))
                .sorted(Comparator.comparingLong(Group::bytes).reversed())
                .toList();
    }

    private static long bytes(List<Object> objects) {
        return objects.stream()
                .mapToLong(o -> o instanceof HeapObject object ? GuestHeap.bytes(object) : 0)
                .sum();
    }

    private static Value reference(Object object) {
        return object instanceof HeapObject typed
                ? Value.ref(typed)
                : new Value.Ref(RefType.EXNREF, object);
    }

    /** Some objects of a type: at most {@code count} from {@code from} on. */
    public List<Value> objects(String type, long from, int count) {
        return byType.getOrDefault(type, List.of()).stream()
                .skip(Math.max(0, from))
                .limit(Math.max(0, count))
                .map(ReachableObjects::reference)
                .toList();
    }
}
