package dev.wasmscope.ui.keys;

import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.action.KeyText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCombination;

/**
 * Gives each action its key: what the user wants, else what the map says, else what it was made
 * with. A key that a stronger wish gave to another action is lost to the weaker one.
 */
public final class KeyBindings {
    private final Actions actions;
    private final ObjectProperty<KeyChoice> choice =
            new SimpleObjectProperty<>(this, "choice", KeyChoice.DEFAULT);

    /** Where the key of an action comes from. */
    public enum Origin {
        /** The user chose it. */
        USER,
        /** The key map says so. */
        MAP,
        /** The action was made with it. */
        ACTION,
        /** It has none, or lost it to another action. */
        NONE
    }

    public KeyBindings(Actions actions, KeyChoice initial) {
        this.actions = actions;
        choice.set(initial);
        choice.subscribe(this::apply);
        actions.onAdded(this::apply);
    }

    /** What the user wants; setting it changes the keys. */
    public ObjectProperty<KeyChoice> choiceProperty() {
        return choice;
    }

    private void apply() {
        Set<KeyCombination> taken = new HashSet<>();
        Map<String, KeyCombination> keys = new HashMap<>();
        for (Origin origin : List.of(Origin.USER, Origin.MAP, Origin.ACTION)) {
            Set<KeyCombination> now = new HashSet<>();
            for (Action action : actions.all()) {
                if (origin(action) == origin) {
                    wish(action)
                            .filter(key -> !taken.contains(key))
                            .ifPresent(
                                    key -> {
                                        keys.put(action.id(), key);
                                        now.add(key);
                                    });
                }
            }
            taken.addAll(now);
        }
        for (Action action : actions.all()) {
            action.setKey(keys.get(action.id()));
        }
    }

    /** Who decides about the key of an action. */
    public Origin origin(Action action) {
        KeyChoice now = choice.get();
        if (now.own().containsKey(action.id())) {
            return Origin.USER;
        }
        if (KeyMap.of(now.map()).keys().containsKey(action.id())) {
            return Origin.MAP;
        }
        return action.usualKey().isPresent() ? Origin.ACTION : Origin.NONE;
    }

    private Optional<KeyCombination> wish(Action action) {
        KeyChoice now = choice.get();
        String own = now.own().get(action.id());
        if (own != null) {
            return KeyText.parse(own);
        }
        String mapped = KeyMap.of(now.map()).keys().get(action.id());
        return mapped != null ? KeyText.parse(mapped) : action.usualKey();
    }

    /** The other actions that a key runs now. */
    public List<Action> others(Action action, KeyCombination key) {
        return actions.all().stream()
                .filter(a -> a != action && a.key().filter(key::equals).isPresent())
                .toList();
    }

    /** Gives an action a key, or none for an empty text. */
    public void set(Action action, String key) {
        choice.set(choice.get().with(action.id(), key));
    }

    /** Gives an action the key of the map again. */
    public void reset(Action action) {
        choice.set(choice.get().without(action.id()));
    }
}
