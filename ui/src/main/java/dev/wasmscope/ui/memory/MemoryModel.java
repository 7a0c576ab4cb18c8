package dev.wasmscope.ui.memory;

import dev.wasmscope.session.InstanceView;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.ui.session.DebugModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/**
 * A memory at the present stop as one view shows it: its size, the part in sight, what is
 * highlighted and chosen. Bytes are read around what is in sight, a few KiB at a time.
 */
public final class MemoryModel implements AutoCloseable {
    /** Bytes of a row, unless the user wants others. */
    public static final int ROW = 16;

    /**
     * Highlighted bytes.
     *
     * @param label what they are
     */
    public record Range(long start, long length, String label) {
        /** Whether an address is among them. */
        public boolean contains(long address) {
            return address >= start && address < start + length;
        }
    }

    private final DebugModel debug;
    private final ReadOnlyLongWrapper size = new ReadOnlyLongWrapper(this, "size");
    private final ReadOnlyLongWrapper top = new ReadOnlyLongWrapper(this, "top");
    private final ReadOnlyLongWrapper cursor = new ReadOnlyLongWrapper(this, "cursor", -1);
    private final ReadOnlyLongWrapper anchor = new ReadOnlyLongWrapper(this, "anchor", -1);
    private final ReadOnlyIntegerWrapper memories = new ReadOnlyIntegerWrapper(this, "memories", 1);
    private final ReadOnlyObjectWrapper<Optional<Range>> highlight =
            new ReadOnlyObjectWrapper<>(this, "highlight", Optional.empty());
    private final ReadOnlyObjectWrapper<MemoryBytes> bytes =
            new ReadOnlyObjectWrapper<>(this, "bytes", MemoryBytes.NONE);
    private final ReadOnlyObjectWrapper<List<AddressUse>> uses =
            new ReadOnlyObjectWrapper<>(this, "uses", List.of());
    private final IntegerProperty memory = new SimpleIntegerProperty(this, "memory");
    private final IntegerProperty rowBytes = new SimpleIntegerProperty(this, "rowBytes", ROW);
    private final ObjectProperty<CellFormat> format =
            new SimpleObjectProperty<>(this, "format", CellFormat.HEX);
    private final ObjectProperty<TextColumn> text =
            new SimpleObjectProperty<>(this, "text", TextColumn.ASCII);
    private final Subscription subscriptions;
    private Optional<Range> lookedAt = Optional.empty();
    private Optional<Pending> pending = Optional.empty();
    private int rowsInSight = 32;

    /** What is to be done once the size of a memory is known. */
    private record Pending(int memory, Runnable work) {}

    /** What the bytes were read for; answers to older questions are dropped. */
    private long asked;

    public MemoryModel(DebugModel debug, ObservableValue<Optional<Variable>> lookedAt) {
        this.debug = debug;
        this.subscriptions =
                Subscription.combine(
                        debug.stopProperty().subscribe(this::stopped),
                        debug.editsProperty().subscribe(_ -> read(true)),
                        memory.subscribe((_, _) -> otherMemory()),
                        rowBytes.subscribe((_, _) -> scrollTo(top.get())),
                        lookedAt.subscribe(this::lookAt));
    }

    /** Bytes of the memory; 0 while there is nothing to read. */
    public ReadOnlyLongProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /** Address of the first row in sight, a multiple of the bytes of a row. */
    public ReadOnlyLongProperty topProperty() {
        return top.getReadOnlyProperty();
    }

    /** The chosen address; -1 for none. */
    public ReadOnlyLongProperty cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    /** The other end of the selection; the cursor itself when only it is chosen. */
    ReadOnlyLongProperty anchorProperty() {
        return anchor.getReadOnlyProperty();
    }

    /** The bytes that are chosen; one at least. Empty while there is no cursor. */
    public Optional<MemoryRange> selection() {
        long at = cursor.get();
        long other = anchor.get() < 0 ? at : anchor.get();
        return at < 0 || size.get() == 0
                ? Optional.empty()
                : Optional.of(
                        new MemoryRange(
                                memory.get(), Math.min(at, other), Math.abs(at - other) + 1));
    }

