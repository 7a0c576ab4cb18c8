package dev.wasmscope.ui.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Samples;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.ui.welcome.WelcomeModel;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurements measure: a short round of them. Their figures are for a quiet machine. */
class DesktopFeelTest {
    @TempDir Path folder;

    @Test
    void stepsAreTimedUntilTheViewsAreRightAndAHeldKeyDoesNotQueueUp() throws Exception {
        Samples samples = new Samples();
        ExtractedSample sample = samples.extractTo(samples.all().getFirst(), folder);
        try (DesktopFeel feel = new DesktopFeel(folder)) {
            assertTrue(
                    feel.openAndStop(
                                    WelcomeModel.config(sample, sample.sample().runs().getFirst()),
                                    "main")
                            > 0);
            DesktopFeel.Times times = feel.steps(5);
            assertTrue(times.values().length > 0, times.toString());
            assertTrue(times.values()[0] > 0, "a view is never right before the stop: " + times);
            DesktopFeel.Held held = feel.hold(Duration.ofMillis(300));
            assertTrue(held.pressed() > 1, held.toString());
            assertEquals(0, held.after(), "nothing goes on when the key is released: " + held);
        }
    }

    @Test
    void whatWasClosedIsForgotten() throws Exception {
        Samples samples = new Samples();
        ExtractedSample sample = samples.extractTo(samples.all().getFirst(), folder);
        List<WeakReference<DebugSession>> sessions = new ArrayList<>();
        try (DesktopFeel feel = new DesktopFeel(folder)) {
            for (int i = 0; i < 3; i++) {
                feel.openAndStop(
                        WelcomeModel.config(sample, sample.sample().runs().getFirst()), "main");
                feel.steps(2);
                sessions.add(
                        feel.window()
                                .on(
                                        () ->
                                                new WeakReference<>(
                                                        feel.window()
                                                                .context()
                                                                .debug()
                                                                .session()
                                                                .orElseThrow())));
            }
            feel.window().run(() -> feel.window().context().debug().close());
            for (int i = 0; i < 50 && sessions.stream().anyMatch(s -> s.get() != null); i++) {
                DesktopFeel.used();
                feel.window().settle();
            }
            assertEquals(
                    0,
                    sessions.stream().filter(s -> s.get() != null).count(),
                    "sessions that somebody still holds");
        }
    }
}
