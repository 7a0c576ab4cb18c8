package dev.wasmscope.ui.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.ui.testing.Window;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestFilesViewTest {
    private static final List<String> PATHS =
            List.of("notes.txt", "out/new.bin", "old.txt", "final.txt");

    @TempDir Path folder;
    private Path host;

    @BeforeEach
    void files() throws Exception {
        host = Files.createDirectory(folder.resolve("host"));
        Files.writeString(host.resolve("notes.txt"), "first line\nsecond line\nthird line\n");
    }

    @Test
    void filesAndDescriptorsWithTheirOpeningCall() throws Exception {
        try (Window window = opened("calls=42")) {
            window.robot()
                    .await(
                            "the folder's mode",
                            () ->
                                    summary(window).descriptors().stream()
                                            .anyMatch(d -> d.state().equals("overlay")));
            FilesModel.Summary summary = window.on(() -> summary(window));
            var in0 =
                    summary.files().stream()
                            .filter(f -> f.name().equals("/data/in0.txt"))
                            .findFirst()
                            .orElseThrow();
            assertEquals(46, in0.bytesRead() / in0.opens());
            window.robot().click("#guest-files-by-descriptor");
            window.robot().click(window.robot().findText("#11  list.c:18:5"), 2);
            window.robot()
                    .await(
                            "the opening call is chosen",
                            () ->
                                    window.context()
                                            .trace()
                                            .selectedProperty()
                                            .get()
                                            .filter(s -> s.event().number() == 11)
                                            .isPresent());
            window.robot().await("the trace is shown", () -> window.robot().seesNow("#trace"));
        }
    }

    @Test
    void listsInWhichNothingChangedStayTheSame() throws Exception {
        try (Window window = opened("calls=42")) {
            window.robot().await("files", () -> !summary(window).files().isEmpty());
            FilesModel.Summary before = window.on(() -> summary(window));
            window.robot().press(KeyCode.F10);
            window.robot().await("another summary", () -> summary(window) != before);
            FilesModel.Summary after = window.on(() -> summary(window));
            assertSame(before.files(), after.files(), "or views compare thousands of rows");
            assertSame(before.descriptors(), after.descriptors());
        }
    }

    @Test
    void whatIsLeftOpenStandsOut() throws Exception {
        try (Window window = opened("calls=42")) {
            window.robot().await("leaks", () -> summary(window).leaks() == 1);
            assertEquals(
                    "1 still open",
                    window.robot().read("#guest-files-leaks", n -> ((Labeled) n).getText()));
            window.robot().click("#guest-files-by-descriptor");
            window.robot()
                    .await("marked", () -> window.robot().seesNow("#guest-descriptors .leaked"));
        }
    }

    @Test
    void changedFilesAreListedAndCompared() throws Exception {
        try (Window window = changes()) {
            assertEquals(PATHS, paths(window));
            window.robot().click(window.robot().findText("/data/notes.txt"), 1);
            window.robot()
                    .await("a difference", () -> window.robot().seesNow("#changes-preview .added"));
            window.robot().findText("- second line");
            window.robot().findText("+ second line, changed");
            window.robot().click(window.robot().findText("/data/out/new.bin"), 1);
            window.robot()
                    .await("bytes", () -> window.robot().seesNow("#changes-preview .hex-dump"));
        }
    }

    @Test
    void chosenChangesAreSavedAndOthersDiscarded() throws Exception {
        try (Window window = changes()) {
            window.robot().click("#change-tick-out-new-bin");
            window.robot().click("#changes-save");
            window.robot().await("one less", () -> paths(window).size() == 3);
            assertFalse(paths(window).contains("out/new.bin"));
            window.robot().click("#changes-discard");
            window.robot().await("none", () -> paths(window).isEmpty());
        }
    }

    @Test
    void overwritesWhatChangedMeanwhileOnlyWhenTheUserSaysSo() throws Exception {
        try (Window window = changes()) {
            Files.writeString(host.resolve("notes.txt"), "by somebody else");
            window.robot().click("#changes-save-all");
            window.robot()
                    .await(
                            "the refused one stays",
                            () -> paths(window).equals(List.of("notes.txt")));
            window.robot().click("#refused-cancel");
            assertEquals("by somebody else", Files.readString(host.resolve("notes.txt")));
            window.robot().click("#changes-save-all");
            window.robot().click("#refused-overwrite");
            window.robot().await("none", () -> paths(window).isEmpty());
            assertArrayEquals(
                    "first line\nsecond line, changed\nthird line\n"
                            .getBytes(StandardCharsets.UTF_8),
                    Files.readAllBytes(host.resolve("notes.txt")));
        }
    }

    @Test
    void closingAsksWhatIsToBecomeOfChanges() throws Exception {
        try (Window window = changes()) {
            window.robot().press(KeyCode.CONTROL, KeyCode.W);
            window.robot().click("#unsaved-cancel");
            assertTrue(window.on(() -> window.context().debug().session().isPresent()));
            window.robot().press(KeyCode.CONTROL, KeyCode.W);
            window.robot().click("#unsaved-discard");
            assertTrue(window.on(() -> window.context().debug().session().isEmpty()));
        }
    }

    @Test
    void restartingAsksToo() throws Exception {
        try (Window window = changes()) {
            window.robot().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F5);
            window.robot().click("#unsaved-cancel");
            assertEquals(
                    1,
                    window.on(
                            () ->
                                    window.context()
                                            .debug()
                                            .stopProperty()
                                            .get()
                                            .orElseThrow()
                                            .number()));
        }
    }

    @Test
    void foldersAreChosenWithWhatChangesDoInThem() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.headless().run(() -> window.context().actions().get("run.folders").fire());
            window.robot().typeInto("#folder-host", folder.resolve("none").toString());
            window.robot().click("#folder-add");
            assertTrue(
                    window.robot()
                            .read("#folder-problem", n -> ((Labeled) n).getText())
                            .endsWith("none is no folder on this machine"));
            TextField field = (TextField) window.robot().find("#folder-host");
            window.headless().run(field::clear);
            window.robot().typeInto("#folder-host", host.toString());
            window.robot().typeInto("#folder-guest", "/work");
            window.robot().click("#folder-add");
            window.robot().click("#folders-use");
            window.robot()
                    .await(
                            "opened again",
                            () ->
                                    window.context()
                                            .debug()
                                            .session()
                                            .filter(s -> !s.config().preopens().isEmpty())
                                            .isPresent());
            assertEquals(
                    List.of(new DirMapping(host, "/work", DirAccess.OVERLAY)),
                    window.on(
                            () ->
                                    window.context()
                                            .debug()
                                            .session()
                                            .orElseThrow()
                                            .config()
                                            .preopens()));
            assertEquals(
                    SessionState.NOT_STARTED,
                    window.on(() -> window.context().debug().stateProperty().get()));
        }
    }

    private Window opened(String... args) throws Exception {
        Window window =
                Window.atTheEnd(
                        folder,
                        1440,
                        900,
                        List.of(new DirMapping(host, "/data", DirAccess.OVERLAY)),
                        args);
        window.robot().press(KeyCode.ALT, KeyCode.DIGIT0);
        return window;
    }

    private Window changes() throws Exception {
        Window window = opened();
        window.robot().await("four changes", () -> paths(window).size() == 4);
        window.robot().click("#guest-files-changes");
        return window;
    }

    private static FilesModel.Summary summary(Window window) {
        return window.context().guestFiles().summaryProperty().get();
    }

    private static List<String> paths(Window window) {
        return window.context().changes().changesProperty().get().stream()
                .map(OverlayChange::path)
                .toList();
    }
}