    /** How many memories the program has. */
    ReadOnlyIntegerProperty memoriesProperty() {
        return memories.getReadOnlyProperty();
    }

    /** Index of the memory that is shown. */
    public IntegerProperty memoryProperty() {
        return memory;
    }

    /** Bytes of a row: a multiple of 8. */
    public IntegerProperty rowBytesProperty() {
        return rowBytes;
    }

    int rowBytes() {
        return rowBytes.get();
    }

    /** Bytes of the variable that the user looks at. */
    public ReadOnlyObjectProperty<Optional<Range>> highlightProperty() {
        return highlight.getReadOnlyProperty();
    }

    /** What was read. */
    ReadOnlyObjectProperty<MemoryBytes> bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    /** What lies where, around what is in sight. */
    public ReadOnlyObjectProperty<List<AddressUse>> usesProperty() {
        return uses.getReadOnlyProperty();
    }

    /** How rows are read. */
    public ObjectProperty<CellFormat> formatProperty() {
        return format;
    }

    /** How rows are read as text. */
    public ObjectProperty<TextColumn> textProperty() {
        return text;
    }

    /** The byte at an address, 0 to 255; -1 while it is not known. */
    public int byteAt(long address) {
        return bytes.get().at(address);
    }

    /** How many rows a view shows. */
    public void setRowsInSight(int rows) {
        rowsInSight = Math.max(1, rows);
        read(false);
    }

    int rowsInSight() {
        return rowsInSight;
    }

    /** Shows another part; the address is brought into the memory and to the start of a row. */
    public void scrollTo(long address) {
        top.set(sight().topFor(address, size.get()));
        read(false);
    }

    /**
     * Does something in a memory, which is shown from then on, as soon as its size is known: at
     * once if it is shown already.
     */
    void in(int index, Runnable work) {
        if (index == memory.get() && size.get() > 0) {
            work.run();
        } else {
            pending = Optional.of(new Pending(index, work));
            memory.set(index);
        }
    }

    /** Chooses an address of a memory and brings it into view. */
    public void goTo(int index, long address) {
        in(index, () -> goTo(address));
    }

    /** Chooses an address and brings it into view, a few rows below the top. */
    public void goTo(long address) {
        choose(Math.clamp(address, 0, Math.max(0, size.get() - 1)));
        reveal(address);
    }

    /** Chooses an address in sight. */
    public void choose(long address) {
        anchor.set(address);
        cursor.set(address);
    }

    /** Chooses everything from the other end of the selection to an address, and reveals it. */
    public void chooseTo(long address) {
        if (anchor.get() < 0) {
            anchor.set(cursor.get() < 0 ? address : cursor.get());
        }
        cursor.set(Math.clamp(address, 0, Math.max(0, size.get() - 1)));
        reveal(cursor.get());
    }

    /** Chooses a stretch and shows its beginning. */
    void chooseRange(long from, long length) {
        goTo(from);
        anchor.set(from + Math.max(1, length) - 1);
    }

    /** Highlights bytes of memory 0, where variables are, and shows them. */
    void lookAt(Range range) {
        lookedAt = Optional.of(range);
        in(
                0,
                () -> {
                    highlight.set(Optional.of(range));
                    reveal(range.start());
                });
    }

    private void lookAt(Optional<Variable> variable) {
        lookedAt =
                variable.filter(v -> v.address().isPresent())
                        .map(
                                v ->
                                        new Range(
                                                v.address().getAsLong(),
                                                Math.max(1, v.byteSize().orElse(1)),
                                                v.name()));
        highlight();
        highlight.get().ifPresent(range -> reveal(range.start()));
    }

    private void highlight() {
        highlight.set(lookedAt.filter(_ -> memory.get() == 0));
    }

