package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.value.Nesting;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.ArrayList;
import java.util.List;

/** What is common to maps and sets. */
final class RustEntries {
    private RustEntries() {}

    /** An entry of a map, or an element of a set, whose value is the key itself. */
    record Entry(AvailableValue key, AvailableValue value) {}

    /** Gives some entries in the order of the container. */
    @FunctionalInterface
    interface Source {
        /** At most {@code count} entries from the one with index {@code from} on. */
        List<Entry> entries(long from, int count);
    }

    /** A map: {@code {"a": 1, "b": 2}}, with the values under the names of their keys. */
    static ViewedValue map(long size, Source source) {
        return ViewedValue.of(
                        nesting -> text(size, source, nesting, true),
                        size,
                        (from, count) ->
                                source.entries(from, count).stream()
                                        .map(RustEntries::underItsKey)
                                        .toList())
                .keyed();
    }

    private static Value underItsKey(Entry entry) {
        return entry.value().named("[" + entry.key().summary() + "]");
    }

    /** A set: {@code {1, 2}}. */
    static ViewedValue set(long size, Source source) {
        ChildSource elements =
                (from, count) -> {
                    List<Value> values = new ArrayList<>();
                    for (Entry entry : source.entries(from, count)) {
                        values.add(entry.key().named("[" + (from + values.size()) + "]"));
                    }
                    return values;
                };
        return ViewedValue.of(nesting -> text(size, source, nesting, false), size, elements);
    }

    private static String text(long size, Source source, Nesting nesting, boolean map) {
        if (size == 0) {
            return "{}";
        }
        if (nesting.isDeepest()) {
            return "{…}";
        }
        List<Entry> shown = source.entries(0, nesting.maxParts());
        List<String> texts = new ArrayList<>();
        for (Entry entry : shown) {
            String key = nesting.of(entry.key());
            texts.add(map ? key + ": " + nesting.of(entry.value()) : key);
        }
        String more = size > shown.size() ? ", …" : "";
        return "{" + String.join(", ", texts) + more + "}";
    }
}
