package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.CodeCountsBuilder;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileTable;
import dev.wasmscope.profiler.model.SampleTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables whose entries name a place in the code beside a row, moved entry by entry: parts of one
 * row may go to different rows.
 */
final class PlacedTables {

    /** Where an entry goes. */
    interface Move {

        /** The new row of what was at a code offset in an old row. */
        int row(int oldRow, int offset);

        /**
         * The place in the code of the new row's function; equal to {@code offset}, or that of a
         * call that the old row stands for now.
         */
        default int offset(int oldRow, int offset) {
            return offset;
        }
    }

    private PlacedTables() {}

    /** Those tables of a profile, moved. */
    static List<ProfileTable> moved(Profile profile, Move move) {
        List<ProfileTable> moved = new ArrayList<>();
        profile.table(CodeCounts.class).ifPresent(pieces -> moved.add(moved(pieces, move)));
        profile.table(SampleTable.class).ifPresent(samples -> moved.add(moved(samples, move)));
        return moved;
    }

    /** The profile with tables in the place of those that it has of their kinds. */
    static Profile with(Profile profile, List<ProfileTable> tables) {
        Profile with = profile;
        for (ProfileTable table : tables) {
            with = with.with(table);
        }
        return with;
    }

    private static CodeCounts moved(CodeCounts pieces, Move move) {
        CodeCountsBuilder moved = new CodeCountsBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            int start = pieces.start(i);
            int row = move.row(pieces.row(i), start);
            int place = move.offset(pieces.row(i), start);
            if (place == start) {
                moved.add(row, start, pieces.end(i), pieces.instructions(i), pieces.count(i));
            } else {
                moved.add(row, place, place, 1, pieces.weight(i));
            }
        }
        return moved.toTable();
    }

    private static SampleTable moved(SampleTable samples, Move move) {
        int[] row = new int[samples.size()];
        int[] offset = new int[samples.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = move.row(samples.row(i), samples.offset(i));
            offset[i] = move.offset(samples.row(i), samples.offset(i));
        }
        return samples.placed(row, offset);
    }
}
