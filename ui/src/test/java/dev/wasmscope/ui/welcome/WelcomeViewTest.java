package dev.wasmscope.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.SessionException;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeViewTest {
    @TempDir Path folder;

    @Test
    void aSampleOpensAndRuns() throws Exception {
        try (Window window = Window.welcome(folder)) {
            window.robot().click("#sample-ledger-december");
            window.robot().await("open", () -> window.context().debug().session().isPresent());
            var config = window.on(() -> window.context().debug().session().orElseThrow().config());
            assertEquals(List.of("december"), config.args());
            assertTrue(Files.exists(config.wasm()), config.wasm() + " was copied");
            assertEquals(1, window.on(() -> window.context().breakpoints().items().size()));
            window.awaitStop(1);
            assertFalse(window.robot().sees("#welcome"));
        }
    }

    @Test
    void closingTheProgramLeadsBack() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.robot().press(KeyCode.CONTROL, KeyCode.W);
            assertTrue(window.robot().sees("#welcome"));
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsToldInOneLine() throws Exception {
        SessionException refused =
                new SessionException("x.wasm: not a WebAssembly module (offset 0)");
        try (Window window =
                Window.over(
                        _ -> {
                            throw refused;
                        },
                        folder)) {
            window.headless().run(() -> window.context().welcome().openFile(Path.of("x.wasm")));
            window.robot()
                    .await("told", () -> window.context().debug().noticeProperty().get().error());
            assertEquals(
                    refused.getMessage(),
                    window.on(() -> window.context().debug().noticeProperty().get().text()));
            assertTrue(window.robot().sees("#welcome"));
        }
    }
}
