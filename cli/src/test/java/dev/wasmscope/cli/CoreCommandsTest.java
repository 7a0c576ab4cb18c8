package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.testing.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Core files and files of memory on the command line, and {@code --json}. */
class CoreCommandsTest {
    @TempDir Path folder;
    private ExtractedSample sample;
    private String core;

    @BeforeEach
    void extract() throws IOException {
        sample = new SampleFolder(folder).extract("ledger");
        core = folder.resolve("ledger.core").toString();
    }

    private String clean(String text) {
        return text.replace(folder + "/", "").replace(folder.toString(), "");
    }

    private CommandRun debug(String... more) {
        String[] line = {"debug", "--batch", "--core", core, sample.module().toString()};
        List<String> all = new ArrayList<>(List.of(line));
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray(String[]::new));
    }

    /** January, run to a breakpoint; then the commands. */
    private CommandRun atTransfer(String... commands) throws IOException {
        List<String> options = new ArrayList<>(List.of("--batch"));
        for (String command : List.of("break post_transfer", "run")) {
            options.addAll(List.of("-e", command));
        }
        for (String command : commands) {
            options.addAll(List.of("-e", command));
        }
        return CommandRun.of(
                new SampleFolder(folder)
                        .command(sample, "january", "debug", options.toArray(String[]::new)));
    }

    private CommandRun trap() throws IOException {
        return CommandRun.of(
                new SampleFolder(folder).command(sample, "december", "run", "--coredump", core));
    }

    @Test
    void aTrapLeavesACoreFileThatShowsTheSameStack() throws IOException {
        CommandRun run = trap();
        assertEquals(134, run.code());
        assertTrue(run.said().endsWith("wasmscope: core dumped to " + core + "\n"), run.err());
        CommandRun opened = debug();
        assertEquals(0, opened.code(), opened.err());
        Goldens.check("debug/core-of-ledger.txt", clean(opened.out()));
        CommandRun alone = CommandRun.of("debug", "--batch", core);
        assertEquals(opened.out(), alone.out(), alone.err());
    }

    @Test
    void aRunThatDoesNotTrapLeavesNone() throws IOException {
        CommandRun run =
                CommandRun.of(
                        new SampleFolder(folder)
                                .command(sample, "january", "run", "--coredump", core));
        assertEquals(0, run.code());
        assertEquals("", run.said());
        assertTrue(Files.notExists(Path.of(core)));
    }

    @Test
    void aCoreFileIsWrittenAtAnyStop() throws IOException {
        CommandRun written = atTransfer("backtrace full", "gcore " + core);
        assertEquals(0, written.code(), written.err());
        CommandRun opened = debug("-e", "backtrace full");
        String stack = opened.out().substring(opened.out().indexOf("\n#0") + 1);
        stack = stack.substring(stack.indexOf("\n#0") + 1);
        assertTrue(stack.lines().count() > 10, stack);
        assertTrue(written.out().contains(stack), written.out());
        assertTrue(opened.out().contains("breakpoint 1\n"), opened.out());
    }

    @Test
    void whatCannotBeDoneIsOneLine() throws IOException {
        trap();
        CommandRun next = debug("-e", "next");
        assertEquals(1, next.code());
        assertEquals(
                "wasmscope: -e:1: next: "
                        + core
                        + " is a core file: it shows one moment, nothing can run\n",
                next.said());
        CommandRun set = debug("-e", "set var owners = 1");
        assertTrue(set.said().contains("a core file cannot be changed"), set.err());
        Files.delete(Path.of(core));
        CommandRun missing = debug();
        assertEquals(
                "wasmscope: " + sample.module() + ": " + core + ": no such file\n", missing.said());
        CommandRun nowhere =
                CommandRun.of(
                        new SampleFolder(folder)
                                .command(
                                        sample, "december", "run", "--coredump", folder + "/no/c"));
        assertEquals(1, nowhere.code());
        assertTrue(
                nowhere.said().endsWith(": cannot be written: the folder does not exist\n"),
                nowhere.err());
        Files.write(Path.of(core), Files.readAllBytes(sample.module()));
        CommandRun noCore = debug();
        assertTrue(noCore.said().contains("no core file"), noCore.err());
    }

    @Test
    void memoryIsSavedAndLoaded() throws IOException {
        Path file = folder.resolve("account.bin");
        CommandRun run =
                atTransfer(
                        "dump memory " + file + " account +20",
                        "fill account, +8, 0",
                        "print account->owners",
                        "restore " + file + " account",
                        "print account->owners");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                clean(run.out())
                        .endsWith(
                                """
                                20 bytes saved to account.bin
                                8 bytes filled
                                account->owners: int = 0
                                20 bytes loaded to 0x115c0
                                account->owners: int = 2
                                """),
                run.out());
        assertEquals(20, Files.size(file));
        assertArrayEquals(
                new byte[] {2, 0, 0, 0}, Arrays.copyOfRange(Files.readAllBytes(file), 4, 8));
    }

    @Test
    void jsonIsOneObjectALine() throws IOException {
        CommandRun run =
                CommandRun.of(
                        new SampleFolder(folder)
                                .command(
                                        sample,
                                        "december",
                                        "debug",
                                        "--batch",
                                        "--json",
                                        "-e",
                                        "break share_of",
                                        "-e",
                                        "run",
                                        "-e",
                                        "bt",
                                        "-e",
                                        "print *entry?1",
                                        "-e",
                                        "quit"));
        assertEquals(1, run.code(), "the expression is none");
        Goldens.check("debug/json-error.txt", clean(run.out()));
        run =
                CommandRun.withInput(
                        """
                        # a comment is no command
                        break share_of
                        nonsense
                        run
                        up
                        info locals
                        print *account
                        info symbol account
                        info wasm stack
                        find "Savings"
                        delete
                        continue
                        """,
                        new SampleFolder(folder).command(sample, "december", "debug", "--json"));
        assertEquals(0, run.code(), run.err());
        Goldens.check("debug/json-ledger.txt", clean(run.out()));
        run =
                CommandRun.withInput(
                        """
                        break share_of if owners == 1
                        hits 1 >= 2
                        log 1 {total} for {owners}
                        tbreak post_bonus
                        after 1 2
                        patch ledger.c:66 do account->balance = 0
                        info breakpoints
                        """,
                        new SampleFolder(folder).command(sample, "december", "debug", "--json"));
        assertEquals(0, run.code(), run.err());
        Goldens.check("debug/json-breakpoints.txt", clean(run.out()));
    }
}
