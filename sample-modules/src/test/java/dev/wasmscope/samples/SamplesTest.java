package dev.wasmscope.samples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
    /**
     * An absolute path. Rust's standard library names its own sources below a folder that is the
     * same in every module of that version.
     */
    private static final Pattern ABSOLUTE_PATH =
            Pattern.compile("(?<![\\w.+-])/(?!usr/src/rustc-)\\w+/[^\\x00]*|[A-Z]:\\\\[^\\x00]*");

    static List<Sample> all() throws IOException {
        return new Samples().all();
    }

    @Test
    void theIndexListsFourSamplesInOrder() throws IOException {
        assertEquals(
                List.of("ledger", "inventory", "robots", "wordcount"),
                all().stream().map(Sample::id).toList());
    }

    @Test
    void anUnknownFileIsNamedInTheError() throws IOException {
        Samples samples = new Samples();
        Sample ledger = samples.find("ledger").orElseThrow();
        IOException error =
                assertThrows(IOException.class, () -> samples.text(ledger, "src/nowhere.c"));
        assertEquals("samples/ledger/src/nowhere.c: not on the class path", error.getMessage());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyDescriptionIsComplete(Sample sample) {
        assertAll(
                () -> assertFalse(sample.title().isBlank(), "title"),
                () -> assertTrue(sample.description().length() <= 100, "description: one line"),
                () -> assertFalse(sample.teaches().isBlank(), "teaches"),
                () -> assertTrue(sample.dwarf() == 4 || sample.dwarf() == 5, "DWARF version"),
                () -> assertFalse(sample.sources().isEmpty(), "sources"),
                () -> assertFalse(sample.runs().isEmpty(), "runs"),
                () -> assertFalse(sample.breakpoints().isEmpty(), "breakpoints"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyRunHasItsExpectedResult(Sample sample) throws IOException {
        assertEquals(
                sample.runs().stream().map(Sample.Run::id).toList(),
                new Samples().expected(sample).stream().map(ExpectedRun::run).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theModuleCarriesDebugInformation(Sample sample) throws IOException {
        byte[] module = new Samples().module(sample);
        Map<String, byte[]> sections = CustomSections.of(module);
        assertAll(
                () -> assertTrue(module.length < 700_000, "larger than 700 kB: " + module.length),
                () -> assertTrue(sections.containsKey(".debug_info"), ".debug_info"),
                () -> assertTrue(sections.containsKey(".debug_line"), ".debug_line"),
                () -> assertTrue(sections.containsKey("name"), "name"),
                () -> assertEquals(sample.dwarf(), versionOfFirstUnit(sections), "DWARF version"));
    }

    /** DWARF 5, section 7.5.1.1: unit_length (4 bytes in 32-bit DWARF), then version (2 bytes). */
    private static int versionOfFirstUnit(Map<String, byte[]> sections) {
        byte[] info = sections.getOrDefault(".debug_info", new byte[6]);
        return info[4] | info[5] << 8;
    }

    @ParameterizedTest
    @MethodSource("all")
    void theDebugInformationNamesNoFolderOfTheMachineThatBuiltIt(Sample sample) throws IOException {
        CustomSections.of(new Samples().module(sample))
                .forEach(
                        (section, bytes) -> {
                            if (section.startsWith(".debug_")) {
                                Matcher path = ABSOLUTE_PATH.matcher(CustomSections.latin1(bytes));
                                assertFalse(
                                        path.find(),
                                        () -> section + "+" + path.start() + ": " + path.group());
                            }
                        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void suggestedBreakpointsAreLinesWithCode(Sample sample) throws IOException {
        Samples samples = new Samples();
        for (Sample.SuggestedBreakpoint breakpoint : sample.breakpoints()) {
            assertTrue(sample.sources().contains(breakpoint.file()), breakpoint.toString());
            List<String> lines = samples.text(sample, breakpoint.file()).lines().toList();
            assertTrue(breakpoint.line() <= lines.size(), breakpoint.toString());
            String line = lines.get(breakpoint.line() - 1).strip();
            assertFalse(line.isEmpty() || line.startsWith("//"), breakpoint + " is: " + line);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void extractingGivesEveryFileASecondTimeToo(Sample sample, @TempDir Path dir)
            throws IOException {
        Samples samples = new Samples();
        samples.extractTo(sample, dir);
        ExtractedSample extracted = samples.extractTo(sample, dir);
        assertArrayEquals(samples.module(sample), Files.readAllBytes(extracted.module()));
        for (String source : sample.sources()) {
            assertEquals(
                    samples.text(sample, source),
                    Files.readString(extracted.folder().resolve(source)),
                    source);
        }
        for (Sample.Preopen preopen : sample.preopens()) {
            assertTrue(Files.isDirectory(extracted.host(preopen)), preopen.guest());
        }
        for (String file : sample.files()) {
            assertTrue(Files.size(extracted.folder().resolve(file)) > 0, file);
        }
    }
}
