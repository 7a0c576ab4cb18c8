package dev.wasmscope.ui.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What weighs in a profile is chosen in a box, which always says what does. */
class MeasureChoiceTest {
    @TempDir Path folder;

    @Test
    void theBoxChoosesAndSaysWhatWeighs() throws Exception {
        try (Window window = Window.opened(folder)) {
            window.openSample(folder, "wordcount", "both", false);
            window.robot().press(KeyCode.CONTROL, KeyCode.P);
            window.awaitEnd();
            window.robot().await("a profile", () -> shown(window).isPresent());
            window.headless().run(() -> window.context().docks().show("flame"));

            window.headless().run(() -> box(window).setValue(Measure.ALLOCATED_BYTES));
            awaitWeight(window, Measure.ALLOCATED_BYTES);
            assertEquals("Allocated bytes", text(window));

            window.headless()
                    .run(
                            () ->
                                    window.context()
                                            .profile()
                                            .measureProperty()
                                            .set(Optional.of(Measure.LIVE_BYTES)));
            awaitWeight(window, Measure.LIVE_BYTES);
            assertEquals(Measure.LIVE_BYTES, window.on(() -> box(window).getValue()));
            assertEquals("Live bytes", text(window));
        }
    }

    private static void awaitWeight(Window window, Measure measure) {
        window.robot()
                .await(
                        "profile weighed by " + measure.title(),
                        () -> shown(window).filter(p -> p.weight() == measure).isPresent());
    }

    private static String text(Window window) {
        return window.on(() -> ((Label) box(window).lookup(".label")).getText());
    }

    @SuppressWarnings("unchecked")
    private static ChoiceBox<Measure> box(Window window) {
        return (ChoiceBox<Measure>) window.headless().scene().lookup("#profile-measure");
    }

    private static Optional<Profile> shown(Window window) {
        return window.context().profile().shownProperty().get();
    }
}
