package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileTable;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.List;
import java.util.function.Predicate;

/**
 * Leaves functions out and gives what they cost to their callers. To a caller, what a hidden
 * function did and called happened at the call of that function.
 */
final class Hiding {

    private final Profile profile;
    private final CallTree old;
    private final Predicate<FunctionLabel> hidden;
    private final boolean[] hiddenFunction;
    private final int[] codeRow;

    /** For each row whose code is hidden the call that stands for it, in a caller in sight. */
    private final int[] site;

    Hiding(Profile profile, Predicate<FunctionLabel> hidden) {
        this.profile = profile;
        this.old = profile.tree();
        this.hidden = hidden;
        this.hiddenFunction = new boolean[profile.labels().size()];
        for (int i = 0; i < hiddenFunction.length; i++) {
            hiddenFunction[i] = hidden.test(profile.labels().get(i));
        }
        this.codeRow = CodeRows.of(profile);
        this.site = new int[old.size()];
    }

    Profile hide() {
        Rearrangement to = new Rearrangement(profile);
        for (int row = 1; row < old.size(); row++) {
            int newParent = to.placeOf(old.parent(row));
            site[row] = place(old.parent(row), old.callSite(row));
            boolean isHidden = hiddenFunction[old.function(row)];
            to.place(row, isHidden ? newParent : to.callFrom(newParent, site[row], row));
        }
        List<ProfileTable> placed = PlacedTables.moved(profile, new ToCallers(to));
        Profile shown = PlacedTables.with(to.whole(), placed);
        return profile.table(CodePositions.class)
                .map(positions -> shown.with(withoutHidden(positions)))
                .orElse(shown);
    }

    /** Where something at a place in a row's code happened for the callers in sight. */
    private int place(int row, int offset) {
        int code = codeRow[row];
        boolean isHidden = code != CallTree.ROOT && hiddenFunction[old.function(code)];
        return isHidden ? site[code] : offset;
    }

    private final class ToCallers implements PlacedTables.Move {
        private final Rearrangement to;

        ToCallers(Rearrangement to) {
            this.to = to;
        }

        @Override
        public int row(int oldRow, int offset) {
            return to.placeOf(oldRow);
        }

        /** Code in sight that was inlined into a hidden function keeps its place. */
        @Override
        public int offset(int oldRow, int offset) {
            boolean isHidden = oldRow != CallTree.ROOT && hiddenFunction[old.function(oldRow)];
            return isHidden ? place(oldRow, offset) : offset;
        }
    }

    private CodePositions withoutHidden(CodePositions positions) {
        int size = positions.size();
        int[] function = new int[size];
        int[] start = new int[size];
        int[] chain = new int[size];
        for (int i = 0; i < size; i++) {
            function[i] = positions.function(i);
            start[i] = positions.start(i);
            chain[i] = positions.chain(i);
        }
        List<List<SourceFrame>> chains = positions.chains().stream().map(this::inSight).toList();
        return new CodePositions(function, start, chain, chains);
    }

    private List<SourceFrame> inSight(List<SourceFrame> frames) {
        return frames.stream()
                .filter(f -> !hidden.test(new FunctionLabel(f.name(), f.file(), 0, false)))
                .toList();
    }
}
