package dev.wasmscope.ui.paste;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasteViewTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    /** Line 8 of the scripted program. */
    private static final String TRACE =
            """
            RuntimeError: unreachable
                at walk (wasm://wasm/list-8c2a:wasm-function[1]:0x%x)
                at run (file:///home/user/run.js:3:4)
            """
                    .formatted(0x40 + 8 * 0x10);

    /** On the toolkit's thread. */
    private static List<String> lines(Window window) {
        ListView<?> list = (ListView<?>) window.context().root().lookup("#paste-lines");
        return list.getItems().stream().map(Object::toString).toList();
    }

    @Test
    void aPastedTraceIsFilledInAndAClickGoesToTheSource() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.headless().run(() -> window.context().actions().get("view.paste").fire());
            window.headless()
                    .run(
                            () ->
                                    ((TextArea) window.context().root().lookup("#paste-text"))
                                            .setText(TRACE));
            window.robot().await("three lines", () -> lines(window).size() == 3);
            assertTrue(window.on(() -> lines(window)).get(1).contains("at walk (/src/list.c:8"));
            assertTrue(
                    window.on(() -> lines(window)).get(2).contains("run.js:3:4"),
                    "other text stays");
            assertEquals(
                    "1 of 1 frames are in this program",
                    window.robot().read("#paste-summary", n -> ((Label) n).getText()));
            pictures(window);

            window.robot().click("#paste-lines .frame-link");
            window.robot()
                    .await(
                            "line 8 in front",
                            () ->
                                    window.context()
                                            .sources()
                                            .frontProperty()
                                            .get()
                                            .filter(f -> f.shownProperty().get() == 8)
                                            .isPresent());
        }
    }

    @Test
    void textWithoutFramesSaysSo() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.headless().run(() -> window.context().actions().get("view.paste").fire());
            window.robot().typeInto("#paste-text", "nothing here");
            window.robot()
                    .await(
                            "the summary",
                            () ->
                                    ((Label) window.context().root().lookup("#paste-summary"))
                                            .getText()
                                            .startsWith("No frame"));
        }
    }

    @Test
    void aSourceMapIsUsedByOpeningTheProgramAgain() throws Exception {
        try (Window window = Window.opened(folder)) {
            Path map = folder.resolve("list.map");
            window.headless().run(() -> window.context().run().useSourceMap(map));
            window.robot()
                    .await(
                            "a session with the map",
                            () ->
                                    window.context()
                                            .debug()
                                            .session()
                                            .flatMap(s -> s.config().paths().sourceMap())
                                            .filter(map::equals)
                                            .isPresent());
        }
    }

    private static void pictures(Window window) throws Exception {
        for (String theme : List.of("dark", "light")) {
            Path picture = SCREENS.resolve("paste-" + theme + ".png");
            window.headless().picture(picture);
            assertTrue(Files.size(picture) > 10_000, picture + " is empty");
            window.headless().run(window.headless().themes()::toggle);
        }
    }
}