    private void otherMemory() {
        highlight();
        anchor.set(-1);
        cursor.set(-1);
        top.set(0);
        size.set(0);
        stopped(debug.stopProperty().get());
    }

    /** Goes to what a user typed; see {@link MemoryAddress}. */
    public void goTo(String typed) {
        MemoryAddress.find(debug, this, typed, debug::fail);
    }

    /** A number as a user types it; empty when it is not one. */
    static OptionalLong parse(String text) {
        return MemoryAddress.parse(text);
    }

    private void reveal(long address) {
        long first = top.get();
        int row = rowBytes.get();
        if (address < first) {
            boolean near = first - address <= row;
            scrollTo(near ? address : Math.max(0, address - 3L * row));
        } else if (address >= first + (long) rowsInSight * row) {
            boolean near = address < first + (rowsInSight + 1L) * row;
            scrollTo(near ? first + row : Math.max(0, address - 3L * row));
        }
    }

    private void stopped(Optional<Stop> stop) {
        if (stop.isEmpty() || stop.get().ended()) {
            size.set(0);
            bytes.set(MemoryBytes.NONE);
            uses.set(List.of());
            return;
        }
        debug.ask(s -> s.instance(), this::count, _ -> {});
        int index = memory.get();
        debug.ask(
                s -> s.memorySize(index),
                bytesInAll -> {
                    if (index == memory.get()) {
                        measured(bytesInAll);
                    }
                },
                debug::fail);
        ask();
    }

    private void measured(long bytesInAll) {
        size.set(bytesInAll);
        top.set(sight().topFor(top.get(), bytesInAll));
        Optional<Pending> waiting = pending.filter(_ -> bytesInAll > 0);
        if (waiting.isPresent()) {
            pending = Optional.empty();
            waiting.filter(p -> p.memory() == memory.get()).ifPresent(p -> p.work().run());
        }
    }

    private void count(InstanceView instance) {
        memories.set(Math.max(1, instance.memories().size()));
        if (memory.get() >= memories.get()) {
            memory.set(0);
        }
    }

    private MemorySight sight() {
        return new MemorySight(memory.get(), top.get(), rowsInSight, rowBytes.get());
    }

    private void read(boolean stale) {
        long sight = Math.min((long) rowsInSight * rowBytes.get(), size.get() - top.get());
        if (size.get() > 0 && (stale || !bytes.get().holds(top.get(), sight))) {
            ask();
        }
    }

    private void ask() {
        long question = ++asked;
        MemorySight sight = sight();
        debug.ask(
                sight::bytes,
                read -> {
                    if (question == asked) {
                        bytes.set(read);
                    }
                },
                debug::fail);
        debug.ask(
                sight::uses,
                found -> {
                    if (question == asked) {
                        uses.set(found);
                    }
                },
                _ -> uses.set(List.of()));
    }

    /** Shows bytes as they will be once they are written. */
    void expect(long address, byte[] written) {
        MemoryBytes now = bytes.get();
        byte[] copy = now.bytes().clone();
        for (int i = 0; i < written.length; i++) {
            long at = address + i - now.start();
            if (at >= 0 && at < copy.length) {
                copy[(int) at] = written[i];
            }
        }
        bytes.set(new MemoryBytes(now.start(), copy));
    }

    /** What was read of a range that is in sight; empty unless all of it was. */
    Optional<byte[]> known(long address, int length) {
        byte[] slice = bytes.get().slice(address, length);
        return slice.length == length ? Optional.of(slice) : Optional.empty();
    }

    /** The things at an address, the smallest first. */
    List<AddressUse> usesAt(long address) {
        List<AddressUse> here = new ArrayList<>();
        for (AddressUse use : uses.get()) {
            if (address >= use.start() && address - use.start() < use.size()) {
                here.add(use);
            }
        }
        here.sort((a, b) -> Long.compare(a.size(), b.size()));
        return here;
    }

    /** The indices of all memories. */
    List<Integer> indices() {
        return IntStream.range(0, memories.get()).boxed().toList();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
