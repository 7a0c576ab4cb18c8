package dev.wasmscope.ui.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The palette in the window: keys, prefixes, and where what was found leads. */
class PaletteTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    private static List<Entry> found(Window window, String wanted) {
        window.robot()
                .await(
                        "found " + wanted,
                        () ->
                                window.context()
                                        .palette()
                                        .foundProperty()
                                        .get()
                                        .wanted()
                                        .equals(wanted));
        return window.on(() -> window.context().palette().foundProperty().get().entries());
    }

    private static List<String> texts(Window window, String wanted) {
        return found(window, wanted).stream().map(Entry::text).toList();
    }

    @Test
    void anActionIsFoundByAFewLettersAndDoneWithEnter() throws Exception {
        try (Window window = Window.stoppedAt(folder, 16)) {
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            window.robot().type("sov");
            Entry first = found(window, "sov").getFirst();
            assertEquals("Step over", first.text());
            assertEquals("F10", first.key());
            window.headless().picture(SCREENS.resolve("palette-actions-dark.png"));
            window.robot().press(KeyCode.ENTER);
            window.awaitStop(2);
            assertFalse(window.robot().sees("#palette"), "closed");
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            assertEquals("Step over", texts(window, "").getFirst(), "used last, so first");
        }
    }

    @Test
    void whatCannotBeDoneSaysSoAndStays() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            window.robot().type("step out");
            Entry first = found(window, "step out").getFirst();
            assertEquals("Step out", first.text());
            assertFalse(first.enabled());
            window.robot().findText("not available now");
            window.robot().press(KeyCode.ENTER);
            assertTrue(window.robot().sees("#palette"));
            window.robot().press(KeyCode.ESCAPE);
            assertFalse(window.robot().sees("#palette"));
        }
    }

    @Test
    void theKeyboardWalksTheList() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
            int all = texts(window, "").size();
            assertTrue(all > 40, () -> all + " actions");
            window.robot().press(KeyCode.UP);
            assertEquals(all - 1, selected(window), "up from the first leads to the last");
            window.robot().press(KeyCode.DOWN);
            window.robot().press(KeyCode.PAGE_DOWN);
            assertEquals(10, selected(window));
        }
    }

    private static int selected(Window window) {
        return window.robot()
                .read(
                        "#palette-list",
                        n -> ((ListView<?>) n).getSelectionModel().getSelectedIndex());
    }

    @Test
    void filesFunctionsAndLinesAreFound() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
            window.robot().type("lst:12");
            window.robot().await("read", () -> !window.robot().seesNow("#palette-nothing"));
            assertEquals("list.c:12", texts(window, "lst:12").getFirst());
            window.robot().press(KeyCode.ENTER);
            window.robot().press(KeyCode.CONTROL, KeyCode.T);
            window.robot().type("wlk");
            assertEquals("walk", texts(window, "wlk").getFirst());
            window.robot().press(KeyCode.ESCAPE);
            window.robot().press(KeyCode.CONTROL, KeyCode.G);
            window.robot().type("8");
            assertEquals(List.of("Line 8"), texts(window, "8"));
            window.robot().press(KeyCode.ENTER);
            assertFalse(window.robot().sees("#palette"));
        }
    }

    @Test
    void theFirstLetterChoosesWhatIsLookedFor() throws Exception {
        try (Window window = Window.stoppedAt(folder, 16)) {
            window.robot().press(KeyCode.CONTROL, KeyCode.K);
            window.robot().type("?");
            assertTrue(texts(window, "").contains("Actions"), () -> texts(window, "").toString());
            window.headless().picture(SCREENS.resolve("palette-help-dark.png"));
            window.robot().press(KeyCode.ESCAPE);
            window.robot().press(KeyCode.CONTROL, KeyCode.K);
            window.robot().type("0xe2");
            List<String> meant = texts(window, "0xe2");
            assertTrue(meant.contains("Code offset 0xe2"), meant::toString);
            assertTrue(meant.contains("Memory address 0xe2"), meant::toString);
            window.robot().press(KeyCode.ESCAPE);
            window.robot().press(KeyCode.CONTROL, KeyCode.I);
            window.robot().type("+2k");
            assertEquals(
                    List.of("Run to instruction 3\u202f000"),
                    texts(window, "+2k"),
                    "it stands at 1000");
        }
    }
}
