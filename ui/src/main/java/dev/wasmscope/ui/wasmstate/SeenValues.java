package dev.wasmscope.ui.wasmstate;

import java.util.HashMap;
import java.util.Map;

/** The values of rows at this stop and at the one before: tells which of them changed. */
final class SeenValues {
    private final Map<String, String> before = new HashMap<>();
    private final Map<String, String> now = new HashMap<>();
    private int stop = -1;

    /** Nothing was seen of this program. */
    void forget() {
        before.clear();
        now.clear();
        stop = -1;
    }

    /** What was seen until now belongs to the stop before, if this is another one. */
    void at(int stopNumber) {
        if (stopNumber != stop) {
            stop = stopNumber;
            before.clear();
            before.putAll(now);
        }
    }

    /** Remembers a row's value and tells whether it was another one at the stop before. */
    boolean isChanged(String path, String value) {
        now.put(path, value);
        String old = before.get(path);
        return old != null && !old.equals(value);
    }
}
