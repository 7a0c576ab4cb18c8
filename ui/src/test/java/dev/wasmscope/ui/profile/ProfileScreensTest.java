package dev.wasmscope.ui.profile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.testing.BigProfiles;
import dev.wasmscope.ui.testing.FakeProfiles;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the views of profiles in {@code target/screens}, for people to look at. */
class ProfileScreensTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    @Test
    void flameGraphOfABigProfile() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.headless().run(() -> window.context().profile().show(BigProfiles.of(30_000, 1)));
            window.headless().run(() -> window.context().docks().show("flame"));
            window.robot()
                    .await(
                            "the graph",
                            () -> window.context().flame().graphProperty().get().isPresent());
            window.robot().moveTo(window.robot().find("#flame"), 200, 100);
            inBothThemes(window, "flame");
        }
    }

    @Test
    void heatAndTables() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.headless().run(() -> window.context().profile().show(FakeProfiles.counted()));
            window.robot()
                    .await("heat", () -> window.context().sources().heatProperty().get().present());
            window.headless().run(() -> window.context().docks().show("hot-lines"));
            window.robot().click("#gutter-18");
            inBothThemes(window, "heat-source");
            window.headless().run(() -> window.context().docks().show("disassembly"));
            inBothThemes(window, "heat-disassembly");
        }
    }

    @Test
    void profileLayout() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.headless().run(() -> window.context().profile().show(BigProfiles.of(3_000, 2)));
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            window.robot()
                    .await(
                            "the graph",
                            () -> window.context().flame().graphProperty().get().isPresent());
            TableView<?> table = (TableView<?>) window.robot().find("#hot-functions");
            window.robot().await("functions", () -> !table.getItems().isEmpty());
            window.headless().run(() -> table.getSelectionModel().select(2));
            inBothThemes(window, "profile-layout");
            window.robot().click("#page-tree");
            inBothThemes(window, "profile-tree");
        }
    }

    @Test
    void aRealProgram() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            window.openSample(folder, "wordcount", "both", false);
            window.robot().press(KeyCode.CONTROL, KeyCode.P);
            window.awaitEnd();
            window.robot()
                    .await("heat", () -> window.context().sources().heatProperty().get().present());
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            window.robot().await("a chart", () -> window.robot().seesNow("#chart"));
            inBothThemes(window, "real-profile");
            for (String page : new String[] {"opcodes", "sizes", "host"}) {
                window.robot().click("#chart-" + page);
                inBothThemes(window, "real-" + page);
            }
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
            window.headless().run(() -> window.context().docks().show("hot-lines"));
            var line = window.context().sources().heatProperty().get().hottest().getFirst();
            window.headless().run(() -> window.context().sources().show(line.file(), line.line()));
            inBothThemes(window, "real-source");
        }
    }

    @Test
    void marksAndDifferences() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .profile()
                                            .show(FakeProfiles.marked(FakeProfiles.sampled())));
            window.headless().run(() -> window.context().docks().show("charts"));
            window.robot().await("a chart", () -> window.robot().seesNow("#chart"));
            inBothThemes(window, "chart-marks");
            window.headless().run(() -> window.context().profile().show(BigProfiles.of(3_000, 2)));
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .profile()
                                            .compareWith(Optional.of(BigProfiles.of(3_000, 3))));
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
            window.robot().click("#page-changes");
            TableView<?> table = (TableView<?>) window.robot().find("#profile-changes");
            window.robot().await("changes", () -> !table.getItems().isEmpty());
            inBothThemes(window, "profile-difference");
        }
    }

    static void inBothThemes(Window window, String name) throws Exception {
        for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
            Path dark = picture(window, name + "-" + size[0] + "-dark", size);
            window.headless().run(window.headless().themes()::toggle);
            Path light = picture(window, name + "-" + size[0] + "-light", size);
            window.headless().run(window.headless().themes()::toggle);
            assertTrue(Files.size(dark) > 10_000, dark + " is empty");
            assertTrue(Files.mismatch(dark, light) >= 0, "both themes look the same");
        }
    }

    private static Path picture(Window window, String name, int[] size) throws Exception {
        return window.headless().picture(size[0], size[1], SCREENS.resolve(name + ".png"));
    }
}
