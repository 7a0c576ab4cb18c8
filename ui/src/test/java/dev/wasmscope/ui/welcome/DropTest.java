package dev.wasmscope.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.testing.Answers;
import dev.wasmscope.ui.testing.HandMade;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are dropped on the window. */
@Tag("display") // after it the headless platform has no clipboard any more
class DropTest {
    @TempDir Path folder;

    /**
     * Drops a file. The headless platform drags nothing, but it gives a board to put files on; the
     * event that ends a drag is made here.
     */
    private static void drop(Window window, Path file) {
        Node page = window.on(() -> window.headless().scene().getRoot());
        Dragboard[] board = new Dragboard[1];
        // Nothing is on the board yet, so that no drag begins.
        EventHandler<MouseEvent> begin = _ -> board[0] = page.startDragAndDrop(TransferMode.COPY);
        window.headless().run(() -> page.addEventFilter(MouseEvent.DRAG_DETECTED, begin));
        window.robot().drag(page, 300, 360, 5);
        window.headless()
                .run(
                        () -> {
                            page.removeEventFilter(MouseEvent.DRAG_DETECTED, begin);
                            ClipboardContent content = new ClipboardContent();
                            content.putFiles(List.of(file.toFile()));
                            board[0].setContent(content);
                            DragEvent dropped = event(page, DragEvent.DRAG_DROPPED, board[0]);
                            Event.fireEvent(page, dropped);
                        });
    }

    private static DragEvent event(
            Node node, javafx.event.EventType<DragEvent> type, Dragboard board) {
        return new DragEvent(
                node, node, type, board, 300, 300, 300, 300, TransferMode.COPY, null, null, null);
    }

    private static Optional<LaunchConfig> open(Window window) {
        return window.on(() -> window.context().debug().session().map(s -> s.config()));
    }

    @Test
    void aModuleIsOpened() throws Exception {
        Path module =
                HandMade.writing(
                        folder.resolve("small.wasm"),
                        List.of(new HandMade.LinearMemory(1, false)),
                        List.of());
        try (Window window = Window.real(folder, new Answers(module))) {
            drop(window, module);
            window.robot().await("open", () -> window.context().debug().session().isPresent());
            assertEquals(module, open(window).orElseThrow().wasm());
        }
    }

    @Test
    void aCoreFileIsWrittenAndOpenedWithItsProgram() throws Exception {
        Path core = folder.resolve("core.wasm");
        Answers answers = new Answers(core);
        try (Window window = Window.real(folder, answers)) {
            LaunchConfig config = window.openSample(folder, "ledger", "december", false);
            window.headless().run(() -> window.context().breakpoints().addFunction("post_bonus"));
            window.headless().run(() -> window.context().run().run());
            window.awaitStop(1);
            window.headless().run(() -> window.context().actions().get("run.core").fire());
            window.awaitNotice("Core file of ");
            assertTrue(Files.size(core) > 1000, "a core file");
            window.headless().run(() -> window.context().debug().close());
            drop(window, core);
            window.robot().await("open", () -> window.context().debug().session().isPresent());
            assertEquals(Optional.of(core), open(window).orElseThrow().core());
            assertEquals(
                    config.wasm().toRealPath(), open(window).orElseThrow().wasm().toRealPath());
            window.robot()
                    .await(
                            "the frames of the moment",
                            () ->
                                    window.context()
                                            .debug()
                                            .frameProperty()
                                            .get()
                                            .filter(f -> f.function().contains("post_bonus"))
                                            .isPresent());
        }
    }

    @Test
    void aRecordingIsReplayedWithTheProgramThatIsOpenElseThatIsSaid() throws Exception {
        Path recording = folder.resolve("run.wsrec");
        try (Window window = Window.real(folder, new Answers(recording))) {
            LaunchConfig config = window.openSample(folder, "wordcount", "both", false);
            window.headless().run(() -> window.context().run().record(recording));
            window.awaitEnd();
            window.headless().run(() -> window.context().debug().close());
            drop(window, recording);
            window.awaitNotice("run.wsrec is a recording");
            window.headless().run(() -> window.context().run().launch(config, false));
            window.robot().await("open", () -> window.context().debug().session().isPresent());
            drop(window, recording);
            window.robot()
                    .await(
                            "replays",
                            () ->
                                    window.context()
                                            .debug()
                                            .session()
                                            .flatMap(s -> s.config().replay())
                                            .equals(Optional.of(recording)));
            window.awaitEnd();
        }
    }
}
