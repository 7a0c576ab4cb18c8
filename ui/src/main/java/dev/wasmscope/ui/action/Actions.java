package dev.wasmscope.ui.action;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.input.KeyEvent;

/** All actions of a window, in the order in which they were added. */
public final class Actions {
    private final Map<String, Action> byId = new LinkedHashMap<>();

    /** Adds an action; throws {@link IllegalArgumentException} when its id is taken. */
    public Action add(Action action) {
        if (byId.putIfAbsent(action.id(), action) != null) {
            throw new IllegalArgumentException("two actions are called " + action.id());
        }
        return action;
    }

    /** The action of that id; throws {@link IllegalArgumentException} when there is none. */
    public Action get(String id) {
        Action action = byId.get(id);
        if (action == null) {
            throw new IllegalArgumentException("no action is called " + id);
        }
        return action;
    }

    /** Everything a user can do. */
    public Collection<Action> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** Runs the action whose key was pressed and consumes the event, if there is one. */
    public void dispatch(KeyEvent event) {
        for (Action action : byId.values()) {
            if (action.key().filter(key -> key.match(event)).isPresent() && action.fire()) {
                event.consume();
                return;
            }
        }
    }
}
