package dev.wasmscope.ui.disassembly;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The row that the user is at, and those chosen with it. */
public final class CodeSelection {
    private final ModuleRows rows;
    private final ReadOnlyObjectWrapper<Optional<Row>> row =
            new ReadOnlyObjectWrapper<>(this, "row", Optional.empty());
    private Optional<Row> anchor = Optional.empty();

    CodeSelection(ModuleRows rows) {
        this.rows = rows;
    }

    /** The row that the user is at. */
    public ReadOnlyObjectProperty<Optional<Row>> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /** Its index; -1 when there is none. */
    public int index() {
        return row.get().map(rows::indexOf).orElse(-1);
    }

    /** The first of the chosen rows. */
    public int first() {
        return Math.min(index(), anchorIndex());
    }

    /** The last of the chosen rows. */
    public int last() {
        return Math.max(index(), anchorIndex());
    }

    private int anchorIndex() {
        return anchor.map(rows::indexOf).orElse(index());
    }

    void clear() {
        anchor = Optional.empty();
        row.set(Optional.empty());
    }

    /**
     * Chooses a row.
     *
     * @param extend whether what is chosen reaches to it from where it began
     */
    void choose(Row next, boolean extend) {
        if (!extend) {
            anchor = Optional.of(next);
        }
        row.set(Optional.of(next));
    }

    /** Chooses the row at an index, or the nearest one. */
    void chooseIndex(long index, boolean extend) {
        if (!rows.isEmpty()) {
            choose(rows.get((int) Math.clamp(index, 0, rows.size() - 1L)), extend);
        }
    }
}
