package dev.wasmscope.ui.action;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/** Keys as text, and key events as keys. */
public final class KeyText {
    private static final Set<KeyCode> MODIFIERS =
            Set.of(
                    KeyCode.SHIFT,
                    KeyCode.CONTROL,
                    KeyCode.ALT,
                    KeyCode.ALT_GRAPH,
                    KeyCode.META,
                    KeyCode.COMMAND,
                    KeyCode.WINDOWS,
                    KeyCode.CAPS,
                    KeyCode.UNDEFINED);

    private KeyText() {}

    /** The key that a text names; empty for an empty text and for one that names none. */
    public static Optional<KeyCombination> parse(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            // A key that no keyboard has would become one for that text.
            return KeyCombination.valueOf(text) instanceof KeyCodeCombination key
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The key that an event presses; empty while only modifiers are down. */
    public static Optional<String> of(KeyEvent event) {
        KeyCode code = plain(event.getCode());
        if (MODIFIERS.contains(code)) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        if (event.isShortcutDown()) {
            text.append("Shortcut+");
        }
        if (event.isControlDown() && !event.isShortcutDown()) {
            text.append("Ctrl+");
        }
        if (event.isShiftDown() && !shifted(event.getCode())) {
            text.append("Shift+");
        }
        if (event.isAltDown()) {
            text.append("Alt+");
        }
        if (event.isMetaDown() && !event.isShortcutDown()) {
            text.append("Meta+");
        }
        String key = text + name(code);
        return parse(key).isPresent() ? Optional.of(key) : Optional.empty();
    }

    private static String name(KeyCode code) {
        String name = code.getName();
        return parse(name).isPresent() ? name : code.name();
    }

    /** The plus is on the key of the equals sign on many keyboards, and on the keypad. */
    private static KeyCode plain(KeyCode code) {
        return switch (code) {
            case EQUALS, ADD -> KeyCode.PLUS;
            case SUBTRACT -> KeyCode.MINUS;
            case NUMPAD0 -> KeyCode.DIGIT0;
            default -> code;
        };
    }

    private static boolean shifted(KeyCode code) {
        return code == KeyCode.EQUALS;
    }

    /** Whether an event presses a key, wherever that key lies on the keyboard. */
    public static boolean matches(KeyCombination key, KeyEvent event) {
        return key.match(event)
                || (plain(event.getCode()) != event.getCode()
                        && of(event).flatMap(KeyText::parse).filter(key::equals).isPresent());
    }

    /**
     * Whether fields and lists may want a key for themselves: it has no modifier and is no function
     * key. Its action runs only if they left it.
     */
    public static boolean shared(KeyCombination key) {
        return key instanceof KeyCodeCombination k
                && !k.getCode().isFunctionKey()
                && k.getControl() != ModifierValue.DOWN
                && k.getAlt() != ModifierValue.DOWN
                && k.getMeta() != ModifierValue.DOWN
                && k.getShortcut() != ModifierValue.DOWN;
    }

    /** How people read a key. */
    public static String shown(KeyCombination key) {
        String text = key.getDisplayText();
        return text.isEmpty() ? key.getName() : text;
    }

    /** Whether a key fits a filter, as {@code ctrl f}. */
    public static boolean fits(KeyCombination key, String filter) {
        return shown(key).toLowerCase(Locale.ROOT).contains(filter);
    }
}
