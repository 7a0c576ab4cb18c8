package dev.wasmscope.ui.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.Stop;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the view does with a real program: jumps, calls to step into, files that are elsewhere. */
class SourceProgramTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    private Path away = Path.of("");

    private final FileDialogs dialogs =
            new FileDialogs() {
                @Override
                public Optional<Path> chooseModule() {
                    return Optional.empty();
                }

                @Override
                public Optional<Path> chooseFolder(String title) {
                    return Optional.of(away);
                }
            };

    private static void stopAt(Window window, int line) {
        window.headless()
                .run(
                        () -> {
                            var file =
                                    window.context().sources().frontProperty().get().orElseThrow();
                            window.context().breakpoints().removeAll();
                            window.context().breakpoints().toggleLine(file.file(), line);
                            window.context().run().run();
                        });
        window.awaitStop(1);
    }

    private static void caret(Window window, int line) {
        CodeArea area = (CodeArea) window.robot().find("#source");
        window.headless().run(() -> area.moveTo(line - 1, 0));
    }

    @Test
    void jumpsWithinTheFunctionAndSaysWhyItDoesNotLeaveIt() throws Exception {
        try (Window window = Window.real(folder, dialogs)) {
            window.openSample(folder, "ledger", "december", false);
            stopAt(window, 85);
            caret(window, 87);
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F10);
            Stop moved = window.awaitStop(2);
            assertEquals(87, moved.position().orElseThrow().line());

            caret(window, 101);
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F10);
            window.robot()
                    .await(
                            "the reason",
                            () -> window.context().debug().noticeProperty().get().error());
        }
    }

    @Test
    void stepsIntoTheCallThatIsLeftOnTheLine() throws Exception {
        try (Window window = Window.real(folder, dialogs)) {
            window.openSample(folder, "ledger", "december", false);
            stopAt(window, 85);
            window.robot().press(KeyCode.ALT, KeyCode.F11);
            assertEquals("share_of", window.awaitStop(2).top().orElseThrow().function());
        }
    }

    @Test
    void aMissingFileIsFoundWhereTheUserSaysAndStaysFound() throws Exception {
        try (Window window = Window.real(folder, dialogs)) {
            LaunchConfig config = window.openSample(folder, "ledger", "december", false);
            Path source;
            try (Stream<Path> files = Files.walk(folder)) {
                source = files.filter(f -> f.endsWith("ledger.c")).findFirst().orElseThrow();
            }
            away = Files.createDirectories(folder.resolve("elsewhere"));
            Files.move(source, away.resolve("ledger.c"));
            window.headless().run(() -> window.context().run().launch(config, false));
            window.robot()
                    .await(
                            "it is missing",
                            () ->
                                    window.context().sources().files().stream()
                                            .anyMatch(
                                                    f ->
                                                            f.file().endsWith("ledger.c")
                                                                    && f.resolved().isEmpty()));
            String file =
                    window.on(
                            () ->
                                    window.context().sources().files().stream()
                                            .map(f -> f.file())
                                            .filter(f -> f.endsWith("ledger.c"))
                                            .findFirst()
                                            .orElseThrow());
            window.headless().run(() -> window.context().sources().show(file, 3));
            window.robot().await("asks", () -> window.robot().seesNow("#source-choose-folder"));
            window.headless().picture(SCREENS.resolve("source-missing-dark.png"));
            window.headless().run(window.headless().themes()::toggle);
            window.headless().picture(SCREENS.resolve("source-missing-light.png"));
            window.robot().click("#source-choose-folder");
            window.robot().await("the text", () -> window.robot().seesNow("#gutter-3"));

            window.headless().run(() -> window.context().run().launch(config, false));
            window.robot()
                    .await(
                            "found again",
                            () ->
                                    window.context().sources().files().stream()
                                            .anyMatch(
                                                    f ->
                                                            f.file().equals(file)
                                                                    && f.resolved().isPresent()));
        }
    }

    @Test
    void stopsInFilesThatAreNotAtHandLeaveTheDisassemblyInTheWindow() throws Exception {
        try (Window window = Window.real(folder, dialogs)) {
            LaunchConfig config = window.openSample(folder, "inventory", "stock", false);
            try (Stream<Path> files = Files.walk(folder)) {
                Files.delete(
                        files.filter(f -> f.endsWith("inventory.cpp")).findFirst().orElseThrow());
            }
            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .run()
                                            .launch(
                                                    config,
                                                    List.of(
                                                            new BreakpointSpec.FunctionPattern(
                                                                    ".")),
                                                    true));
            window.awaitStop(1);
            Node disassembly = window.on(() -> window.context().docks().tools().get("disassembly"));
            window.robot().await("it is shown", () -> disassembly.getScene() != null);
            List<Boolean> shown = new ArrayList<>();
            window.headless()
                    .run(
                            () ->
                                    disassembly
                                            .sceneProperty()
                                            .addListener((_, _, now) -> shown.add(now != null)));
            Set<String> stoppedIn = new HashSet<>();
            for (int i = 2; i < 40 && stoppedIn.size() < 3; i++) {
                window.headless().run(() -> window.context().run().run());
                window.awaitStop(i).position().ifPresent(p -> stoppedIn.add(p.file()));
            }
            assertTrue(stoppedIn.size() >= 3, "files: " + stoppedIn);
            assertEquals(List.of(), shown, "it went and came");
            List<String> open =
                    window.on(
                            () ->
                                    window.context().sources().open().stream()
                                            .map(SourceModel::file)
                                            .toList());
            assertTrue(open.containsAll(stoppedIn), "each can be looked for: " + open);
        }
    }

    @Test
    void aFileThatIsNewerThanTheModuleIsMarked() throws Exception {
        try (Window window = Window.real(folder, dialogs)) {
            window.openSample(folder, "ledger", "december", false);
            Path source;
            try (Stream<Path> files = Files.walk(folder)) {
                source = files.filter(f -> f.endsWith("ledger.c")).findFirst().orElseThrow();
            }
            Files.setLastModifiedTime(
                    source, FileTime.fromMillis(System.currentTimeMillis() + 3_600_000));
            window.headless().run(() -> window.context().sources().readAgain());
            window.robot().await("told", () -> window.robot().seesNow("#source-newer"));
            assertTrue(window.robot().sees("#source-read-again"));
        }
    }
}
