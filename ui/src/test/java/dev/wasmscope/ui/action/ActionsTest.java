package dev.wasmscope.ui.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasmscope.ui.testing.SharedKeys;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;

class ActionsTest {
    @TempDir Path folder;

    @Test
    void aDisabledActionDoesNothing() {
        AtomicInteger done = new AtomicInteger();
        Action action = new Action("a.b", "A", Feather.PLAY, null, done::incrementAndGet);
        action.enabledProperty().set(false);
        assertFalse(action.fire());
        assertEquals(0, done.get());
    }

    @Test
    void idsAreUnique() {
        Actions actions = new Actions();
        actions.add(new Action("a", "A", Feather.PLAY, null, () -> {}));
        assertThrows(
                IllegalArgumentException.class,
                () -> actions.add(new Action("a", "B", Feather.PLAY, null, () -> {})));
        assertThrows(IllegalArgumentException.class, () -> actions.get("b"));
    }

    @Test
    void noTwoActionsOfTheDesktopShareAKey() throws Exception {
        try (Window window = Window.welcome(folder)) {
            assertEquals(List.of(), window.on(() -> SharedKeys.of(window.context())));
        }
    }
}
