package dev.wasmscope.ui.action;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/** One command: what it is called, how it looks, which key runs it, and what it does. */
public final class Action {
    private final String id;
    private final String title;
    private final Ikon icon;
    private final @Nullable KeyCombination key;
    private final Runnable handler;
    private final BooleanProperty enabled = new SimpleBooleanProperty(this, "enabled", true);

    /**
     * @param id stable and unique, as {@code run.stepOver}: key maps and tests name it
     * @param title as shown in menus, palettes and tooltips
     * @param key in the notation of {@link KeyCombination#valueOf}, or null for none
     */
    public Action(String id, String title, Ikon icon, @Nullable String key, Runnable handler) {
        this.id = id;
        this.title = title;
        this.icon = icon;
        this.key = key == null ? null : KeyCombination.valueOf(key);
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

    /** The key that runs it. */
    public Optional<KeyCombination> key() {
        return Optional.ofNullable(key);
    }

    /** Whether it makes sense now. */
    public BooleanProperty enabledProperty() {
        return enabled;
    }

    /** The title with the key behind it, as a tooltip shows it. */
    public String hint() {
        return key == null ? title : title + "  (" + key.getDisplayText() + ")";
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
