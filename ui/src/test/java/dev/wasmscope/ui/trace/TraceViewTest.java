package dev.wasmscope.ui.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceViewTest {
    @TempDir Path folder;

    @Test
    void theFilterLeavesWhatMatches() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
            assertEquals(List.of("args_sizes_get", "fd_prestat_get", "fd_write"), shown(window));
            window.robot().click("#trace-filter");
            window.robot().type("fd_ stdout");
            assertEquals(List.of("fd_write"), shown(window));
        }
    }

    @Test
    void failedCallsAloneAndMarked() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
            window.robot().click("#trace-filter");
            window.robot().type("!error");
            assertEquals(List.of("fd_prestat_get"), shown(window));
            window.robot().await("marked", () -> window.robot().seesNow("#trace .failed"));
        }
    }

    @Test
    void aDoubleClickShowsTheLineOfTheCall() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
            window.robot().click(window.robot().findText("fd_write"), 2);
            assertEquals(
                    18,
                    window.on(
                            () ->
                                    window.context()
                                            .sources()
                                            .frontProperty()
                                            .get()
                                            .orElseThrow()
                                            .shownProperty()
                                            .get()));
        }
    }

    @Test
    void aSecondRunStartsANewTrace() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            window.robot().press(KeyCode.F5);
            window.awaitStop(2);
            window.robot().press(KeyCode.F5);
            window.awaitStop(3);
            assertEquals(List.of("args_sizes_get", "fd_prestat_get", "fd_write"), shown(window));
        }
    }

    private static List<String> shown(Window window) {
        return window.on(
                () -> window.context().trace().shown().stream().map(HostCallEvent::name).toList());
    }
}
