package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileTable;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.List;
import java.util.function.Predicate;

/**
 * Leaves functions out and gives what they cost to their callers. To a caller, what a hidden
 * function did and called happened at the call of that function.
 *
 * <p>Code in sight that was inlined into a hidden function (a closure, say, that a library calls)
 * stays, as a frame of its own.
 */
final class Hiding {

    private final Profile profile;
    private final CallTree old;
    private final Predicate<FunctionLabel> hidden;
    private final int[] codeRow;

    /** For each row the nearest row in sight, itself or further out. */
    private final int[] shown;

    /** For each row the place of the call that led to it, in the code of a row in sight. */
    private final int[] site;

    private Hiding(Profile expanded, Predicate<FunctionLabel> hidden, boolean foldInlined) {
        this.profile = expanded;
        this.old = expanded.tree();
        this.hidden = hidden;
        this.codeRow = CodeRows.of(expanded);
        this.shown = shown(foldInlined);
        this.site = new int[old.size()];
        for (int row = 1; row < site.length; row++) {
            site[row] = place(old.parent(row), old.callSite(row));
        }
    }

    static Profile hide(Profile profile, Predicate<FunctionLabel> hidden) {
        boolean hasFrames =
                profile.functions().stream().anyMatch(FunctionKey.Inlined.class::isInstance);
        Profile expanded = hasFrames ? profile : Inlining.expanded(profile);
        return new Hiding(expanded, hidden, !hasFrames).hide();
    }

    private int[] shown(boolean foldInlined) {
        boolean[] isHidden = new boolean[profile.labels().size()];
        for (int i = 0; i < isHidden.length; i++) {
            isHidden[i] = hidden.test(profile.labels().get(i));
        }
        int[] nearest = new int[old.size()];
        for (int row = 1; row < nearest.length; row++) {
            int code = codeRow[row];
            boolean folded = foldInlined && code != row && !isHidden[old.function(code)];
            boolean out = folded || isHidden[old.function(row)];
            nearest[row] = out ? nearest[old.parent(row)] : row;
        }
        return nearest;
    }

    /** Where something at a place in a row's code happened for the nearest row in sight. */
    private int place(int row, int offset) {
        return codeRow[shown[row]] == codeRow[row] ? offset : site[codeRow[row]];
    }

    private Profile hide() {
        Rearrangement to = new Rearrangement(profile);
        for (int row = 1; row < old.size(); row++) {
            int newParent = to.placeOf(old.parent(row));
            boolean isShown = shown[row] == row;
            to.place(row, isShown ? to.callFrom(newParent, site[row], row) : newParent);
        }
        List<ProfileTable> placed = PlacedTables.moved(profile, new ToCallers(to));
        Profile rest = PlacedTables.with(to.whole(), placed);
        return profile.table(CodePositions.class)
                .map(positions -> rest.with(withoutHidden(positions)))
                .orElse(rest);
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

        @Override
        public int offset(int oldRow, int offset) {
            return place(oldRow, offset);
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
