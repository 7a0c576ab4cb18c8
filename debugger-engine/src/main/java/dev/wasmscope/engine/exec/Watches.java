package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.Watch.Trigger;
import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.exec.gc.HeapObject;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.MemoryRange;
import dev.wasmscope.engine.lower.Op;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The watches of one thread. The loop asks {@link #concerns} before an operation, which is not done
 * then if it does what a watch waits for; the thread executes it as a step and asks {@link #done}
 * what it did.
 */
final class Watches {
    private static final int[] NONE = {};

    private final ThreadState thread;
    private final List<Watch> all;
    private final WatchedValue[] seen;
    private final boolean[] read;
    private final boolean[] written;
    private final boolean readsOfHost;
    private boolean any;
    private String host = "";

    /** Everything but bytes and locals, by what is accessed. */
    private final IdentityHashMap<Object, int[]> owners = new IdentityHashMap<>();

    /** Of the objects among them. */
    private final Set<DefinedType> types = Collections.newSetFromMap(new IdentityHashMap<>());

    private byte[][] filter = MemoryWatches.NOTHING_WATCHED;
    private final int[] locals;
    private final Finder finder = new Finder();
    private final Marker marker = new Marker();

    /** A watch ends when the thread has at most this many frames; 0 if none ends before all do. */
    final int floor;

    /** The depth of a frame that a tail call has replaced although watches end with it; else 0. */
    private int replaced;

    Watches(ThreadState thread, List<Watch> watches) {
        this.thread = thread;
        this.all = List.copyOf(watches);
        this.seen = new WatchedValue[all.size()];
        this.read = new boolean[all.size()];
        this.written = new boolean[all.size()];
        for (Watch watch : all) {
            if (watch.frameDepth() > thread.depth) {
                throw new IllegalArgumentException("there is no frame " + watch.frameDepth());
            }
        }
        this.floor = Math.max(0, all.stream().mapToInt(Watch::frameDepth).max().orElse(0) - 1);
        this.locals = numbers(WatchPlace.Local.class);
        this.readsOfHost =
                all.stream()
                        .anyMatch(
                                w -> w.trigger().reads() && w.place() instanceof WatchPlace.Bytes);
        refresh();
    }

    /** Makes itself known to memories and variables, which {@link #forget} takes back. */
    void index() {
        indexBytes();
        for (int i = 0; i < all.size(); i++) {
            indexOther(i, all.get(i));
        }
    }

    /** Nothing is watched any more. */
    void forget() {
        for (Watch watch : all) {
            switch (watch.place()) {
                case WatchPlace.Bytes bytes -> bytes.memory().watched = MemoryWatches.NONE;
                case WatchPlace.Global(GlobalInstance global) -> global.watched = false;
                case WatchPlace.TableSlot slot -> slot.table().readsWatched = false;
                case WatchPlace.Field _, WatchPlace.Element _, WatchPlace.Local _ -> {}
            }
        }
    }

    private void indexOther(int i, Watch watch) {
        Object owner = owner(watch.place());
        if (owner != null) {
            owners.merge(owner, new int[] {i}, Watches::joined);
        }
        switch (owner) {
            case GlobalInstance global -> global.watched = true;
            case TableInstance table -> table.readsWatched |= watch.trigger().reads();
            case HeapObject object -> types.add(object.type());
            case null, default -> {}
        }
    }

    private int[] numbers(Class<? extends WatchPlace> kind) {
        return IntStream.range(0, all.size())
                .filter(i -> kind.isInstance(all.get(i).place()))
                .toArray();
    }

    private static int[] joined(int[] some, int[] more) {
        return IntStream.concat(Arrays.stream(some), Arrays.stream(more)).toArray();
    }

    private void indexBytes() {
        IdentityHashMap<Memory, List<MemoryWatches.Entry>> byMemory = new IdentityHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).place() instanceof WatchPlace.Bytes(var memory, var at, var length)) {
                byMemory.computeIfAbsent(memory, _ -> new ArrayList<>())
                        .add(new MemoryWatches.Entry(i, at, at + length, all.get(i).trigger()));
            }
        }
        byMemory.forEach((memory, entries) -> memory.watched = new MemoryWatches(entries));
        filter = MemoryWatches.filter(byMemory.values().stream().flatMap(List::stream).toList());
    }

    /** What an operation names when it accesses the place; null for bytes and locals. */
    private static @Nullable Object owner(WatchPlace place) {
        return switch (place) {
            case WatchPlace.Global(GlobalInstance global) -> global;
            case WatchPlace.TableSlot(TableInstance table, long _) -> table;
            case WatchPlace.Field(StructInstance struct, int _) -> struct;
            case WatchPlace.Element(ArrayInstance array, int _) -> array;
            case WatchPlace.Bytes _, WatchPlace.Local _ -> null;
        };
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Watch> all() {
        return all;
    }

    /** Looks at every place anew, and tells whether any differs: somebody else wrote there. */
    boolean refresh() {
        boolean differs = false;
        for (int i = 0; i < seen.length; i++) {
            WatchedValue now = contents(i);
            differs |= !now.equals(seen[i]);
            seen[i] = now;
        }
        return differs;
    }

    private WatchedValue contents(int i) {
        return switch (all.get(i).place()) {
            case WatchPlace.Bytes(Memory memory, long at, int length) ->
                    new WatchedValue.Bytes(memory.read(at, length));
            case WatchPlace.Global(GlobalInstance global) -> new WatchedValue.One(global.value());
            case WatchPlace.TableSlot(TableInstance table, long index) ->
                    new WatchedValue.One(
                            Value.of(table.type().elementType(), 0, 0, table.get(index)));
            case WatchPlace.Field(StructInstance struct, int field) ->
                    new WatchedValue.One(struct.field(field));
            case WatchPlace.Element(ArrayInstance array, int index) ->
                    new WatchedValue.One(array.element(index));
            case WatchPlace.Local local ->
                    local.depth() <= thread.depth
                            ? new WatchedValue.One(thread.access.local(local))
                            : Objects.requireNonNull(seen[i]);
        };
    }

    // ---- before an operation

    /** The filters of all memories in one, see {@link MemoryWatches#filter}. */
    byte[][] filter() {
        return filter;
    }

    /**
     * Whether an operation does what a watch waits for. Of loads and stores of memory 0, those are
     * asked about that the filter lets through.
     */
    boolean concerns(Instance instance, int[] ops, int pc, int frame) {
        int op = ops[pc];
        if (op >= Op.MISC) {
            boolean accesses =
                    op >= Op.HEAP ? !types.isEmpty() : op > Op.REF_IS_NULL && op != Op.SIMD;
            return accesses && find(instance, ops, pc, frame);
        }
        return op >= Op.LOAD8_S
                ? instance.memory0.watched.concerns(instance.memory0, ops, pc, thread.slots, frame)
                : concernsVariable(instance, op, ops, pc, frame);
    }

    private boolean concernsVariable(Instance instance, int op, int[] ops, int pc, int frame) {
        if (op == Op.CALL_INDIRECT) {
            return instance.tables[ops[pc + 5]].readsWatched && find(instance, ops, pc, frame);
        }
        GlobalInstance global = instance.globals[ops[pc + 3]];
        return global.watched
                && find(instance, ops, pc, frame)
                && !(op == Op.GLOBAL_SET
                        && global.holds(thread.slots[frame + ops[pc + 1]])
                        && onlyChanges(global));
    }

    private boolean onlyChanges(Object owner) {
        for (int i : owners.getOrDefault(owner, NONE)) {
            if (all.get(i).trigger() != Trigger.CHANGE) {
                return false;
            }
        }
        return true;
    }

    private boolean find(Instance instance, int[] ops, int pc, int frame) {
        finder.found = false;
        Accesses.tell(thread, instance, ops, pc, frame, finder);
        return finder.found;
    }

    /** Whether the innermost frame, at a {@link Op#BREAK}, is about to access a watched local. */
    boolean concernsLocal(LoadedCode code, int pc) {
        int accessed = locals.length == 0 ? -1 : code.function.localAccessedAt(code.ops[pc + 2]);
        for (int i : accessed < 0 ? NONE : locals) {
            WatchPlace.Local local = (WatchPlace.Local) all.get(i).place();
            if (local.index() == accessed
                    && isHere(local)
                    && !(all.get(i).trigger() == Trigger.CHANGE && stays(code, pc, local))) {
                return true;
            }
        }
        return false;
    }

    private boolean isHere(WatchPlace.Local local) {
        return local.depth() == thread.depth
                && replaced == 0
                && thread.access.code(0).function == local.function();
    }

    /** Whether the operand that the local is to be set to is what it holds. */
    @SuppressWarnings("ReferenceEquality") // objects of the guest have identity
    private boolean stays(LoadedCode code, int pc, WatchPlace.Local local) {
        int operand = code.ops[pc + 3] - 1;
        int base = thread.access.base(0);
        int slot = base + local.function().localSlot(local.index());
        return operand >= 0
                && !local.function().isVector(local.index())
                && thread.slots[base + operand] == thread.slots[slot]
                && thread.refs[base + operand] == thread.refs[slot];
    }

    /** Whether globals are watched, or tables. */
    boolean anyVariables() {
        return owners.keySet().stream().anyMatch(owner -> !(owner instanceof HeapObject));
    }

    boolean hasLocals() {
        return locals.length > 0;
    }

    /**
     * The innermost frame, which is precise, is about to execute one instruction.
     *
     * @return the instruction
     */
    CodeLocation prepare() {
        Arrays.fill(read, false);
        Arrays.fill(written, false);
        any = false;
        LoadedCode code = thread.access.code(0);
        int pc = code.code.startOfStep(thread.access.pc(0));
        if (pc < 0) {
            return thread.location(0);
        }
        Accesses.tell(thread, code.instance, code.ops, pc, thread.access.base(0), marker);
        return new CodeLocation(code.function.functionIndex(), code.code.codeOffsetAt(pc));
    }

    // ---- after it

    /** A host function was called, and told what of the caller's memory it read and wrote. */
    void hostDid(Memory memory, HostCall call, String function) {
        for (MemoryRange range : call.read()) {
            for (int i : memory.watched.touched(range.address(), range.length())) {
                read[i] |= all.get(i).trigger().reads();
                any |= read[i];
            }
        }
        for (MemoryRange range : call.written()) {
            for (int i : memory.watched.touched(range.address(), range.length())) {
                boolean changes = all.get(i).trigger() == Trigger.CHANGE;
                mark(i, !changes || !contents(i).equals(seen[i]));
            }
        }
        // The host may also set variables, without saying so.
        for (int[] numbers : owners.values()) {
            for (int i : numbers) {
                mark(i, !contents(i).equals(seen[i]));
            }
        }
        host = any ? function : "";
    }

    /** Whether a watch waits for the host to read memory. */
    boolean readsOfHost() {
        return readsOfHost;
    }

    private void mark(int i, boolean writes) {
        if (writes && all.get(i).trigger().writes()) {
            written[i] = true;
            any = true;
        }
    }

    /** The function of the host that did what {@link #done} tells; empty if an instruction did. */
    String host() {
        return host;
    }

    /** Whether {@link #done} has anything to look at. */
    boolean anyDone() {
        return any;
    }

    /** What was done to watched places since {@link #prepare}, as far as watches wait for it. */
    List<WatchedAccess> done() {
        if (!any) {
            return List.of();
        }
        List<WatchedAccess> accesses = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            if (read[i] || written[i]) {
                WatchedValue now = contents(i);
                Watch watch = all.get(i);
                if (watch.trigger() != Trigger.CHANGE || !now.equals(seen[i])) {
                    accesses.add(new WatchedAccess(watch, read[i], written[i], seen[i], now));
                }
                seen[i] = now;
            }
            read[i] = false;
            written[i] = false;
        }
        any = false;
        return accesses;
    }

    // ---- frames

    /** A frame was entered; if one of its depth was there, a tail call has replaced it. */
    boolean replaces(int depth) {
        boolean found = !all.isEmpty() && all.stream().anyMatch(w -> w.frameDepth() == depth);
        if (found) {
            replaced = depth;
        }
        return found;
    }

    /** The watches whose frame is gone. */
    List<Watch> ended() {
        int left = replaced == 0 ? thread.depth : Math.min(thread.depth, replaced - 1);
        return all.stream().filter(watch -> watch.frameDepth() > left).toList();
    }

    /** Whether {@link #ended} has anything to tell. */
    boolean anyEnded() {
        return replaced > 0 || (floor > 0 && thread.depth <= floor);
    }

    /** Finds out whether a watch waits for any access. */
    private final class Finder extends Visitor {
        boolean found;

        @Override
        public void memory(Memory memory, long address, long length, boolean writes) {
            found |= memory.watched.touches(address, length, writes);
        }

        @Override
        void touched(int number, boolean writes) {
            Trigger trigger = all.get(number).trigger();
            found |= writes ? trigger.writes() : trigger.reads();
        }

        @Override
        public void slot(int slot, boolean writes) {
            // has a breakpoint of its own
        }
    }

    /** Marks what is accessed, and keeps what is there. */
    private final class Marker extends Visitor {
        @Override
        public void memory(Memory memory, long address, long length, boolean writes) {
            for (int i : memory.watched.touched(address, length)) {
                touched(i, writes);
            }
        }

        @Override
        void touched(int number, boolean writes) {
            Trigger trigger = all.get(number).trigger();
            if (writes ? trigger.writes() : trigger.reads()) {
                (writes ? written : read)[number] = true;
                seen[number] = contents(number);
                any = true;
                host = "";
            }
        }

        @Override
        public void slot(int slot, boolean writes) {
            for (int i : locals) {
                WatchPlace.Local local = (WatchPlace.Local) all.get(i).place();
                if (isHere(local) && local.function().localSlot(local.index()) == slot) {
                    touched(i, writes);
                }
            }
        }
    }

    /** The watches of an object; seldom one of its type is watched at all. */
    private int[] of(HeapObject object) {
        return types.contains(object.type()) ? owners.getOrDefault(object, NONE) : NONE;
    }

    /** Finds the watches of what is not in a memory. */
    private abstract class Visitor implements Accesses.Sink {
        abstract void touched(int number, boolean writes);

        @Override
        public void global(GlobalInstance global, boolean writes) {
            for (int i : owners.getOrDefault(global, NONE)) {
                touched(i, writes);
            }
        }

        @Override
        public void table(TableInstance table, long from, long count, boolean writes) {
            for (int i : owners.getOrDefault(table, NONE)) {
                if (all.get(i).place() instanceof WatchPlace.TableSlot(TableInstance _, long index)
                        && index >= from
                        && index - from < count) {
                    touched(i, writes);
                }
            }
        }

        @Override
        public void struct(StructInstance struct, int position, boolean reference, boolean writes) {
            for (int i : of(struct)) {
                if (all.get(i).place() instanceof WatchPlace.Field(StructInstance _, int field)
                        && struct.isAt(field, position, reference)) {
                    touched(i, writes);
                }
            }
        }

        @Override
        public void array(ArrayInstance array, long from, long count, boolean writes) {
            for (int i : of(array)) {
                if (all.get(i).place() instanceof WatchPlace.Element(ArrayInstance _, int index)
                        && index >= from
                        && index - from < count) {
                    touched(i, writes);
                }
            }
        }
    }
}
