package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.ui.place.Place;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The line of the source whose instructions are marked: the one where the user is there. */
public final class MarkedLine {
    private final ModuleCode code;
    private final CodeSelection selection;
    private final CodeWays ways;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Optional<Place.SourceLine>> line =
            new ReadOnlyObjectWrapper<>(this, "line", Optional.empty());

    /**
     * @param changed runs when the user marks another line
     */
    MarkedLine(ModuleCode code, CodeSelection selection, CodeWays ways, Runnable changed) {
        this.code = code;
        this.selection = selection;
        this.ways = ways;
        this.changed = changed;
    }

    /** The line. */
    public ReadOnlyObjectProperty<Optional<Place.SourceLine>> lineProperty() {
        return line.getReadOnlyProperty();
    }

    /** Marks the instructions of a line, and brings the first into sight if none is chosen. */
    public void mark(String file, int number) {
        Place.SourceLine place = new Place.SourceLine(file, number);
        if (line.get().filter(place::equals).isPresent()) {
            return;
        }
        line.set(Optional.of(place));
        changed.run();
        if (selection.rowProperty().get().filter(this::marks).isEmpty()) {
            ways.showFirst(module -> module.listing().ofLine(file, number));
        }
    }

    /** Marks the instructions of a line where they are; those of no line when it is empty. */
    void set(Optional<SourcePosition> position) {
        line.set(position.map(Place.SourceLine::of));
    }

    /** Whether a row comes from the line. */
    boolean marks(Row row) {
        return line.get().isPresent()
                && code.position(row)
                        .filter(p -> Place.SourceLine.of(p).equals(line.get().get()))
                        .isPresent();
    }
}
