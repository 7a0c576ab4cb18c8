package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.AddressRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the things whose code covers an address. Ranges may overlap, as they do in damaged files.
 *
 * @param <T> what is found
 */
public final class AddressMap<T> {
    private record Entry<T>(AddressRange range, T value) {}

    private final List<T> values;
    private final long[] begins;
    private final long[] ends;
    private final long[] highestEnds;

    private AddressMap(List<Entry<T>> entries) {
        entries.sort(Comparator.comparingLong(entry -> entry.range().begin()));
        values = new ArrayList<>(entries.size());
        begins = new long[entries.size()];
        ends = new long[entries.size()];
        highestEnds = new long[entries.size()];
        long highest = 0;
        for (int i = 0; i < begins.length; i++) {
            Entry<T> entry = entries.get(i);
            values.add(entry.value());
            begins[i] = entry.range().begin();
            ends[i] = entry.range().end();
            highest = Math.max(highest, ends[i]);
            highestEnds[i] = highest;
        }
    }

    /** Collects what a map finds. */
    public static final class Builder<T> {
        private final List<Entry<T>> entries = new ArrayList<>();

        /** Adds a thing with its code. */
        public void add(List<AddressRange> ranges, T value) {
            for (AddressRange range : ranges) {
                entries.add(new Entry<>(range, value));
            }
        }

        /** The map. */
        public AddressMap<T> build() {
            return new AddressMap<>(entries);
        }
    }

    /** The things that cover an address, the one that begins last first. */
    public List<T> at(long address) {
        int last = lastAtOrBefore(address);
        if (last < 0 || highestEnds[last] <= address) {
            return List.of();
        }
        if (address < ends[last] && (last == 0 || highestEnds[last - 1] <= address)) {
            return List.of(values.get(last)); // nearly always: no other is near
        }
        List<T> found = new ArrayList<>(2);
        for (int i = last; i >= 0 && highestEnds[i] > address; i--) {
            if (address < ends[i] && !found.contains(values.get(i))) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    /** The things that have code in {@code [begin, end)}, each once, by address. */
    public List<T> in(long begin, long end) {
        Set<T> found = new LinkedHashSet<>();
        int first = lastAtOrBefore(begin);
        while (first > 0 && highestEnds[first - 1] > begin) {
            first--;
        }
        for (int i = Math.max(first, 0); i < begins.length && begins[i] < end; i++) {
            if (ends[i] > begin) {
                found.add(values.get(i));
            }
        }
        return List.copyOf(found);
    }

    private int lastAtOrBefore(long address) {
        int low = 0;
        int high = begins.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (begins[middle] <= address) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
