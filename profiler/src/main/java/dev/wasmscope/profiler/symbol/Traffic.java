package dev.wasmscope.profiler.symbol;

import dev.wasmscope.engine.probe.PageAccesses;
import dev.wasmscope.profiler.model.CodeCounts;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.MemoryTraffic;
import dev.wasmscope.profiler.model.NumberColumns;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.memory.InstructionAccess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each instruction read and wrote: its width times its executions, which exact profiles have.
 * Only operations on ranges were counted while they ran.
 */
public final class Traffic {
    private final Profile profile;
    private final ModuleView module;

    /** By function and offset: reads, bytes, writes, bytes. */
    private final TreeMap<Long, long[]> sums = new TreeMap<>();

    /** By function and offset of operations on ranges: bytes read and written. */
    private final Map<Long, long[]> ranges = new HashMap<>();

    private Traffic(Profile profile, ModuleView module) {
        this.profile = profile;
        this.module = module;
    }

    /** The profile with the traffic by instruction; the same one without executions of code. */
    public static Profile addTo(Profile profile, ModuleView module, PageAccesses accesses) {
        return profile.table(CodeCounts.class)
                .map(counts -> new Traffic(profile, module).sum(counts, accesses))
                .orElse(profile);
    }

    private Profile sum(CodeCounts counts, PageAccesses accesses) {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int i = 0; i < profile.functions().size(); i++) {
            if (profile.functions().get(i) instanceof FunctionKey.Code(int _, int index)) {
                numbers.put(index, i);
            }
        }
        for (long[] range : accesses.rangesAt()) {
            Integer function = numbers.get((int) range[0]);
            if (function != null) {
                ranges.put(key(function, (int) range[1]), new long[] {range[2], range[3]});
            }
        }
        Map<Integer, List<InstructionAccess>> known = new HashMap<>();
        for (int piece = 0; piece < counts.size(); piece++) {
            int function = profile.tree().function(counts.row(piece));
            add(counts, piece, function, known.computeIfAbsent(function, this::accesses));
        }
        return profile.with(
                new MemoryTraffic(
                        NumberColumns.ofRows(
                                MemoryTraffic.COLUMNS,
                                sums.entrySet().stream()
                                        .map(e -> row(e.getKey(), e.getValue()))
                                        .toList())));
    }

    private static long key(int function, int offset) {
        return (long) function << 32 | offset & 0xffff_ffffL;
    }

    private static long[] row(long key, long[] sum) {
        return new long[] {key >>> 32, key & 0xffff_ffffL, sum[0], sum[1], sum[2], sum[3]};
    }

    /** The accesses of a function, those on ranges with no bytes of their own. */
    private List<InstructionAccess> accesses(int function) {
        if (!(profile.functions().get(function) instanceof FunctionKey.Code(int _, int index))
                || module.function(index).map(f -> f.imported()).orElse(true)) {
            return List.of();
        }
        return module.accesses(index);
    }

    private void add(CodeCounts counts, int piece, int function, List<InstructionAccess> accesses) {
        long times = counts.count(piece);
        for (int i = first(accesses, counts.start(piece)); i < accesses.size(); i++) {
            InstructionAccess access = accesses.get(i);
            if (access.codeOffset() >= counts.end(piece)) {
                return;
            }
            long key = key(function, access.codeOffset());
            long[] sum = sums.computeIfAbsent(key, this::ofRange);
            boolean range = access.read() + access.written() == 0;
            long[] moved = range ? ranges.getOrDefault(key, new long[2]) : new long[2];
            sum[0] += access.read() > 0 || moved[0] > 0 ? times : 0;
            sum[1] += times * access.read();
            sum[2] += access.written() > 0 || moved[1] > 0 ? times : 0;
            sum[3] += times * access.written();
        }
    }

    /** Bytes that a range moved; they count once, whatever the paths. */
    private long[] ofRange(long key) {
        long[] moved = ranges.getOrDefault(key, new long[2]);
        return new long[] {0, moved[0], 0, moved[1]};
    }

    private static int first(List<InstructionAccess> accesses, int from) {
        int low = 0;
        int high = accesses.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (accesses.get(middle).codeOffset() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
