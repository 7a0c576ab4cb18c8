package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.cli.text.ProfileText;
import dev.wasmscope.profiler.budget.Budget;
import dev.wasmscope.profiler.budget.BudgetFile;
import dev.wasmscope.profiler.budget.BudgetFile.MalformedBudgetException;
import dev.wasmscope.profiler.budget.Excess;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileKind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run may cost: recorded once, checked ever after. */
final class ProfileBudget {

    @Option(
            names = "--budget",
            paramLabel = "FILE",
            description =
                    "End with code 3 when the run, or a function named there, takes more instructions"
                            + " than FILE says.")
    private @Nullable Path budget;

    @Option(
            names = "--record-budget",
            paramLabel = "FILE",
            description = "Write what the run and its --top functions took to FILE, for --budget.")
    private @Nullable Path record;

    private final BudgetFile files = new BudgetFile();

    /** What the budget's file says; read before anything runs. Null when there is none. */
    private @Nullable Budget allowed;

    /** Whether counts are wanted that only exact profiles have. */
    boolean wanted() {
        return budget != null || record != null;
    }

    /** Reads the budget, so that a mistake is told before anything runs. */
    void read() throws IOException {
        if (budget == null) {
            return;
        }
        try {
            allowed = files.read(budget);
        } catch (NoSuchFileException _) {
            throw new CommandFailure(
                    budget + ": there is no such file; make it with --record-budget " + budget);
        } catch (MalformedBudgetException e) {
            throw new CommandFailure(budget + ": " + e.getMessage());
        }
    }

    /**
     * Records and checks, as asked for.
     *
     * @param functions how many functions to record
     * @param code the command's exit code so far
     * @return that code, or the one for an exceeded budget
     */
    int finish(CommandIo io, Profile profile, int functions, int code) {
        if (wanted() && profile.info().kind() != ProfileKind.EXACT) {
            throw new CommandFailure(
                    "--budget and --record-budget want exact counts; this profile was sampled");
        }
        if (record != null) {
            try {
                files.write(Budget.of(profile, functions), record);
            } catch (NoSuchFileException _) {
                throw new CommandFailure(record + ": cannot be written: the folder does not exist");
            } catch (IOException _) {
                throw new CommandFailure(record + ": cannot be written: is it a file?");
            }
            io.err().println("wasmscope: budget written to " + record);
        }
        if (allowed == null) {
            return code;
        }
        List<Excess> excesses = allowed.exceededBy(profile);
        if (excesses.isEmpty()) {
            io.err().println("wasmscope: within the budget of " + budget);
            return code;
        }
        io.error(budget + ": the budget is exceeded:");
        ProfileText.excesses(excesses).forEach(io.err()::println);
        return ExitCode.BUDGET;
    }
}
