package dev.wasmscope.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of what a real program does with its host, and of its debug information. */
class HostScreensTest {
    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir Path folder;

    @Test
    void callsFilesFaultsAndDebugInformationOfARealProgram() throws Exception {
        try (Window window = Window.over(SessionOpener.FILES, folder)) {
            window.openSample(folder, "wordcount", "both", true);
            window.awaitEnd();
            for (String view : List.of("trace", "guest-files", "debug-info")) {
                window.headless().run(() -> window.context().docks().show(view));
                if (view.equals("trace")) {
                    window.headless().run(() -> window.context().trace().select(4));
                }
                window.robot().await("nothing is read", () -> settled(window, view));
                inBothThemes(window, "host-" + view);
            }
            faults(window);
            dialogInBothThemes(window, "host-faults");
        }
    }

    /** The others are pictures of a larger window made smaller, whose docks keep their shares. */
    @Test
    void aSmallWindowWithAStoppedProgram() throws Exception {
        try (Window window = Window.of(SessionOpener.FILES, folder, 1280, 800)) {
            window.openSample(folder, "ledger", "december", false);
            window.headless().run(() -> window.context().breakpoints().addFunction("post_deposit"));
            window.headless().run(() -> window.context().run().run());
            window.awaitStop(1);
            window.robot()
                    .await("memory", () -> window.context().memory().sizeProperty().get() > 0);
            for (String theme : List.of("dark", "light")) {
                Path file = SCREENS.resolve("small-window-" + theme + ".png");
                window.headless().picture(file);
                assertTrue(Files.size(file) > 10_000, file + " is empty");
                window.headless().run(window.headless().themes()::toggle);
            }
        }
    }

    private static boolean settled(Window window, String view) {
        return !view.equals("debug-info")
                || window.robot().seesNow("#debug-info-units")
                        && ((TableView<?>) window.robot().findNow("#debug-info-units"))
                                .getItems().stream()
                                        .anyMatch(row -> row.toString().contains("wordcount"));
    }

    private static void faults(Window window) {
        window.headless()
                .run(
                        () -> {
                            window.context().faults().add("path_open:errno=io:when=1");
                            window.context().faults().add("fd_read:delay=10ms:short=50%");
                        });
        window.on(() -> window.context().actions().get("run.faults").fire());
        window.robot().await("the dialog", () -> dialog().isPresent());
        window.robot().typeInto("#fault-calls", "sock_send");
    }

    private static Optional<Parent> dialog() {
        return javafx.stage.Window.getWindows().stream()
                .flatMap(w -> Stream.ofNullable(w.getScene()))
                .map(Scene::getRoot)
                .filter(root -> root.lookup("#fault-calls") != null)
                .findFirst();
    }

    private static void inBothThemes(Window window, String name) throws Exception {
        for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
            for (String theme : List.of("dark", "light")) {
                Path file = SCREENS.resolve(name + "-" + size[0] + "-" + theme + ".png");
                window.headless().picture(size[0], size[1], file);
                assertTrue(Files.size(file) > 10_000, file + " is empty");
                window.headless().run(window.headless().themes()::toggle);
            }
        }
    }

    private static void dialogInBothThemes(Window window, String name) throws Exception {
        Parent root = window.on(() -> dialog().orElseThrow());
        for (String theme : List.of("dark", "light")) {
            Path file = SCREENS.resolve(name + "-" + theme + ".png");
            window.headless().picture(root, file);
            assertTrue(Files.size(file) > 5_000, file + " is empty");
            window.headless().run(window.headless().themes()::toggle);
        }
    }
}
