package dev.wasmscope.ui.keys;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys that a user wants.
 *
 * @param map the id of a {@link KeyMap}
 * @param own what the user changed in it: keys by action id, an empty text for none
 */
public record KeyChoice(String map, Map<String, String> own) {
    /** What a new user gets. */
    public static final KeyChoice DEFAULT = new KeyChoice(KeyMap.OWN.id(), Map.of());

    public KeyChoice {
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
    }

    /** The same with another key for an action. */
    public KeyChoice with(String action, String key) {
        Map<String, String> next = new LinkedHashMap<>(own);
        next.put(action, key);
        return new KeyChoice(map, next);
    }

    /** The same with the map's key for an action. */
    public KeyChoice without(String action) {
        Map<String, String> next = new LinkedHashMap<>(own);
        next.remove(action);
        return new KeyChoice(map, next);
    }

    /** The same with another map and the same changes. */
    public KeyChoice withMap(String other) {
        return new KeyChoice(other, own);
    }

    /** The same map as it comes. */
    public KeyChoice reset() {
        return new KeyChoice(map, Map.of());
    }
}
