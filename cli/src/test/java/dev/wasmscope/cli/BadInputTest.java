package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that cannot be run is told in one line: what is wrong and where; the exit code is 1. */
class BadInputTest {

    private static final String HEADER = "0061736d01000000";

    @TempDir Path folder;
    private byte[] good = {};

    @BeforeEach
    void readSample() throws IOException {
        good = Files.readAllBytes(new SampleFolder(folder).extract("ledger").module());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "empty            | ''                          | unexpected end",
                "text             | 28 6d 6f 64 75 6c 65 29     | magic header not detected",
                "version          | 00 61 73 6d 02 00 00 00     | unknown binary version",
                "component        | 00 61 73 6d 0d 00 01 00     | component",
                "section size     | 00 61 73 6d 01 00 00 00 01 7f 00 | length out of bounds",
                "unknown section  | 00 61 73 6d 01 00 00 00 3f 01 00 | malformed section id",
                "illegal opcode   | 00 61 73 6d 01 00 00 00 01 04 01 60 00 00 03 02 01 00 0a 06 01 04 00 ff 00 0b"
                        + " | illegal opcode ff (code section, offset 0x17)",
                "missing import   | 00 61 73 6d 01 00 00 00 01 04 01 60 00 00 02 09 01 03 65 6e 76 01 66 00 00"
                        + " 07 0a 01 06 5f 73 74 61 72 74 00 00 | env",
            })
    void aBrokenFileIsOneLine(String name, String hex, String message) throws IOException {
        assertOneLine(file(HexFormat.of().parseHex(hex.replace(" ", ""))), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 20, 100, 1000, 5000, 12000, 20000})
    void aTruncatedFileNamesSectionAndOffset(int length) throws IOException {
        String line = assertOneLine(file(Arrays.copyOf(good, length)), "section");

        assertTrue(line.contains("0x"), line);
    }

    @Test
    void aBodyThatDoesNotTypeCheckNamesFunctionAndOffset() throws IOException {
        // (func (result i32) nop): nothing is left for the result.
        String module =
                HEADER
                        + "010501"
                        + "6000017f"
                        + "03020100"
                        + "070a01065f73746172740000"
                        + "0a050103000"
                        + "10b";

        String line = assertOneLine(file(HexFormat.of().parseHex(module)), "type mismatch");

        assertTrue(line.contains("0x"), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--functions", "--disassemble=0", "--json"})
    void inspectingAFunctionOfAnUnknownTypeIsOneLine(String part) throws IOException {
        String module = HEADER + "010401600000" + "03020105" + "0a040102000b";
        Path file = file(HexFormat.of().parseHex(module));

        CommandRun run = CommandRun.of("inspect", file.toString(), part);

        assertAll(
                () -> assertEquals(1, run.code()),
                () ->
                        assertEquals(
                                "wasmscope: "
                                        + file
                                        + ": unknown type 5 (function section, offset 0x10)",
                                run.err().strip()));
    }

    @Test
    void aMissingFileIsOneLine() {
        assertOneLine(folder.resolve("nowhere.wasm"), "no such file");
    }

    @Test
    void aFolderIsOneLine() {
        assertOneLine(folder, "is a directory");
    }

    @Test
    void aMissingPreopenIsOneLine() throws IOException {
        CommandRun run =
                CommandRun.of(
                        "run", "--dir", folder.resolve("none") + "::/d", file(good).toString());

        assertAll(
                () -> assertEquals(1, run.code()),
                () -> assertEquals(1, run.err().lines().count(), run.err()),
                () -> assertTrue(run.err().contains("none"), run.err()));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("input.wasm"), bytes);
    }

    private static String assertOneLine(Path file, String message) {
        CommandRun run = CommandRun.of("run", file.toString());
        assertAll(
                () -> assertEquals(1, run.code(), run.err()),
                () -> assertEquals("", run.out()),
                () -> assertEquals(1, run.err().lines().count(), run.err()),
                () -> assertTrue(run.err().startsWith("wasmscope: " + file + ": "), run.err()),
                () -> assertTrue(run.err().contains(message), run.err()),
                () -> assertFalse(run.err().contains("Exception"), run.err()));
        return run.err();
    }
}
