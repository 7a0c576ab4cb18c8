package dev.wasmscope.profiler.analyse;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.ProfileTable;
import dev.wasmscope.profiler.model.SampleTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Profiles of a part of a sampled run. */
public final class TimeRange {

    private TimeRange() {}

    /**
     * The samples of a stretch of time or of the instruction clock. What was not sampled is left
     * out, and a note says so.
     *
     * @param from where the stretch begins
     * @param to where it ends, which is not part of it
     * @throws IllegalArgumentException when the profile has no samples, or is weighted by something
     *     that samples do not say
     */
    public static Profile of(Profile profile, Timeline.Axis axis, long from, long to) {
        SampleTable all =
                profile.table(SampleTable.class)
                        .orElseThrow(
                                () -> new IllegalArgumentException("the profile has no samples"));
        int[] row = new int[all.size()];
        int[] offset = new int[all.size()];
        for (int i = 0; i < row.length; i++) {
            long at = axis.of(all, i);
            row[i] = at >= from && at < to ? all.row(i) : CallTree.NONE;
            offset[i] = all.offset(i);
        }
        SampleTable part = all.placed(row, offset);
        Profile restricted = restricted(profile, part);
        boolean[] chosen = new boolean[profile.tree().size()];
        for (int i = 0; i < part.size(); i++) {
            chosen[part.row(i)] = true;
        }
        return Stacks.choose(restricted, chosen);
    }

    private static Profile restricted(Profile profile, SampleTable part) {
        Map<Measure, long[]> values = values(profile, part);
        long[] weights = values.get(profile.weight());
        if (weights == null) {
            throw new IllegalArgumentException(
                    "samples do not say " + profile.weight().title() + " of a part of a run");
        }
        List<ProfileTable> tables = new ArrayList<>(List.of(part));
        profile.table(CodePositions.class).ifPresent(tables::add);
        boolean less =
                values.size() < profile.measures().size()
                        || tables.size() < profile.tables().size();
        ProfileInfo info = profile.info();
        return new Profile(
                less ? info.noting("a part of a run: only what samples tell is shown") : info,
                profile.functions(),
                profile.labels(),
                profile.tree().withSelf(weights),
                profile.weight(),
                values,
                tables);
    }

    /** The measures of the profile that samples add up to. */
    private static Map<Measure, long[]> values(Profile profile, SampleTable samples) {
        Map<Measure, long[]> values = new EnumMap<>(Measure.class);
        for (Measure measure : profile.measures()) {
            SampleValues.of(samples, measure)
                    .ifPresent(
                            value -> {
                                long[] sums = new long[profile.tree().size()];
                                for (int i = 0; i < samples.size(); i++) {
                                    sums[samples.row(i)] += value.applyAsLong(i);
                                }
                                values.put(measure, sums);
                            });
        }
        return values;
    }
}
