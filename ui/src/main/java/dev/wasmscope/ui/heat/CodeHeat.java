package dev.wasmscope.ui.heat;

import dev.wasmscope.profiler.analyse.InstructionTable;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.Profile;
import java.util.List;
import java.util.Optional;

/** What every instruction of one function cost. */
public final class CodeHeat {
    private static final long COLD = 2_000;

    private final InstructionTable table;
    private final long total;
    private final long most;

    private CodeHeat(InstructionTable table, long total) {
        this.table = table;
        this.total = Math.max(1, total);
        // A function that costs next to nothing has no hot instruction.
        long greatest = Math.max(1, total / COLD);
        for (int piece = 0; piece < table.size(); piece++) {
            greatest = Math.max(greatest, perInstruction(piece));
        }
        this.most = greatest;
    }

    /**
     * The costs of a function.
     *
     * @param functionIndex in the module; empty when it did not run
     */
    public static Optional<CodeHeat> of(Profile profile, int functionIndex) {
        List<FunctionKey> functions = profile.functions();
        for (int i = 0; i < functions.size(); i++) {
            if (functions.get(i) instanceof FunctionKey.Code code
                    && code.functionIndex() == functionIndex) {
                InstructionTable table = InstructionTable.of(profile, i);
                return table.size() == 0 && table.callSites() == 0
                        ? Optional.empty()
                        : Optional.of(new CodeHeat(table, profile.total()));
            }
        }
        return Optional.empty();
    }

    /** What an instruction cost; where it stands in a piece, the piece's executions are its own. */
    public LineHeat at(long codeOffset) {
        int piece = table.at((int) codeOffset);
        int call = table.callAt((int) codeOffset);
        long executions = piece < 0 ? 0 : table.executions(piece);
        boolean first = piece >= 0 && table.start(piece) == codeOffset;
        long self = executions > 0 ? executions : first ? table.self(piece) : 0;
        return new LineHeat(
                self,
                self + (call < 0 ? 0 : table.callTotal(call)),
                executions,
                call < 0 ? 0 : table.calls(call));
    }

    /** How hot an instruction is within its function: 0 to 1. */
    public double intensity(LineHeat heat) {
        return Math.sqrt(Math.clamp((double) heat.self() / most, 0, 1));
    }

    /** What shares are shares of. */
    public long total() {
        return total;
    }

    private long perInstruction(int piece) {
        return table.executions(piece) > 0 ? table.executions(piece) : table.self(piece);
    }
}
