package dev.wasmscope.ui.trace;

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
            awaitShown(window, List.of("args_sizes_get", "fd_prestat_get", "fd_write"));
            window.robot().click("#trace-filter");
            window.robot().type("fd_* fd=stdout");
            awaitShown(window, List.of("fd_write"));
        }
    }

    @Test
    void failedCallsAloneAndMarked() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
            window.robot().click("#trace-filter");
            window.robot().type("error");
            awaitShown(window, List.of("fd_prestat_get"));
            window.robot().await("marked", () -> window.robot().seesNow("#trace .failed"));
        }
    }

    @Test
    void aDoubleClickShowsTheLineOfTheCall() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            window.robot().press(KeyCode.ALT, KeyCode.DIGIT6);
            window.robot().click(window.robot().findText("fd_write"), 2);
            window.robot()
                    .await(
                            "line 18 is shown",
                            () ->
                                    window.context()
                                                    .sources()
                                                    .frontProperty()
                                                    .get()
                                                    .orElseThrow()
                                                    .shownProperty()
                                                    .get()
                                            == 18);
        }
    }

    @Test
    void aSecondRunStartsANewTrace() throws Exception {
        try (Window window = Window.stoppedAt(folder, 19)) {
            window.robot().press(KeyCode.F5);
            window.awaitStop(2);
            window.robot().press(KeyCode.F5);
            window.awaitStop(3);
            awaitShown(window, List.of("args_sizes_get", "fd_prestat_get", "fd_write"));
        }
    }

    private static void awaitShown(Window window, List<String> names) {
        window.robot().await("the calls are " + names, () -> shown(window).equals(names));
    }

    private static List<String> shown(Window window) {
        return window.context().trace().shown(100).stream().map(HostCallEvent::name).toList();
    }
}
