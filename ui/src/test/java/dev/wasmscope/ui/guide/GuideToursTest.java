package dev.wasmscope.ui.guide;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.ui.session.SessionOpener;
import dev.wasmscope.ui.testing.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tours of the guide do what they say. {@code -Dwasmscope.pictures.update=true} takes their
 * pictures into {@code docs/images/guide}.
 */
class GuideToursTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path PICTURES = Path.of("target", "screens", "guide");

    /** Where samples usually lie, for the pictures. */
    private static final Path FOLDER =
            Path.of(System.getProperty("java.io.tmpdir"), "wasmscope-samples", "tours");

    @ParameterizedTest
    @ValueSource(strings = {"tour-crashes", "tour-files", "tour-profile"})
    void theTourDoesWhatItSays(String name) throws Exception {
        delete(FOLDER.resolve("settings"));
        GuidePage page = GuidePage.read(DOCS.resolve("guide").resolve(name + ".md"));
        assertFalse(page.lines().isEmpty(), page.file() + " says nothing to a robot");
        try (Window window = Window.of(SessionOpener.FILES, FOLDER, 980, 760)) {
            GuideRobot robot = new GuideRobot(window, PICTURES);
            robot.perform(page);
            for (Path picture : robot.taken()) {
                Path kept = DOCS.resolve("images/guide").resolve(picture.getFileName());
                if (Boolean.parseBoolean(System.getProperty("wasmscope.pictures.update"))) {
                    Files.createDirectories(kept.resolveSibling("."));
                    Files.copy(picture, kept, StandardCopyOption.REPLACE_EXISTING);
                }
                assertTrue(page.shows(kept), page.file() + " does not show " + kept);
                assertTrue(
                        Files.exists(kept),
                        kept + " is missing: take it with -Dwasmscope.pictures.update=true");
            }
        }
    }

    /** What an earlier tour left: breakpoints, faults. */
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
