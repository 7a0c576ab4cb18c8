package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The outputs that the guide shows are what the program prints: pieces of the golden texts. */
class GuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide");
    private static final List<Path> MANUALS =
            List.of(
                    Path.of("..", "docs", "debugging.md"),
                    Path.of("..", "docs", "profiling.md"),
                    Path.of("..", "docs", "wasi-tracing.md"));
    private static final Path GOLDENS = Path.of("src", "test", "resources", "goldens");
    private static final Pattern QUOTE =
            Pattern.compile(
                    "<!-- golden: (?<name>\\S+) -->\n```text\n(?<text>.*?)```", Pattern.DOTALL);

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(GUIDE)) {
            return Stream.concat(
                    files.filter(file -> file.toString().endsWith(".md")), MANUALS.stream())
                    .filter(GuideTest::showsOutput)
                    .toList()
                    .stream();
        }
    }

    /** Pages about the desktop have pictures instead; the tours are performed by a robot. */
    private static boolean showsOutput(Path page) {
        try {
            return Files.readString(page).contains("```text");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsWhatTheProgramPrints(Path page) throws IOException {
        List<MatchResult> quotes = QUOTE.matcher(Files.readString(page)).results().toList();

        assertFalse(quotes.isEmpty(), page + " quotes no output");
        for (MatchResult quote : quotes) {
            String golden = Files.readString(GOLDENS.resolve(quote.group("name")));
            assertTrue(
                    golden.contains(quote.group("text")),
                    page
                            + ": what it quotes from "
                            + quote.group("name")
                            + " is not there any more");
        }
    }
}
