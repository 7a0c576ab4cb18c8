package dev.wasmscope.ui.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;

/** All actions of a window, in the order in which they were added. */
public final class Actions {
    private final Map<String, Action> byId = new LinkedHashMap<>();
    private final List<Runnable> added = new ArrayList<>();
    private final List<Left> leftToViews = new ArrayList<>();
    private final BooleanProperty listening = new SimpleBooleanProperty(this, "listening", true);

    /** Whether more actions are about to be added. */
    private boolean many;

    /** Adds an action; throws {@link IllegalArgumentException} when its id is taken. */
    public Action add(Action action) {
        if (byId.putIfAbsent(action.id(), action) != null) {
            throw new IllegalArgumentException("two actions are called " + action.id());
        }
        if (!many) {
            added.forEach(Runnable::run);
        }
        return action;
    }

    /** Calls a listener when actions were added. */
    public void onAdded(Runnable listener) {
        added.add(listener);
    }

    /** Does something that adds many actions; listeners hear of it once, at the end. */
    public <T> T together(Supplier<T> adding) {
        many = true;
        try {
            return adding.get();
        } finally {
            many = false;
            added.forEach(Runnable::run);
        }
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

    /**
     * Leaves keys to a view while the keyboard is in it.
     *
     * @param view the node that what has the keyboard is in
     * @param wants whether the view does something with a key
     */
    public Subscription leave(Node view, Predicate<KeyEvent> wants) {
        Left left = new Left(view, wants);
        leftToViews.add(left);
        return () -> leftToViews.remove(left);
    }

    private record Left(Node view, Predicate<KeyEvent> wants) {
        boolean takes(KeyEvent event) {
            Node at = event.getTarget() instanceof Node node ? node : null;
            while (at != null && !at.equals(view)) {
                at = at.getParent();
            }
            return at != null && wants.test(event);
        }
    }

    /** Whether keys run actions; not while a user presses the key that they want. */
    public BooleanProperty listeningProperty() {
        return listening;
    }

    /**
     * Runs the action whose key was pressed and consumes the event, if there is one. Keys that
     * fields and lists may want for themselves are left to {@link #dispatchUnused}.
     */
    public void dispatch(KeyEvent event) {
        dispatch(event, false);
    }

    /** Runs the action whose key was pressed, when nothing else took the key. */
    public void dispatchUnused(KeyEvent event) {
        dispatch(event, true);
    }

    private void dispatch(KeyEvent event, boolean shared) {
        if (!listening.get() || leftToViews.stream().anyMatch(l -> l.takes(event))) {
            return;
        }
        for (Action action : List.copyOf(byId.values())) {
            if (action.key()
                            .filter(key -> KeyText.shared(key) == shared)
                            .filter(key -> KeyText.matches(key, event))
                            .isPresent()
                    && action.fire()) {
                event.consume();
                return;
            }
        }
    }
}
