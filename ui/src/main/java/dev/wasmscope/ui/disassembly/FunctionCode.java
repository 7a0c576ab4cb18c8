package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.session.code.OperandTypes;
import dev.wasmscope.ui.heat.CodeHeat;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read of a function: never changes, made in the background. */
final class FunctionCode {
    /**
     * A line of the source.
     *
     * @param text without the blanks around it; empty when the file cannot be read
     */
    record SourceNote(SourcePosition position, String text) {}

    private static final int MOST_DECLARATIONS = 3;

    private final int function;
    private final List<CodeLine> lines;
    private final int[] ends;
    private final int[] parents;
    private final int[] instructions;
    private final Map<Integer, SourceNote> notes;
    private final List<OperandTypes> operands;
    private final Optional<CodeHeat> heat;

    FunctionCode(
            int function,
            List<CodeLine> lines,
            Map<Integer, SourceNote> notes,
            List<OperandTypes> operands,
            Optional<CodeHeat> heat) {
        this.function = function;
        this.lines = lines;
        this.notes = notes;
        this.operands = operands;
        this.heat = heat;
        ends = new int[lines.size()];
        parents = new int[lines.size()];
        instructions = new int[lines.size()];
        Arrays.fill(ends, -1);
        match();
        groupDeclarations();
    }

    /** A function of which nothing can be read. */
    static FunctionCode empty(int function) {
        return new FunctionCode(function, List.of(), Map.of(), List.of(), Optional.empty());
    }

    /** Many locals fold into their first line. */
    private void groupDeclarations() {
        int last = 0;
        while (last + 1 < lines.size() && !lines.get(last + 1).isInstruction()) {
            last++;
        }
        if (last > MOST_DECLARATIONS && last + 1 < lines.size()) {
            ends[1] = last;
            Arrays.fill(parents, 2, last + 1, 1);
        }
    }

    /** Whether there are so many declarations that they are better folded. */
    boolean declaresMuch() {
        return lines.size() > 1 && !lines.get(1).isInstruction() && ends[1] > 1;
    }

    private void match() {
        Deque<Integer> open = new ArrayDeque<>();
        int count = 0;
        for (int i = 0; i < lines.size(); i++) {
            CodeLine line = lines.get(i);
            instructions[i] = count;
            count += line.isInstruction() ? 1 : 0;
            parents[i] = open.isEmpty() ? -1 : open.peek();
            switch (line.role()) {
                case CodeLine.Opens _ -> open.push(i);
                case CodeLine.Ends _ when !open.isEmpty() -> {
                    int start = open.pop();
                    ends[start] = i;
                }
                default -> {}
            }
        }
    }

    int function() {
        return function;
    }

    List<CodeLine> lines() {
        return lines;
    }

    CodeLine line(int index) {
        return lines.get(index);
    }

    /** The line that ends the block that a line opens; -1 when it opens none. */
    int end(int line) {
        return ends[line];
    }

    /** The line that opens the block that a line stands in; -1 for the function's own. */
    int parent(int line) {
        return parents[line];
    }

    /** The source that begins at a line. */
    Optional<SourceNote> note(int line) {
        return Optional.ofNullable(notes.get(line));
    }

    /** The operands before the instruction of a line, when they were asked for. */
    Optional<OperandTypes> operands(int line) {
        return pick(operands, line);
    }

    /** What belongs to a line of a list with something for each instruction. */
    <T> Optional<T> pick(List<T> all, int line) {
        int number = instructions[line];
        return lines.get(line).isInstruction() && number < all.size()
                ? Optional.of(all.get(number))
                : Optional.empty();
    }

    Optional<CodeHeat> heat() {
        return heat;
    }

    /** The line of the instruction at a code offset, or of the one around it; -1 if none is. */
    int lineOf(long codeOffset) {
        int low = 0;
        int high = lines.size() - 1;
        int found = -1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long at = offset(middle);
            if (at <= codeOffset) {
                found = middle;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found >= 0 && lines.get(found).isInstruction() ? found : -1;
    }

    /** Declarations come before all instructions, the closing parenthesis behind them. */
    private long offset(int line) {
        long at = lines.get(line).codeOffset();
        return at >= 0 ? at : line > lines.size() / 2 ? Long.MAX_VALUE : -1;
    }
}
