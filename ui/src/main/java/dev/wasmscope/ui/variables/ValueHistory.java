package dev.wasmscope.ui.variables;

import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What values were at the stop before, frame by frame: a value is compared with the last one that
 * was seen in the same activation, so that a step into a function and back marks only what the
 * function changed.
 */
final class ValueHistory {
    private static final int FRAMES = 64;

    private final Map<String, Seen> frames =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
                    return size() > FRAMES;
                }
            };

    private Seen here = new Seen();

    /** Values of one frame. */
    private static final class Seen {
        private final Map<String, String> before = new HashMap<>();
        private final Map<String, String> now = new HashMap<>();
        private int stop = -1;
    }

    /** Goes to a frame of a stop. */
    void enter(Stop stop, SymbolisedFrame frame) {
        String key =
                stop.guestDepth()
                        - frame.guestDepth()
                        + " "
                        + frame.functionIndex()
                        + " "
                        + frame.function();
        here = frames.computeIfAbsent(key, _ -> new Seen());
        if (here.stop != stop.number()) {
            here.before.putAll(here.now);
            here.now.clear();
            here.stop = stop.number();
        }
    }

    /** Remembers a value; what it was before, if that was something else. */
    Optional<String> note(String path, String value) {
        here.now.put(path, value);
        return Optional.ofNullable(here.before.get(path)).filter(old -> !old.equals(value));
    }

    void clear() {
        frames.clear();
        here = new Seen();
    }
}
