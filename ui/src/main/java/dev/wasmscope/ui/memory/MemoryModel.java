package dev.wasmscope.ui.memory;

import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.ui.session.DebugModel;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/**
 * Memory 0 at the present stop: its size, the part in sight, what is highlighted and chosen. Bytes
 * are read around what is in sight, a few KiB at a time.
 */
public final class MemoryModel implements AutoCloseable {
    /** Bytes of a row. */
    public static final int ROW = 16;

    private static final int MARGIN = 2048;

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
    private final ReadOnlyObjectWrapper<Optional<Range>> highlight =
            new ReadOnlyObjectWrapper<>(this, "highlight", Optional.empty());
    private final ReadOnlyObjectWrapper<MemoryBytes> bytes =
            new ReadOnlyObjectWrapper<>(this, "bytes", MemoryBytes.NONE);
    private final ObjectProperty<CellFormat> format =
            new SimpleObjectProperty<>(this, "format", CellFormat.HEX);
    private final Subscription subscriptions;
    private int rowsInSight = 32;

    public MemoryModel(DebugModel debug, ObservableValue<Optional<Variable>> lookedAt) {
        this.debug = debug;
        this.subscriptions =
                Subscription.combine(
                        debug.stopProperty().subscribe(this::stopped),
                        lookedAt.subscribe(this::lookAt));
    }

    /** Bytes of the memory; 0 while there is nothing to read. */
    public ReadOnlyLongProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /** Address of the first row in sight, a multiple of {@link #ROW}. */
    public ReadOnlyLongProperty topProperty() {
        return top.getReadOnlyProperty();
    }

    /** The chosen address; -1 for none. */
    public ReadOnlyLongProperty cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    /** Bytes of the variable that the user looks at. */
    public ReadOnlyObjectProperty<Optional<Range>> highlightProperty() {
        return highlight.getReadOnlyProperty();
    }

    /** What was read. */
    ReadOnlyObjectProperty<MemoryBytes> bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    /** How rows are read. */
    public ObjectProperty<CellFormat> formatProperty() {
        return format;
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

    /** Shows another part; the address is brought into the memory and to the start of a row. */
    public void scrollTo(long address) {
        long last = Math.max(0, (size.get() - 1) / ROW * ROW - (rowsInSight - 1L) * ROW);
        top.set(Math.clamp(address / ROW * ROW, 0, Math.max(0, last)));
        read(false);
    }

    /** Chooses an address and brings it into view, a few rows below the top. */
    public void goTo(long address) {
        cursor.set(Math.clamp(address, 0, Math.max(0, size.get() - 1)));
        reveal(address);
    }

    /** Chooses an address in sight. */
    public void choose(long address) {
        cursor.set(address);
    }

    /**
     * Goes to what a user typed: {@code 0x1f80}, {@code 8064}, or an expression over variables
     * whose value lies in memory or is a pointer.
     */
    public void goTo(String text) {
        OptionalLong address = parse(text.strip());
        if (address.isPresent()) {
            if (address.getAsLong() >= size.get()) {
                debug.fail(
                        new IllegalArgumentException(
                                String.format(
                                        "Address 0x%x is behind the end of memory (0x%x)",
                                        address.getAsLong(), size.get())));
            } else {
                goTo(address.getAsLong());
            }
            return;
        }
        int frame = debug.frameProperty().get().map(SymbolisedFrame::index).orElse(0);
        debug.ask(
                s -> s.evaluate(frame, text.strip()),
                v -> {
                    if (v.address().isPresent()) {
                        lookAt(Optional.of(v));
                        goTo(v.address().getAsLong());
                    } else {
                        debug.fail(
                                new IllegalArgumentException(
                                        v.name() + " is not in memory: " + v.location()));
                    }
                },
                debug::fail);
    }

    /** A number as a user types it; empty when it is not one. */
    static OptionalLong parse(String text) {
        try {
            String digits = text.replace("_", "");
            return OptionalLong.of(
                    digits.startsWith("0x") || digits.startsWith("0X")
                            ? Long.parseUnsignedLong(digits.substring(2), 16)
                            : Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private void lookAt(Optional<Variable> variable) {
        highlight.set(
                variable.filter(v -> v.address().isPresent())
                        .map(
                                v ->
                                        new Range(
                                                v.address().getAsLong(),
                                                Math.max(1, v.byteSize().orElse(1)),
                                                v.name())));
        highlight.get().ifPresent(range -> reveal(range.start()));
    }

    private void reveal(long address) {
        long first = top.get();
        if (address < first || address >= first + (rowsInSight - 1L) * ROW) {
            scrollTo(Math.max(0, address - 3L * ROW));
        }
    }

    private void stopped(Optional<Stop> stop) {
        if (stop.isEmpty() || stop.get().ended()) {
            size.set(0);
            bytes.set(MemoryBytes.NONE);
            return;
        }
        debug.ask(
                s -> s.memorySize(0),
                bytesInAll -> {
                    size.set(bytesInAll);
                    read(true);
                },
                debug::fail);
    }

    private void read(boolean stale) {
        long from = Math.max(0, top.get() - MARGIN);
        long sight = Math.min((long) rowsInSight * ROW, size.get() - top.get());
        if (size.get() == 0 || !stale && bytes.get().holds(top.get(), sight)) {
            return;
        }
        int length = (int) Math.min(size.get() - from, rowsInSight * (long) ROW + 2 * MARGIN);
        debug.ask(
                s -> s.readMemory(0, from, length),
                read -> bytes.set(new MemoryBytes(from, read)),
                debug::fail);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
