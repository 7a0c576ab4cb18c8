package dev.wasmscope.ui.kept;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;

/** The parts that are kept for a module. Belongs to the user interface's thread. */
public final class Kept {
    /**
     * One part.
     *
     * @param name of its member in the file
     * @param type that JSON is made of and read as
     * @param now what is to be kept
     * @param restore takes up what was kept; called when the module was opened, before it runs
     */
    public record Part<T>(String name, Class<T> type, Supplier<T> now, Consumer<T> restore) {}

    private final List<Part<?>> parts = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /**
     * Keeps something.
     *
     * @param changes tell when it is to be written again
     * @throws IllegalArgumentException when the name is taken
     */
    public <T> void part(
            String name,
            Class<T> type,
            Supplier<T> now,
            Consumer<T> restore,
            Observable... changes) {
        if (parts.stream().anyMatch(p -> p.name().equals(name))) {
            throw new IllegalArgumentException("two parts are kept as " + name);
        }
        parts.add(new Part<>(name, type, now, restore));
        for (Observable change : changes) {
            change.addListener(_ -> changed());
        }
    }

    /** Everything that is kept. */
    public List<Part<?>> parts() {
        return Collections.unmodifiableList(parts);
    }

    /** Calls a listener when something is to be written again. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Says that a part is to be written again. */
    public void changed() {
        listeners.forEach(Runnable::run);
    }
}
