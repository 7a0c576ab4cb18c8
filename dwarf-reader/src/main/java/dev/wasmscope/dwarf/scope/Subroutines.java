package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.DieOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The functions and inlined calls of one unit by address: for each stretch of code the innermost
 * one. Numbers in columns, since large units have tens of thousands.
 *
 * <p>Entries nest, but what optimisers leave behind does not always: an inlined call may have code
 * that its function has not. What was added last has the code, and its callers are those that it is
 * an entry below of. LLVM decides alike, so that both say the same of damaged ranges.
 */
final class Subroutines {
    /** The number that stands for "none". */
    static final int NONE = -1;

    private final long[] dies;
    private final int[] callers;
    private final boolean[] hasCode;
    private final long[] begins;
    private final long[] ends;
    private final int[] owners;
    private final AtomicReferenceArray<@Nullable DescribedFunction> described;

    private Subroutines(Builder from) {
        int size = from.size;
        dies = Arrays.copyOf(from.dies, size);
        callers = Arrays.copyOf(from.callers, size);
        hasCode = Arrays.copyOf(from.hasCode, size);
        begins = new long[from.spans.size()];
        ends = new long[begins.length];
        owners = new int[begins.length];
        int i = 0;
        for (Map.Entry<Long, Span> entry : from.spans.entrySet()) {
            begins[i] = entry.getKey();
            ends[i] = entry.getValue().end();
            owners[i++] = entry.getValue().owner();
        }
        described = new AtomicReferenceArray<>(size);
    }

    private record Span(long end, int owner) {}

    /** Takes functions and calls, callers before what was inlined into them. */
    static final class Builder {
        private final TreeMap<Long, Span> spans = new TreeMap<>();
        private long[] dies = new long[16];
        private int[] callers = new int[16];
        private boolean[] hasCode = new boolean[16];
        private int size;

        /**
         * Adds a function or a call and returns its number.
         *
         * @param caller number of what an inlined call is part of; {@link #NONE} for a function
         */
        int add(DieOffset die, int caller) {
            if (size == dies.length) {
                dies = Arrays.copyOf(dies, 2 * size);
                callers = Arrays.copyOf(callers, 2 * size);
                hasCode = Arrays.copyOf(hasCode, 2 * size);
            }
            dies[size] = die.value();
            callers[size] = caller;
            return size++;
        }

        /** Gives the one with that number its code. */
        void setCode(int number, List<AddressRange> ranges) {
            for (AddressRange range : ranges) {
                hasCode[number] = true;
                cover(range.begin(), range.end(), number);
            }
        }

        /** Takes a range from the one that has its start so far. */
        private void cover(long begin, long end, int number) {
            Map.Entry<Long, Span> before = spans.floorEntry(begin);
            if (before != null && begin < before.getValue().end()) {
                Span outer = before.getValue();
                if (end < outer.end()) {
                    spans.put(end, outer);
                }
                if (before.getKey() < begin) {
                    spans.put(before.getKey(), new Span(begin, outer.owner()));
                }
            }
            spans.put(begin, new Span(end, number));
        }

        Subroutines build() {
            return new Subroutines(this);
        }
    }

    /** The innermost function or call that has code at an address, or {@link #NONE}. */
    int at(long pc) {
        int low = 0;
        int high = begins.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (begins[middle] <= pc) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high >= 0 && pc < ends[high] ? owners[high] : NONE;
    }

    /** What an inlined call is part of; {@link #NONE} for a function. */
    int caller(int number) {
        return callers[number];
    }

    /** The function that a call was inlined into, through all calls in between. */
    int function(int number) {
        int outer = number;
        while (callers[outer] != NONE) {
            outer = callers[outer];
        }
        return outer;
    }

    /** The entry that describes it. */
    DieOffset die(int number) {
        return new DieOffset(dies[number]);
    }

    /** What was found out about it so far. */
    @Nullable DescribedFunction described(int number) {
        return described.get(number);
    }

    void setDescribed(int number, DescribedFunction function) {
        described.set(number, function);
    }

    /** Numbers of the functions that have code, in the order of their entries. */
    int[] functions() {
        return withCode(false);
    }

    /** Numbers of the inlined calls that have code, in the order of their entries. */
    int[] inlined() {
        return withCode(true);
    }

    private int[] withCode(boolean inlined) {
        int[] found = new int[dies.length];
        int count = 0;
        for (int i = 0; i < dies.length; i++) {
            if ((callers[i] != NONE) == inlined && hasCode[i]) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** All code, by address; stretches that touch are one. */
    List<AddressRange> ranges() {
        List<AddressRange> ranges = new ArrayList<>();
        for (int i = 0; i < begins.length; i++) {
            AddressRange last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && begins[i] <= last.end()) {
                long end = Math.max(last.end(), ends[i]);
                ranges.set(ranges.size() - 1, new AddressRange(last.begin(), end));
            } else {
                ranges.add(new AddressRange(begins[i], ends[i]));
            }
        }
        return ranges;
    }
}
