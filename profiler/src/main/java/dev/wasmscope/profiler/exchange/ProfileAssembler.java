package dev.wasmscope.profiler.exchange;

import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.CallTreeBuilder;
import dev.wasmscope.profiler.model.CodeCountsBuilder;
import dev.wasmscope.profiler.model.CodePositions;
import dev.wasmscope.profiler.model.FunctionKey;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.profiler.model.ProfileInfo;
import dev.wasmscope.profiler.model.ProfileTable;
import dev.wasmscope.profiler.model.SampleKind;
import dev.wasmscope.profiler.model.SourceFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a profile of the stacks that a file holds.
 *
 * <p>A file's places become code offsets: their addresses where those fit, numbers given here where
 * the file has none. Either way a position in the source finds its way back to them.
 */
final class ProfileAssembler {

    /** The place of a function as a whole. */
    private static final int WHOLE = CallTree.NONE;

    /** A place: a function and a code offset in it, {@link #WHOLE} when there is none. */
    record Place(int function, int offset) {}

    private record Known(int function, long address, List<SourceFrame> chain) {}

    private final Map<FunctionLabel, Integer> functionNumbers = new HashMap<>();
    private final List<FunctionLabel> labels = new ArrayList<>();
    private final Map<Known, Place> places = new HashMap<>();
    private final Set<Place> taken = new HashSet<>();
    private final List<Integer> nextOffset = new ArrayList<>();
    private final CodePositions.Builder positions = new CodePositions.Builder();
    private final CallTreeBuilder tree = new CallTreeBuilder();
    private final Map<Measure, long[]> values = new EnumMap<>(Measure.class);
    private final CodeCountsBuilder pieces = new CodeCountsBuilder();
    private final SampleAssembler samples = new SampleAssembler();
    private boolean hasPositions;
    private boolean hasPieces;

    /** The number of a function; equal labels mean the same one. */
    int function(FunctionLabel label) {
        return functionNumbers.computeIfAbsent(
                label,
                added -> {
                    labels.add(added);
                    nextOffset.add(1);
                    return labels.size() - 1;
                });
    }

    /** The place that stands for all of a function. */
    Place whole(int function) {
        return new Place(function, WHOLE);
    }

    /**
     * A place in a function.
     *
     * @param address its address in the file, 0 or less when it has none
     * @param chain its functions in the source, innermost first, the function itself last
     */
    Place place(int function, long address, List<SourceFrame> chain) {
        boolean positioned = chain.size() > 1 || chain.stream().anyMatch(at -> at.line() > 0);
        if (address <= 0 && !positioned) {
            return whole(function);
        }
        return places.computeIfAbsent(
                new Known(function, address, List.copyOf(chain)),
                known -> newPlace(known, positioned));
    }

    private Place newPlace(Known known, boolean positioned) {
        Place place = new Place(known.function(), offsetFor(known));
        taken.add(place);
        // A position holds up to the next one, so a place without one has to say so.
        positions.add(place.function(), place.offset(), positioned ? known.chain() : List.of());
        hasPositions |= positioned;
        return place;
    }

    private int offsetFor(Known known) {
        int function = known.function();
        if (known.address() > 0
                && known.address() <= Integer.MAX_VALUE
                && !taken.contains(new Place(function, (int) known.address()))) {
            return (int) known.address();
        }
        int offset = nextOffset.get(function);
        while (taken.contains(new Place(function, offset))) {
            offset++;
        }
        nextOffset.set(function, offset + 1);
        return offset;
    }

    /** The path of a function called from a place on another path. */
    int row(int callerRow, Place caller, int function) {
        return tree.child(callerRow, caller.offset(), function);
    }

    /** The path of a function that nothing of the guest called. */
    int outermost(int function) {
        return tree.child(CallTree.ROOT, function);
    }

    /** The path of a stack of places, the outermost first. */
    int rowOf(List<Place> stack) {
        int row = CallTree.ROOT;
        Place caller = new Place(CallTree.NONE, WHOLE);
        for (Place place : stack) {
            row = row(row, caller, place.function());
            caller = place;
        }
        return row;
    }

    /** Adds a value to a place on a path; calls are entries of the path. */
    void add(int row, Place place, Measure measure, long value) {
        if (measure == Measure.CALLS) {
            tree.addCalls(row, value);
            return;
        }
        column(measure, row)[row] += value;
        if (measure == Measure.INSTRUCTIONS && place.offset() != WHOLE) {
            // Without code: how often it ran is not known, only what it cost.
            pieces.add(row, place.offset(), place.offset(), 1, value);
            hasPieces = true;
        }
        samples.add(row, place.offset(), measure, value);
    }

    /** Adds executions of a place, each of which is one instruction to us. */
    void addExecutions(int row, Place place, long count) {
        column(Measure.INSTRUCTIONS, row)[row] += count;
        pieces.add(row, place.offset(), place.offset() + 1, 1, count);
        hasPieces = true;
    }

    /** Adds a sample with its time; the measures of samples get its values. */
    void addSample(int row, Place place, SampleKind kind, long time, long wall, long cpu) {
        column(Measure.SAMPLES, row)[row]++;
        column(Measure.WALL_TIME, row)[row] += wall;
        if (cpu != 0) {
            column(Measure.CPU_TIME, row)[row] += cpu;
        }
        samples.add(row, place.offset(), kind, time, wall, cpu);
    }

    private long[] column(Measure measure, int row) {
        long[] column = values.computeIfAbsent(measure, _ -> new long[64]);
        if (row >= column.length) {
            column = Arrays.copyOf(column, Math.max(row + 1, column.length * 2));
            values.put(measure, column);
        }
        return column;
    }

    /**
     * The profile.
     *
     * @param weight the measure that the tree shall carry
     */
    Profile profile(ProfileInfo info, Measure weight) {
        List<FunctionKey> keys = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            keys.add(new FunctionKey.Foreign(i));
        }
        List<ProfileTable> tables = new ArrayList<>();
        if (hasPositions) {
            tables.add(positions.toTable());
        }
        if (hasPieces) {
            tables.add(pieces.toTable());
        }
        samples.table().ifPresent(tables::add);
        CallTree paths = tree.toTree();
        values.replaceAll((_, column) -> Arrays.copyOf(column, paths.size()));
        long[] self =
                weight == Measure.CALLS
                        ? StackTable.callsOf(paths)
                        : values.getOrDefault(weight, new long[paths.size()]);
        return new Profile(info, keys, labels, paths.withSelf(self), weight, values, tables);
    }
}
