package dev.wasmscope.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The close button of the window's frame, over a real program that wrote into an overlay. */
class CloseButtonTest {
    @TempDir Path folder;
    private Path report = Path.of("");

    @Test
    void closesAtOnceWhenNothingIsChanged() throws Exception {
        try (Window window = Window.real(folder, Optional::empty)) {
            window.openSample(folder, "wordcount", "both", false);
            window.headless().pressClose();
            assertFalse(window.headless().showing());
        }
    }

    @Test
    void savesFirst() throws Exception {
        try (Window window = changed()) {
            window.headless().pressClose();
            assertTrue(window.headless().showing(), "asks first");
            window.robot().click("#unsaved-save");
            window.robot().await("closed", () -> !window.headless().showing());
            assertTrue(Files.size(report) > 0, "saved");
        }
    }

    @Test
    void discards() throws Exception {
        try (Window window = changed()) {
            window.headless().pressClose();
            window.robot().click("#unsaved-discard");
            window.robot().await("closed", () -> !window.headless().showing());
            assertFalse(Files.exists(report));
        }
    }

    @Test
    void staysWhenTheUserChangesTheirMind() throws Exception {
        try (Window window = changed()) {
            window.headless().pressClose();
            window.robot().click("#unsaved-cancel");
            assertTrue(window.headless().showing());
            assertFalse(Files.exists(report));
            assertEquals(
                    1, window.on(() -> window.context().changes().changesProperty().get().size()));
            window.headless().pressClose();
            window.robot().click("#unsaved-discard");
            assertFalse(window.headless().showing());
        }
    }

    /** A program that wrote one file, which nobody saved. */
    private Window changed() throws Exception {
        Window window = Window.real(folder, Optional::empty);
        LaunchConfig config = window.openSample(folder, "wordcount", "both", true);
        report = config.preopens().getFirst().host().resolve("counts.txt");
        window.awaitEnd();
        window.robot()
                .await(
                        "the change",
                        () ->
                                window.context().changes().changesProperty().get().stream()
                                        .map(OverlayChange::path)
                                        .toList()
                                        .equals(List.of("counts.txt")));
        return window;
    }
}
