package dev.wasmscope.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Golden texts: what a test expects, in a file under {@code src/test/resources/goldens} of its
 * module. {@code -Dgoldens=update} writes the files anew; look at the difference before you commit.
 */
public final class Goldens {
    private static final Path FOLDER = Path.of("src", "test", "resources", "goldens");

    private Goldens() {}

    /** Whether goldens are being written and not checked. */
    public static boolean updating() {
        return "update".equals(System.getProperty("goldens"));
    }

    /** Checks a text against its golden, or writes the golden. */
    public static void check(String name, String actual) {
        String expected = recorded(name, () -> actual);
        assertEquals(
                expected,
                actual,
                () -> "differs from " + FOLDER.resolve(name) + "; -Dgoldens=update rewrites it");
    }

    /**
     * The golden text of that name; when goldens are updated, what {@code source} (another tool,
     * say) says now, which becomes the golden.
     */
    public static String recorded(String name, Supplier<String> source) {
        Path file = FOLDER.resolve(name);
        try {
            if (updating()) {
                String text = source.get();
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
                return text;
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("golden " + file + "; -Dgoldens=update writes it", e);
        }
    }
}
