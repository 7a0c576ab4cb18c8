package dev.wasmscope.ui.action;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/** One command: what it is called, how it looks, which key runs it, and what it does. */
public final class Action {
    private final String id;
    private final String title;
    private final Ikon icon;
    private final Optional<KeyCombination> usualKey;
    private final ReadOnlyObjectWrapper<Optional<KeyCombination>> key;
    private final Runnable handler;
    private final BooleanProperty enabled = new SimpleBooleanProperty(this, "enabled", true);

    /**
     * @param id stable and unique, as {@code run.stepOver}: key maps and tests name it
     * @param title as shown in menus, palettes and tooltips
     * @param key in the notation of {@link KeyCombination#valueOf}, or null for none; key maps may
     *     give it another one
     */
    public Action(String id, String title, Ikon icon, @Nullable String key, Runnable handler) {
        this.id = id;
        this.title = title;
        this.icon = icon;
        this.usualKey = Optional.ofNullable(key).map(KeyCombination::valueOf);
        this.key = new ReadOnlyObjectWrapper<>(this, "key", usualKey);
        this.handler = handler;
    }

    /** The stable name. */
    public String id() {
        return id;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The picture. */
    public Ikon icon() {
        return icon;
    }

    /** The key that runs it now. */
    public Optional<KeyCombination> key() {
        return key.get();
    }

    /** The key that runs it. */
    public ReadOnlyObjectProperty<Optional<KeyCombination>> keyProperty() {
        return key.getReadOnlyProperty();
    }

    /** The key that it was made with. */
    public Optional<KeyCombination> usualKey() {
        return usualKey;
    }

    /** Lets another key run it, or none. */
    public void setKey(@Nullable KeyCombination next) {
        key.set(Optional.ofNullable(next));
    }

    /** Whether it makes sense now. */
    public BooleanProperty enabledProperty() {
        return enabled;
    }

    /** The title with the key behind it, as a tooltip shows it. */
    public String hint() {
        return title + key().map(k -> "  (" + k.getDisplayText() + ")").orElse("");
    }

    /** Does it, if it is enabled; tells whether it did. */
    public boolean fire() {
        if (!enabled.get()) {
            return false;
        }
        handler.run();
        return true;
    }
}
