package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SampleTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a table of samples of what a file says of them: each with its time, or only how many there
 * were at a place. Those get times one after the other, since the table has no place for none.
 */
final class SampleAssembler {

    /** More samples than this are not told apart; their places are lost, their sums are not. */
    private static final int LIMIT = 1 << 22;

    private record Spot(int row, int offset) {}

    private record Sample(Spot at, SampleKind kind, long time, long wall, long cpu) {}

    private final Map<Spot, long[]> sums = new LinkedHashMap<>();
    private final List<Sample> timed = new ArrayList<>();
    private boolean counted;

    /** Adds to what is known of a place; measures that samples do not have are passed over. */
    void add(int row, int offset, Measure measure, long value) {
        int column =
                switch (measure) {
                    case SAMPLES -> 0;
                    case WALL_TIME -> 1;
                    case CPU_TIME -> 2;
                    default -> -1;
                };
        if (column >= 0 && offset != CallTree.NONE && value > 0) {
            sums.computeIfAbsent(new Spot(row, offset), _ -> new long[3])[column] += value;
            counted |= column == 0;
        }
    }

    void add(int row, int offset, SampleKind kind, long time, long wall, long cpu) {
        timed.add(new Sample(new Spot(row, offset), kind, time, wall, cpu));
    }

    /** The table; empty when no sample has a place of its own. */
    Optional<SampleTable> table() {
        List<Sample> all = timed.isEmpty() ? spread() : timed;
        if (all.isEmpty() || all.size() > LIMIT) {
            return Optional.empty();
        }
        all.sort(Comparator.comparingLong(Sample::time));
        int size = all.size();
        byte[] kinds = new byte[size];
        for (int i = 0; i < size; i++) {
            kinds[i] = (byte) all.get(i).kind().ordinal();
        }
        return Optional.of(
                new SampleTable(
                        TableCodecs.longs(size, i -> all.get(i).time()),
                        new long[size],
                        TableCodecs.ints(size, i -> all.get(i).at().row()),
                        TableCodecs.ints(size, i -> all.get(i).at().offset()),
                        TableCodecs.longs(size, i -> all.get(i).wall()),
                        TableCodecs.longs(size, i -> all.get(i).cpu()),
                        kinds));
    }

    /** As many samples as were counted at each place, its time shared among them. */
    private List<Sample> spread() {
        List<Sample> all = new ArrayList<>();
        long time = 0;
        for (Map.Entry<Spot, long[]> entry : sums.entrySet()) {
            long[] sum = entry.getValue();
            long count = counted ? sum[0] : 1;
            if (count > LIMIT - all.size()) {
                return List.of();
            }
            for (long i = 0; i < count; i++) {
                long wall = sum[1] / count + (i == 0 ? sum[1] % count : 0);
                long cpu = sum[2] / count + (i == 0 ? sum[2] % count : 0);
                all.add(new Sample(entry.getKey(), SampleKind.GUEST, time, wall, cpu));
                time += Math.max(wall, Math.max(cpu, 1));
            }
        }
        return all;
    }
}
