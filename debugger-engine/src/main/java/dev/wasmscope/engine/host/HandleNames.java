package dev.wasmscope.engine.host;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What people call the handles (file descriptors) that a guest holds. The system interface keeps it
 * up to date while a guest runs on the host; a replay does so from the recording. Used on the
 * guest's thread.
 */
public final class HandleNames {
    private final Map<Integer, Name> names = new TreeMap<>();
    private Listener listener = (_, _) -> {};

    /**
     * A handle.
     *
     * @param name from the guest's point of view, for example {@code /data/in.txt} or {@code
     *     stdout}
     * @param location where it is on the host; empty if that means nothing
     */
    public record Name(String name, String location) {}

    /** Hears of changes. */
    @FunctionalInterface
    public interface Listener {
        /** A handle stands for something, or, with an empty name, for nothing any more. */
        void changed(int handle, Optional<Name> name);
    }

    /** Sets who hears of changes from now on. */
    public void listen(Listener newListener) {
        listener = newListener;
    }

    /** What a handle stands for, if it is open. */
    public Optional<Name> find(int handle) {
        return Optional.ofNullable(names.get(handle));
    }

    /** All open handles by number. */
    public Map<Integer, Name> all() {
        return Collections.unmodifiableMap(names);
    }

    /** A handle stands for something, perhaps something else than before. */
    public void put(int handle, Name name) {
        names.put(handle, name);
        listener.changed(handle, Optional.of(name));
    }

    /** A handle was closed. */
    public void remove(int handle) {
        if (names.remove(handle) != null) {
            listener.changed(handle, Optional.empty());
        }
    }
}
