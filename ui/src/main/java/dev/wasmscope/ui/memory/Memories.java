package dev.wasmscope.ui.memory;

import dev.wasmscope.session.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** All views of memories in a window. The first one follows the variable that is chosen. */
public final class Memories implements AutoCloseable {
    /**
     * One view.
     *
     * @param number from 1
     */
    public record Open(int number, MemoryTool tool, MemoryView view) {
        /** How the docks name it. */
        public String id() {
            return number == 1 ? "memory" : "memory-" + number;
        }
    }

    private final MemoryTool.Outside outside;
    private final Map<Integer, PageScan> scans = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private int last;

    public Memories(MemoryTool.Outside outside, ObservableValue<Optional<Variable>> lookedAt) {
        this.outside = outside;
        add(lookedAt);
    }

    private Open add(ObservableValue<Optional<Variable>> lookedAt) {
        MemoryTool tool = new MemoryTool(outside, new MemoryModel(outside.debug(), lookedAt));
        Open added = new Open(++last, tool, new MemoryView(tool, this::scan));
        open.add(added);
        return added;
    }

    /** Views of one memory share what is known of it. */
    private PageScan scan(int memory) {
        return scans.computeIfAbsent(memory, index -> new PageScan(outside.debug(), index));
    }

    /** Opens one more, where the one that was used last is. */
    public Open add() {
        MemoryModel from = open.getLast().tool().model();
        Open added = add(new SimpleObjectProperty<>(Optional.empty()));
        added.tool().model().goTo(from.memoryProperty().get(), from.topProperty().get());
        return added;
    }

    /** The view that stays. */
    public Open first() {
        return open.getFirst();
    }

    /** All that are open. */
    public List<Open> open() {
        return List.copyOf(open);
    }

    /** Closes one that was added. */
    public void close(Open view) {
        if (open.remove(view)) {
            view.view().close();
            view.tool().close();
            view.tool().model().close();
        }
    }

    @Override
    public void close() {
        List.copyOf(open).forEach(this::close);
        scans.values().forEach(PageScan::close);
    }
}
