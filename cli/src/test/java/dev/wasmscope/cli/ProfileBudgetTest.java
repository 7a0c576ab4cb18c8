package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded run is the budget of later ones. */
class ProfileBudgetTest {

    @TempDir Path folder;
    private Path file;
    private SampleFolder samples;
    private ExtractedSample ledger;

    @BeforeEach
    void record() throws IOException {
        file = folder.resolve("ledger.budget.json");
        samples = new SampleFolder(folder);
        ledger = samples.extract("ledger");
        CommandRun run = profile("january", "--record-budget", file.toString(), "--top", "3");
        assertEquals(0, run.code(), run.err());
    }

    @Test
    void theSameRunIsWithinIt() {
        CommandRun again = profile("january", "--budget", file.toString());

        assertAll(
                () -> assertEquals(0, again.code(), again.err()),
                () ->
                        assertTrue(
                                again.err().contains("within the budget of " + file), again.err()));
    }

    @Test
    void oneInstructionMoreIsToldWithItsFunction() throws IOException {
        String text = Files.readString(file);
        long total = Long.parseLong(text.replaceAll("(?s).*?\"total\" : (\\d+).*", "$1"));
        Files.writeString(
                file, text.replaceFirst("\"total\" : " + total, "\"total\" : " + (total - 1)));

        CommandRun again = profile("january", "--top", "0", "--budget", file.toString());

        assertAll(
                () -> assertEquals(ExitCode.BUDGET, again.code(), again.err()),
                () -> assertTrue(again.err().contains("the whole run"), again.err()),
                () -> assertTrue(again.err().contains("the budget is exceeded:"), again.err()));
    }

    @Test
    void aBudgetThatIsNotThereSaysHowToMakeIt() {
        CommandRun run = profile("january", "--budget", folder.resolve("none.json").toString());

        assertAll(
                () -> assertEquals(ExitCode.FAILURE, run.code()),
                () -> assertTrue(run.err().contains("make it with --record-budget"), run.err()),
                () -> assertEquals("", run.out(), "nothing may run before"));
    }

    @Test
    void samplesAreNoBasisForABudget() {
        Path saved = folder.resolve("sampled.wprof");
        CommandRun run =
                profile("january", "--mode", "sample", "--record-budget", folder + "/b.json");
        profile("january", "--mode", "sample", "-o", saved.toString());
        CommandRun opened = CommandRun.of("profile", "--budget", file.toString(), saved.toString());

        assertAll(
                () -> assertEquals(ExitCode.USAGE, run.code(), run.err()),
                () -> assertEquals("", run.out(), "nothing may run before"),
                () -> assertEquals(ExitCode.FAILURE, opened.code(), opened.err()),
                () -> assertTrue(opened.err().contains("was sampled"), opened.err()));
    }

    @Test
    void aBudgetThatCannotBeWrittenIsOneLine() {
        CommandRun run = profile("january", "--record-budget", folder.toString(), "--top", "0");

        assertAll(
                () -> assertEquals(ExitCode.FAILURE, run.code()),
                () -> assertTrue(run.err().contains("cannot be written"), run.err()));
    }

    private CommandRun profile(String run, String... options) {
        return CommandRun.of(samples.command(ledger, run, "profile", options));
    }
}
