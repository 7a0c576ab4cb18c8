package dev.wasmscope.ui.memory;

import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.session.memory.MemorySearch;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.task.Task;
import dev.wasmscope.ui.task.Tasks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/** Finds bytes in a memory, all places of them, a slice at a time so that nothing waits. */
public final class MemoryFinder implements AutoCloseable {
    /** More places than that are not listed. */
    static final int MOST = 10_000;

    private static final long SLICE = 16L << 20;

    /**
     * What was found.
     *
     * @param places ascending
     * @param length of each
     * @param complete whether all of the memory was searched
     */
    public record Found(List<Long> places, int length, boolean complete) {
        static final Found NOTHING = new Found(List.of(), 0, true);

        public Found {
            places = List.copyOf(places);
        }

        /** Whether an address is part of a place. */
        boolean covers(long address) {
            int index = Collections.binarySearch(places, address);
            int at = index >= 0 ? index : -index - 2;
            return at >= 0 && address - places.get(at) < length;
        }
    }

    private final DebugModel debug;
    private final MemoryModel model;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Found> found =
            new ReadOnlyObjectWrapper<>(this, "found", Found.NOTHING);
    private final Subscription subscription;
    private Optional<Task> task = Optional.empty();
    private long search;

    MemoryFinder(DebugModel debug, MemoryModel model, Tasks tasks) {
        this.debug = debug;
        this.model = model;
        this.tasks = tasks;
        subscription =
                Subscription.combine(
                        debug.stopProperty().subscribe(_ -> clear()),
                        model.memoryProperty().subscribe((_, _) -> clear()));
    }

    /** What was found so far. */
    public ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Forgets what was found, and searches no further. */
    public void clear() {
        search++;
        task.ifPresent(tasks::end);
        task = Optional.empty();
        found.set(Found.NOTHING);
    }

    /** Looks for bytes in the whole memory, then goes to the first place behind the cursor. */
    public void find(byte[] bytes) {
        clear();
        long number = search;
        task =
                Optional.of(
                        tasks.begin(
                                "Searching memory",
                                () -> {
                                    if (number == search) {
                                        search++;
                                        task = Optional.empty();
                                    }
                                }));
        next(number, bytes, 0, new ArrayList<>());
    }

    private void next(long number, byte[] bytes, long from, List<Long> places) {
        long size = model.sizeProperty().get();
        if (number != search) {
            return;
        }
        if (from >= size || places.size() >= MOST) {
            task.ifPresent(tasks::end);
            task = Optional.empty();
            found.set(new Found(places, bytes.length, from >= size));
            if (places.isEmpty()) {
                debug.say("Not found in memory");
            }
            return;
        }
        task.ifPresent(t -> t.report("Searching memory", (double) from / size));
        MemoryRange where =
                new MemoryRange(
                        model.memoryProperty().get(),
                        from,
                        Math.min(SLICE + bytes.length - 1, size - from));
        debug.ask(
                s -> s.memoryTools().find(new MemorySearch(where, bytes, 1, MOST - places.size())),
                more -> {
                    if (number == search) {
                        boolean first = places.isEmpty() && !more.isEmpty();
                        places.addAll(more);
                        if (!more.isEmpty()) {
                            found.set(new Found(places, bytes.length, false));
                        }
                        if (first) {
                            step(true, true);
                        }
                        next(number, bytes, from + SLICE, places);
                    }
                },
                failure -> {
                    if (number == search) {
                        clear();
                        debug.fail(failure);
                    }
                });
    }

    /** Goes to the next or the previous place, around the ends of the memory. */
    public void step(boolean forward) {
        step(forward, false);
    }

    private void step(boolean forward, boolean here) {
        List<Long> places = found.get().places();
        if (places.isEmpty()) {
            return;
        }
        long at = model.selection().map(MemoryRange::from).orElse(-1L);
        int index = Collections.binarySearch(places, at);
        int next;
        if (index >= 0) {
            next = here ? index : index + (forward ? 1 : -1);
        } else {
            next = forward ? -index - 1 : -index - 2;
        }
        model.chooseRange(places.get(Math.floorMod(next, places.size())), found.get().length());
    }

    /** {@code 3 of 17}, with what the cursor is on; empty when nothing was searched. */
    String count() {
        List<Long> places = found.get().places();
        if (places.isEmpty()) {
            return "";
        }
        long at = model.selection().map(MemoryRange::from).orElse(-1L);
        int index = Collections.binarySearch(places, at);
        String all = places.size() + (found.get().complete() ? "" : "+");
        return index >= 0 ? (index + 1) + " of " + all : all + " found";
    }

    @Override
    public void close() {
        clear();
        subscription.unsubscribe();
    }
}
