package dev.wasmscope.profiler.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.Profiles;
import dev.wasmscope.profiler.budget.BudgetFile.MalformedBudgetException;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private static final String BEFORE = "main 10 parse 100 . 5 print 50 . .";

    @TempDir Path folder;

    @ParameterizedTest(name = "{0} exceeds {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "main 10 parse 100 . 5 print 50 . . | nothing",
                "main 10 parse 90 . 5 print 50 . .  | nothing",
                "main 9 parse 101 . 5 print 50 . .  | parse self 100 < 101, parse total 100 < 101",
                "main 10 parse 100 . 6 print 50 . . | the whole run total 165 < 166, main self 15 < 16, main total 165 < 166",
                "main 10 fresh 20 . 5 print 50 . .  | nothing",
            })
    void whatExceedsARecordedRun(String run, String excesses) {
        Budget budget = Budget.of(Profiles.of(BEFORE), 10);

        assertEquals(excesses, shown(budget.exceededBy(Profiles.of(run))));
    }

    @Test
    void onlyTheHottestFunctionsAreRecorded() {
        Budget budget = Budget.of(Profiles.of(BEFORE), 1);

        assertEquals(List.of(new Allowance("parse", "", 100, 100)), budget.functions());
    }

    @Test
    void toleranceIsAPercentageOfEachFigure() {
        Budget exact = Budget.of(Profiles.of(BEFORE), 10);
        Budget budget = new Budget(exact.guest(), exact.total(), 10, exact.functions());

        assertEquals(
                "nothing",
                shown(budget.exceededBy(Profiles.of("main 10 parse 110 . 5 print 55 . ."))));
        assertEquals(
                "parse self 100 < 111, parse total 100 < 111",
                shown(budget.exceededBy(Profiles.of("main 10 parse 111 . 5 print 50 . ."))));
    }

    @Test
    void estimatesAreNoBasisForABudget() {
        Profile profile =
                Profiles.of(BEFORE)
                        .with(Measure.WALL_TIME, new long[4])
                        .weightedBy(Measure.WALL_TIME);

        assertThrows(IllegalArgumentException.class, () -> Budget.of(profile, 10));
    }

    @Test
    void aFileGivesBackWhatWasWritten() throws IOException {
        Path file = folder.resolve("budget.json");
        Budget budget = Budget.of(Profiles.of(BEFORE), 10);

        new BudgetFile().write(budget, file);

        assertEquals(budget, new BudgetFile().read(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count(), "the temporary file is gone");
        }
    }

    @Test
    void aFigureThatIsLeftOutIsNotLimited() throws IOException {
        Path file = folder.resolve("budget.json");
        Files.writeString(
                file,
                "{\"format\":\"wasmscope-budget-1\",\"functions\":[{\"name\":\"parse\",\"self\":99}]}");

        assertEquals(
                "parse self 99 < 100",
                shown(new BudgetFile().read(file).exceededBy(Profiles.of(BEFORE))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                                        | line 1:",
                "[]                                                       | no budget: \"format\" is not",
                "{\"format\":\"other\"}                                   | no budget: \"format\" is not",
                "{\"format\":\"wasmscope-budget-1\",\"total\":\"much\"}   | total is not a number of instructions",
                "{\"format\":\"wasmscope-budget-1\",\"total\":-1}         | total is not a number of instructions",
                "{\"format\":\"wasmscope-budget-1\",\"functions\":[{}]}   | functions[0].name is missing",
                "{\"format\":\"wasmscope-budget-1\",\"tolerance\":-1}     | tolerance is not a percentage",
            })
    void whatIsNoBudgetIsToldWithItsPlace(String text, String message) throws IOException {
        Path file = folder.resolve("budget.json");
        Files.writeString(file, text);

        MalformedBudgetException thrown =
                assertThrows(MalformedBudgetException.class, () -> new BudgetFile().read(file));

        assertTrue(thrown.getMessage().startsWith(message), thrown.getMessage());
    }

    private static String shown(List<Excess> excesses) {
        return excesses.isEmpty()
                ? "nothing"
                : String.join(
                        ", ",
                        excesses.stream()
                                .map(
                                        e ->
                                                "%s %s %d < %d"
                                                        .formatted(
                                                                e.what(),
                                                                e.figure(),
                                                                e.allowed(),
                                                                e.used()))
                                .toList());
    }
}
