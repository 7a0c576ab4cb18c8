package dev.wasmscope.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.ui.testing.Answers;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the program by the keyboard, by menus and by actions. */
class FilesWaysTest {
    @TempDir Path folder;
    private Path host;
    private Answers answers;

    @BeforeEach
    void files() throws Exception {
        host = Files.createDirectory(folder.resolve("host"));
        Files.writeString(host.resolve("notes.txt"), "first line\nsecond line\nthird line\n");
        answers = new Answers(folder.resolve("chosen"));
    }

    @Test
    void foldersWithTheirPlaceHereAndWhatChangesDoInThem() throws Exception {
        try (Window window = opened("calls=42")) {
            window.robot().await("four changes", () -> changes(window) == 4);
            window.robot().click("#guest-files-folders");
            assertEquals(
                    "Folders 1",
                    window.robot().read("#guest-files-folders", n -> ((Labeled) n).getText()));
            window.robot().click(window.robot().findText("/data"), 1);
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            assertEquals("/data\t" + host + "\toverlay\t4", clipboard(window));
            window.robot().rowMenu(window.robot().findText("/data"), "guest-folder-reveal");
            assertEquals(List.of(host), answers.revealed());
            window.robot().rowMenu(window.robot().findText("/data"), "guest-folder-calls");
            assertEquals("path=\"/data\" path=\"/data/*\"", filter(window));
            window.robot().await("only these", () -> files(window).equals(Set.of("/data")));
        }
    }

    @Test
    void otherFoldersAreChosenFromThePage() throws Exception {
        try (Window window = opened()) {
            window.headless().run(() -> window.context().actions().get("files.showFolders").fire());
            window.robot().click("#guest-files-choose");
            assertTrue(window.robot().find("#folder-host").isVisible(), "the dialog");
            window.robot().press(KeyCode.ESCAPE);
        }
    }

    @Test
    void filesAndDescriptorsLeadToTheirCallsAndAreCopied() throws Exception {
        try (Window window = opened("calls=42")) {
            window.robot().await("files", () -> window.robot().seesNow("#guest-files .table-cell"));
            Node name = window.robot().findText("/data/in0.txt");
            window.robot().click(name, 1);
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            assertTrue(clipboard(window).startsWith("/data/in0.txt\t"), clipboard(window));
            window.robot().rowMenu(name, "guest-file-calls");
            assertEquals("path=\"/data/in0.txt\"", filter(window));
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT0);
            window.robot().click("#guest-files-by-descriptor");
            window.robot().click(window.robot().findText("#11  list.c:18:5"), 1);
            window.robot().press(KeyCode.ENTER);
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
        }
    }

    @Test
    void oneOfThePagesIsAlwaysChosen() throws Exception {
        try (Window window = opened()) {
            Node page = window.robot().find("#guest-files-by-file");
            window.headless().run(page::requestFocus);
            window.robot().press(KeyCode.SPACE);
            assertTrue(window.robot().sees("#guest-files-by-file:selected"));
            assertTrue(window.robot().sees("#guest-files"));
        }
    }

    @Test
    void changesAreTickedSavedAndCopiedByTheKeyboard() throws Exception {
        try (Window window = opened()) {
            window.robot().await("four changes", () -> changes(window) == 4);
            window.robot().click("#guest-files-changes");
            window.robot().click(window.robot().findText("/data/out/new.bin"), 1);
            window.robot().press(KeyCode.CONTROL, KeyCode.C);
            assertEquals("created /data/out/new.bin", clipboard(window));
            window.robot().press(KeyCode.SPACE);
            assertTrue(window.robot().sees("#change-tick-out-new-bin:selected"));
            window.robot().press(KeyCode.SPACE);
            assertFalse(window.robot().sees("#change-tick-out-new-bin:selected"));
            window.robot().press(KeyCode.SPACE);
            window.headless()
                    .run(() -> window.context().actions().get("files.saveSelected").fire());
            window.robot().await("one less", () -> changes(window) == 3);
            window.awaitNotice("1 change saved");
            window.robot().click("#toast-action");
            assertEquals(List.of(host.resolve("out/new.bin")), answers.revealed());
            window.robot().rowMenu(window.robot().findText("/data/old.txt"), "change-discard");
            window.robot().await("two left", () -> changes(window) == 2);
        }
    }

    @Test
    void whatWasWrittenOverAFileIsShown() throws Exception {
        try (Window window = opened()) {
            window.robot().await("four changes", () -> changes(window) == 4);
            window.headless().run(() -> window.context().actions().get("files.showChanges").fire());
            window.headless().run(() -> window.context().actions().get("files.saveAll").fire());
            window.robot().click("#refused-overwrite");
            window.awaitNotice("Wrote " + host.resolve("notes.txt"));
            window.robot().click("#toast-action");
            assertEquals(List.of(host.resolve("notes.txt")), answers.revealed());
            assertEquals(
                    "first line\nsecond line, changed\nthird line\n",
                    Files.readString(host.resolve("notes.txt")));
        }
    }

    private Window opened(String... args) throws Exception {
        Window window =
                Window.atTheEnd(
                        folder,
                        answers,
                        List.of(new DirMapping(host, "/data", DirAccess.OVERLAY)),
                        args);
        window.robot().press(KeyCode.ALT, KeyCode.DIGIT0);
        window.headless().run(window.context().docks()::enlarge);
        return window;
    }

    private static int changes(Window window) {
        return window.context().changes().changesProperty().get().size();
    }

    private static String filter(Window window) {
        return window.on(() -> window.context().trace().filterProperty().get());
    }

    /** The folders of the files of the calls that are shown. */
    private static Set<String> files(Window window) {
        return window.context().trace().shown(100).stream()
                .flatMap(call -> call.arguments().stream())
                .map(Object::toString)
                .filter(text -> text.contains("/data"))
                .map(_ -> "/data")
                .collect(Collectors.toSet());
    }

    private static String clipboard(Window window) {
        return window.on(() -> Clipboard.getSystemClipboard().getString());
    }
}
