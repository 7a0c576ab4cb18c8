package dev.wasmscope.profiler.symbol;

import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.SourceFrame;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Names and source positions of what ran, from a module's debug information. */
public final class ProfileSymbols {
    private final ModuleView module;

    /** Code offsets of the rows of all line tables, ascending; the tables are in any order. */
    private final int[] rows;

    public ProfileSymbols(ModuleView module) {
        this.module = module;
        this.rows =
                module.lines().stream()
                        .mapToInt(row -> (int) row.codeOffset())
                        .sorted()
                        .distinct()
                        .toArray();
    }

    /** The profile with labels of its functions and with the positions of their code. */
    public Profile symbolise(Profile profile) {
        CodePositions.Builder positions = new CodePositions.Builder();
        for (int i = 0; i < profile.functions().size(); i++) {
            int number = i;
            function(profile.functions().get(i)).ifPresent(f -> addPositions(positions, number, f));
        }
        return profile.labelled(this::label).with(positions.toTable());
    }

    /** Where source positions begin in a function's code. */
    public int[] starts(FunctionKey.Code key) {
        return function(key)
                .filter(function -> !function.imported())
                .map(this::starts)
                .orElse(new int[0]);
    }

    private int[] starts(FunctionView function) {
        int end = (int) (function.codeOffset() + function.size());
        return Arrays.copyOfRange(rows, firstRow((int) function.codeOffset()), firstRow(end));
    }

    /** How a function is shown. */
    public FunctionLabel label(FunctionKey key) {
        return switch (key) {
            case FunctionKey.Code code ->
                    function(code)
                            .map(ProfileSymbols::label)
                            .orElseGet(
                                    () ->
                                            FunctionLabel.named(
                                                    "func[" + code.functionIndex() + "]"));
            case FunctionKey.Inlined inlined ->
                    new FunctionLabel(inlined.name(), inlined.source(), inlined.line(), false);
            case FunctionKey.Foreign foreign -> FunctionLabel.named("function " + foreign.number());
        };
    }

    private static FunctionLabel label(FunctionView function) {
        return new FunctionLabel(
                function.name(),
                function.position().map(SourcePosition::file),
                function.position().map(SourcePosition::line).orElse(0),
                function.imported());
    }

    private Optional<FunctionView> function(FunctionKey key) {
        return key instanceof FunctionKey.Code code
                ? module.function(code.functionIndex())
                : Optional.empty();
    }

    /**
     * Compilers begin a row of the line table wherever a line or a chain of inlined functions
     * begins, so a row is where a position can change.
     */
    private void addPositions(CodePositions.Builder positions, int number, FunctionView function) {
        if (function.imported()) {
            return;
        }
        add(positions, number, function.codeOffset());
        for (int start : starts(function)) {
            add(positions, number, start);
        }
    }

    private void add(CodePositions.Builder positions, int number, long codeOffset) {
        List<SourceFrame> chain = new ArrayList<>();
        for (SymbolisedLocation at : module.symbolize(codeOffset)) {
            Optional<SourcePosition> position = at.recorded();
            chain.add(
                    new SourceFrame(
                            at.function(),
                            position.map(SourcePosition::file),
                            position.map(SourcePosition::line).orElse(0),
                            position.map(SourcePosition::column).orElse(0)));
        }
        positions.add(number, (int) codeOffset, chain);
    }

    /** The first row at an offset or behind it. */
    private int firstRow(int codeOffset) {
        int found = Arrays.binarySearch(rows, codeOffset);
        return found >= 0 ? found : -found - 1;
    }
}
