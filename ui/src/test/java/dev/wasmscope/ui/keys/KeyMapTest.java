package dev.wasmscope.ui.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.action.KeyText;
import dev.wasmscope.ui.testing.SharedKeys;
import dev.wasmscope.ui.testing.Window;
import dev.wasmscope.ui.theme.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

class KeyMapTest {
    @TempDir Path folder;

    @Test
    void theUsersWishBeatsTheMapAndTheMapBeatsTheAction() {
        Actions actions = new Actions();
        Action over = actions.add(action("run.stepOver", "F10"));
        Action other = actions.add(action("other", "F8"));
        KeyBindings bindings = new KeyBindings(actions, KeyChoice.DEFAULT);
        assertEquals(key("F10"), over.key());
        bindings.choiceProperty().set(new KeyChoice("intellij", Map.of()));
        assertEquals(key("F8"), over.key());
        assertEquals(Optional.empty(), other.key(), "the map gave its key away");
        bindings.set(over, "Shortcut+F8");
        assertEquals(key("Shortcut+F8"), over.key());
        assertEquals(key("F8"), other.key(), "and it is free again");
        bindings.set(over, "");
        assertEquals(Optional.empty(), over.key());
        bindings.reset(over);
        assertEquals(key("F8"), over.key());
        Action late = actions.add(action("late", "F7"));
        assertEquals(key("F7"), late.key());
        bindings.choiceProperty().set(new KeyChoice("unknown", Map.of("late", "No such key")));
        assertEquals(key("F10"), over.key(), "an unknown map is the program's own");
        assertEquals(Optional.empty(), late.key());
    }

    private static Action action(String id, String key) {
        return new Action(id, id, Feather.PLAY, key, () -> {});
    }

    private static Optional<KeyCombination> key(String text) {
        return KeyText.parse(text);
    }

    /** Maps name real actions with keys that can be pressed, and none twice. */
    @Test
    void noMapGivesAKeyToTwoActions() throws Exception {
        try (Window window = Window.welcome(folder)) {
            List<String> wrong = new ArrayList<>();
            Actions actions = window.context().actions();
            for (KeyMap map : KeyMap.ALL) {
                window.headless()
                        .run(
                                () -> {
                                    new KeyBindings(actions, new KeyChoice(map.id(), Map.of()));
                                    SharedKeys.of(window.context()).stream()
                                            .map(line -> map.id() + ": " + line)
                                            .forEach(wrong::add);
                                    check(map, actions, wrong);
                                });
            }
            assertEquals(List.of(), wrong);
        }
    }

    private static void check(KeyMap map, Actions actions, List<String> wrong) {
        map.keys()
                .forEach(
                        (id, key) -> {
                            if (actions.all().stream().noneMatch(a -> a.id().equals(id))) {
                                wrong.add(map.id() + ": no action " + id);
                            } else if (!key.isEmpty() && KeyText.parse(key).isEmpty()) {
                                wrong.add(map.id() + ": no key " + key);
                            }
                        });
    }

    @Test
    void aPlusIsAPlusOnEveryKeyboard() {
        KeyCombination plus = KeyCombination.valueOf("Shortcut+Plus");
        for (KeyCode code : List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD)) {
            assertTrue(
                    KeyText.matches(plus, pressed(code, true, code == KeyCode.EQUALS)), "" + code);
        }
        assertEquals(Optional.empty(), KeyText.of(pressed(KeyCode.CONTROL, true, false)));
        assertEquals(Optional.of("Shortcut+Shift+F5"), KeyText.of(pressed(KeyCode.F5, true, true)));
    }

    private static KeyEvent pressed(KeyCode code, boolean control, boolean shift) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    }

    @Test
    void theEditorTakesAKeyShowsConflictsAndResets() throws Exception {
        try (Window window = Window.stoppedAt(folder, 5)) {
            window.robot().press(KeyCode.CONTROL, KeyCode.COMMA);
            window.headless().run(() -> keysPage(window));
            window.robot().typeInto("#keys-filter", "step over");
            window.robot().click("#keys-change");
            press(window, KeyCode.F11);
            assertTrue(state(window).contains("Step into"), state(window));
            press(window, KeyCode.F11);
            assertEquals("F11", shown(window, "run.stepOver"));
            assertEquals("", shown(window, "run.stepInto"));
            window.robot().click("#keys-reset");
            assertEquals("F10", shown(window, "run.stepOver"));
            window.robot().click("#keys-change");
            press(window, KeyCode.ESCAPE);
            assertEquals("F10", shown(window, "run.stepOver"), "Esc changes nothing");
            window.headless().run(() -> choice(window).setValue(KeyMap.INTELLIJ));
            assertEquals("F8", shown(window, "run.stepOver"));
            window.robot().click("#keys-reset-all");
            assertEquals("F7", shown(window, "run.stepInto"));
            window.headless()
                    .picture(
                            window.robot().find("#settings"),
                            Path.of("target", "screens", "settings-keys-dark.png"));
        }
        assertEquals(
                "intellij",
                new SettingsFile(folder.resolve("settings").resolve("desktop.json"))
                        .load()
                        .keys()
                        .map());
    }

    /** The dialog has its own window. */
    private static void press(Window window, KeyCode code) {
        TableView<?> table = (TableView<?>) window.robot().find("#keys");
        window.headless().run(() -> table.fireEvent(pressed(code, false, false)));
    }

    private static void keysPage(Window window) {
        ((javafx.scene.control.TabPane) window.robot().find("#settings"))
                .getSelectionModel()
                .select(1);
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<KeyMap> choice(Window window) {
        return (ChoiceBox<KeyMap>) window.robot().find("#keys-map");
    }

    private static String state(Window window) {
        return window.robot().read("#keys-state", n -> ((Label) n).getText());
    }

    private static String shown(Window window, String action) {
        return window.on(
                () -> window.context().actions().get(action).key().map(KeyText::shown).orElse(""));
    }
}
