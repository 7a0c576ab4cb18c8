package dev.wasmscope.ui.memory;

import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.ui.session.DebugModel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Subscription;

/** Changes bytes of a memory and takes changes back, until the program goes on. */
public final class MemoryEditor implements AutoCloseable {
    /** More than that is not read to be copied, or kept to be put back. */
    static final int MOST = 16 << 20;

    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    private record Edit(int memory, long address, byte[] bytes) {}

    private final DebugModel debug;
    private final MemoryModel model;
    private final LongEdits longEdits;
    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable");
    private final Subscription subscription;

    MemoryEditor(DebugModel debug, MemoryModel model, LongEdits longEdits) {
        this.debug = debug;
        this.model = model;
        this.longEdits = longEdits;
        subscription =
                debug.stopProperty()
                        .subscribe(
                                _ -> {
                                    done.clear();
                                    undone.clear();
                                    undoable.set(false);
                                });
    }

    /** Whether there is something to take back. */
    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** Writes bytes of what is in sight. */
    void write(long address, byte[] bytes) {
        model.known(address, bytes.length)
                .ifPresent(
                        before -> {
                            remember(new Edit(model.memoryProperty().get(), address, before));
                            put(new Edit(model.memoryProperty().get(), address, bytes));
                        });
    }

    private void remember(Edit before) {
        done.push(before);
        undone.clear();
        undoable.set(true);
    }

    private void put(Edit edit) {
        if (edit.memory() == model.memoryProperty().get()) {
            model.expect(edit.address(), edit.bytes());
        }
        debug.ask(
                s -> s.writeMemory(edit.memory(), edit.address(), edit.bytes()),
                _ -> debug.edited(),
                failure -> {
                    debug.edited();
                    debug.fail(failure);
                });
    }

    /** Takes the last change back. */
    public void undo() {
        swap(done, undone);
    }

    /** Makes the change again that was taken back last. */
    public void redo() {
        swap(undone, done);
    }

    private void swap(Deque<Edit> from, Deque<Edit> to) {
        Edit edit = from.poll();
        if (edit == null) {
            return;
        }
        debug.ask(
                s -> s.readMemory(edit.memory(), edit.address(), edit.bytes().length),
                now -> {
                    to.push(new Edit(edit.memory(), edit.address(), now));
                    put(edit);
                    model.goTo(edit.memory(), edit.address());
                    undoable.set(!done.isEmpty());
                },
                debug::fail);
    }

    /** Reads a range, to copy it. */
    void read(MemoryRange range, Consumer<byte[]> then) {
        if (range.length() > MOST) {
            debug.fail(
                    new IllegalArgumentException(
                            "At most 16 MiB can be copied; save the range to a file instead"));
            return;
        }
        debug.ask(
                s -> s.readMemory(range.memory(), range.from(), (int) range.length()),
                then,
                debug::fail);
    }

    /** Fills a range with bytes, over and over. */
    public void fill(MemoryRange range, byte[] pattern) {
        if (range.length() > MOST) {
            // Too much to be put back.
            filled(range, pattern);
            return;
        }
        read(
                range,
                before -> {
                    remember(new Edit(range.memory(), range.from(), before));
                    filled(range, pattern);
                });
    }

    private void filled(MemoryRange range, byte[] pattern) {
        if (range.length() > LongEdits.PIECE && fits(range)) {
            longEdits.fill(range, pattern);
            return;
        }
        debug.ask(
                s -> s.memoryTools().fill(range, pattern),
                count -> {
                    debug.edited();
                    debug.say("Filled " + count + " bytes");
                },
                debug::fail);
    }

    /** What does not fit is refused as a whole, by the program's session. */
    private boolean fits(MemoryRange range) {
        return range.memory() == model.memoryProperty().get()
                && range.from() >= 0
                && range.length() <= model.sizeProperty().get() - range.from();
    }

    /** Copies a file to an address. */
    void load(int memory, long address, Path file) {
        long size = file.toFile().length();
        if (size > LongEdits.PIECE && fits(new MemoryRange(memory, address, size))) {
            done.clear();
            undoable.set(false);
            longEdits.load(new MemoryRange(memory, address, size), file);
            return;
        }
        debug.ask(
                s -> s.memoryTools().load(memory, address, file),
                count -> {
                    done.clear();
                    undoable.set(false);
                    debug.edited();
                    debug.say("Loaded " + count + " bytes from " + file.getFileName());
                },
                debug::fail);
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
