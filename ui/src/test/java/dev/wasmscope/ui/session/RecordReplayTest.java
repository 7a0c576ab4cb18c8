package dev.wasmscope.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.console.ConsoleModel;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording and replaying a real program, from the menu, with the mouse. */
class RecordReplayTest {
    @TempDir Path folder;

    @Test
    void aRunIsRecordedAndReplayedWithoutItsFiles() throws Exception {
        Path recording = folder.resolve("run.wsrec");
        try (Window window = Window.real(folder, new Chosen(recording))) {
            LaunchConfig config = window.openSample(folder, "wordcount", "both", false);
            window.robot().menu("run", "run-record");
            window.awaitEnd();
            assertTrue(title(window).endsWith(", recorded to run.wsrec"), title(window));
            assertTrue(Files.size(recording) > 100, "a recording");
            List<String> recorded = calls(window);
            String said = output(window);
            assertTrue(said.contains("374 words"), said);

            Path data = config.preopens().getFirst().host();
            Files.move(data, data.resolveSibling("gone"));
            window.robot().menu("run", "run-replay");
            window.robot().click("#unsaved-discard");
            window.robot().await("replays", () -> title(window).endsWith(", replays run.wsrec"));
            window.awaitEnd();
            assertEquals(recorded, calls(window));
            assertEquals(said, output(window));

            Files.move(data.resolveSibling("gone"), data);
            window.robot().menu("run", "run-live");
            window.robot().await("live", () -> title(window).equals("wordcount.wasm"));
            LaunchConfig live =
                    window.on(() -> window.context().debug().session().orElseThrow().config());
            assertTrue(live.replay().isEmpty() && live.recording().isEmpty(), "as it was");
            assertEquals(config.preopens(), live.preopens());
        }
    }

    @Test
    void whatIsNoRecordingIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.wsrec"), "no recording");
        try (Window window = Window.real(folder, new Chosen(file))) {
            window.openSample(folder, "wordcount", "both", false);
            window.robot().menu("run", "run-replay");
            window.robot()
                    .await(
                            "a notice",
                            () ->
                                    window.context()
                                            .debug()
                                            .noticeProperty()
                                            .get()
                                            .text()
                                            .contains("notes.wsrec"));
            assertFalse(title(window).contains("replays"), title(window));
        }
    }

    /** Always chooses the same file. */
    private record Chosen(Path file) implements FileDialogs {
        @Override
        public Optional<Path> chooseModule() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseTarget(String title, String name) {
            return Optional.of(file);
        }

        @Override
        public Optional<Path> chooseFile(String title) {
            return Optional.of(file);
        }
    }

    private static String title(Window window) {
        // A narrow window has no room for it, but the text is right all the same.
        return window.on(
                () -> ((Labeled) window.headless().scene().lookup(".session-chip")).getText());
    }

    private static List<String> calls(Window window) {
        window.robot()
                .await(
                        "the calls",
                        () -> window.context().trace().rowsProperty().get().snapshot().complete());
        return window.on(
                () ->
                        window.context().trace().shown(10_000).stream()
                                .map(RecordReplayTest::text)
                                .toList());
    }

    private static String text(HostCallEvent call) {
        return "#%d @%d %s%s = %s"
                .formatted(
                        call.number(), call.clock(), call.name(), call.arguments(), call.result());
    }

    private static String output(Window window) {
        return window.on(
                () ->
                        window.context().console().lines().stream()
                                .filter(line -> line.kind() == ConsoleModel.Kind.STDOUT)
                                .map(line -> line.text() + "\n")
                                .collect(Collectors.joining()));
    }
}
