package dev.wasmscope.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.palette.Entry;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs opened before, and folders with modules. */
class RecentTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    /** Not in the folder of the samples. */
    @TempDir Path elsewhere;

    private Path module(String name) throws Exception {
        Path file = elsewhere.resolve("modules").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[2048]);
    }

    private static void open(Window window, LaunchConfig config) {
        window.headless().run(() -> window.context().run().launch(config, false));
        window.robot()
                .await(
                        "open",
                        () ->
                                window.context().debug().session().stream()
                                        .anyMatch(s -> s.config().equals(config)));
        window.robot().press(KeyCode.CONTROL, KeyCode.W);
    }

    @Test
    void aProgramIsOpenedAgainWithItsArguments() throws Exception {
        Path one = module("one.wasm");
        Path two = module("two.wasm");
        try (Window window = Window.welcome(folder)) {
            assertFalse(window.robot().sees("#recent"), "nothing was opened yet");
            open(window, LaunchConfig.of(one).withArgs(List.of("-v", "in.txt")));
            open(window, LaunchConfig.of(two));
            window.robot().await("listed", () -> window.robot().seesNow("#recent-2"));
            window.robot().findText("two.wasm");
            window.robot().findText("one.wasm -v in.txt");
            window.robot().findText("2 KiB");
            window.robot().click("#recent-2");
            window.awaitSource();
            LaunchConfig again =
                    window.on(() -> window.context().debug().session().orElseThrow().config());
            assertEquals(one, again.wasm());
            assertEquals(List.of("-v", "in.txt"), again.args());
        }
    }

    @Test
    void theListOutlivesTheWindowAndSaysWhatIsMissing() throws Exception {
        Path one = module("one.wasm");
        Path two = module("two.wasm");
        try (Window window = Window.welcome(folder)) {
            open(window, LaunchConfig.of(one));
            open(window, LaunchConfig.of(two));
            window.robot().await("listed", () -> window.robot().seesNow("#recent-2"));
        }
        Files.delete(two);
        try (Window window = Window.welcome(folder)) {
            window.robot().await("listed", () -> window.robot().seesNow("#recent-2"));
            window.robot().findText("missing");
            window.headless().picture(SCREENS.resolve("welcome-recent-dark.png"));
            window.headless().run(window.headless().themes()::toggle);
            window.headless().picture(SCREENS.resolve("welcome-recent-light.png"));
            window.robot().click("#recent-remove-1");
            window.robot().await("removed", () -> !window.robot().seesNow("#recent-2"));
            window.robot().findText("one.wasm");
            window.robot().click("#recent-clear");
            window.robot().await("all removed", () -> !window.robot().seesNow("#recent"));
        }
    }

    @Test
    void aDamagedListIsEmpty() throws Exception {
        Files.createDirectories(folder.resolve("settings"));
        Files.writeString(folder.resolve("settings").resolve("recent.json"), "[{\"wasm\":");
        try (Window window = Window.welcome(folder)) {
            assertFalse(window.robot().sees("#recent"));
        }
    }

    @Test
    void aFolderOffersItsModules() throws Exception {
        module("deep/er/three.wasm");
        module("one.wasm");
        Files.writeString(elsewhere.resolve("modules").resolve("notes.txt"), "no module");
        Path modules = elsewhere.resolve("modules");
        FileDialogs dialogs =
                new FileDialogs() {
                    @Override
                    public Optional<Path> chooseModule() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Path> chooseFolder(String title) {
                        return Optional.of(modules);
                    }
                };
        try (Window window = Window.real(folder, dialogs)) {
            window.robot().click("#welcome-open-folder");
            window.robot().await("offered", () -> window.robot().seesNow("#palette-list"));
            List<Entry> offered =
                    window.on(() -> window.context().palette().foundProperty().get().entries());
            assertEquals(
                    List.of("one.wasm", Path.of("deep", "er", "three.wasm").toString()),
                    offered.stream().map(Entry::text).toList());
            assertEquals("2 KiB", offered.getFirst().detail());
            window.headless().picture(SCREENS.resolve("folder-dark.png"));
            window.robot().press(KeyCode.ENTER);
            window.robot()
                    .await("told", () -> window.context().debug().noticeProperty().get().error());
            assertTrue(
                    window.on(() -> window.context().debug().noticeProperty().get().text())
                            .contains("one.wasm"),
                    "these bytes are no module, and it says which file it was");
        }
    }
}
