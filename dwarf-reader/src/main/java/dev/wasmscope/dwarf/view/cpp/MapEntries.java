package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.value.Nesting;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries of maps: {@code size=2 {"a": 1, "b": 2}}, with the children {@code ["a"]} and {@code
 * ["b"]}.
 */
final class MapEntries {
    private static final int MAX_SHOWN = 6;

    /** An entry. */
    record Entry(AvailableValue key, Value value) {}

    /** Gives some entries. */
    @FunctionalInterface
    interface Source {
        /** Some entries from an index on. */
        List<Entry> entries(long from, int count);
    }

    private MapEntries() {}

    /**
     * A map.
     *
     * @param before stands before the entries, such as {@code size=2 }
     */
    static ViewedValue view(String before, long count, Source source) {
        return ViewedValue.of(
                        nesting -> before + text(count, source, nesting),
                        count,
                        (from, wanted) -> children(source, from, wanted))
                .keyed();
    }

    private static List<Value> children(Source source, long from, int count) {
        List<Value> children = new ArrayList<>();
        long index = from;
        for (Entry entry : source.entries(from, count)) {
            children.add(child(entry, index++));
        }
        return children;
    }

    /** A key that fits into a name becomes the name; one with parts stays beside its value. */
    private static Value child(Entry entry, long index) {
        if (!entry.key().hasChildren()) {
            return entry.value().named("[" + entry.key().summary() + "]");
        }
        ChildSource both =
                ChildSource.of(List.of(entry.key().named("key"), entry.value().named("value")));
        return entry.key()
                .shownAs(
                        "[" + index + "]",
                        ViewedValue.of(nesting -> text(entry, nesting), 2, both));
    }

    private static String text(Entry entry, Nesting nesting) {
        return nesting.of(entry.key()) + ": " + nesting.of(entry.value());
    }

    private static String text(long count, Source source, Nesting nesting) {
        if (count == 0) {
            return "{}";
        }
        if (nesting.isDeepest()) {
            return "{…}";
        }
        StringBuilder text = new StringBuilder("{");
        List<Entry> entries = source.entries(0, MAX_SHOWN);
        for (Entry entry : entries) {
            text.append(text.length() == 1 ? "" : ", ").append(text(entry, nesting));
        }
        return text.append(count > entries.size() ? ", …}" : "}").toString();
    }
}
