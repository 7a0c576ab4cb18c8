package dev.wasmscope.dwarf.view.assemblyscript;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.value.Nesting;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import dev.wasmscope.dwarf.view.assemblyscript.ClassFlags.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a {@code Map} or {@code Set} in the order in which they were added. Both keep:
 * buckets, mask, entries, capacity, offset (entries used), count. An entry is its key, its value
 * and the next one's address, whose lowest bit tells that the entry was deleted.
 */
final class HashEntries {
    private static final int DELETED = 1;

    private final AssemblyScriptObjects objects;
    private final FrameContext frame;
    private final boolean map;
    private final Element key;
    private final Element value;
    private final long entries;
    private final long used;
    private final long count;

    HashEntries(AssemblyScriptObjects objects, FrameContext frame, ClassFlags flags, long address) {
        this.objects = objects;
        this.frame = frame;
        this.map = flags.isMap();
        // the elements of a set are described as its values
        this.key = map || flags.value().size() == 0 ? flags.key() : flags.value();
        this.value = flags.value();
        this.entries = word(address + 8);
        this.used = Math.min(word(address + 16), ViewContext.MAX_NODES);
        this.count = word(address + 20);
    }

    private long word(long address) {
        return frame.readMemory(address, 4) instanceof Answer.Known<byte[]>(byte[] bytes)
                ? ViewContext.littleEndian(bytes)
                : 0;
    }

    private long valueOffset() {
        return align(key.size(), map ? value.size() : 1);
    }

    private long nextOffset() {
        return align(valueOffset() + (map ? value.size() : 0), 4);
    }

    private long stride() {
        int largest = Math.max(4, Math.max(key.size(), map ? value.size() : 0));
        return align(nextOffset() + 4, largest);
    }

    private static long align(long offset, int alignment) {
        int size = Math.max(1, alignment);
        return (offset + size - 1) / size * size;
    }

    /** A key and, in a map, its value. */
    private record Entry(Value key, Value value) {}

    private List<Entry> entries(long from, int wanted) {
        List<Entry> found = new ArrayList<>();
        long seen = 0;
        for (long i = 0; i < used && found.size() < wanted; i++) {
            long at = entries + i * stride();
            boolean deleted = (word(at + nextOffset()) & DELETED) != 0;
            if (!deleted && seen++ >= from) {
                Value first = objects.element("", key, at);
                found.add(
                        new Entry(
                                first,
                                map ? objects.element("", value, at + valueOffset()) : first));
            }
        }
        return found;
    }

    ViewedValue view() {
        if (count > used || used > 0 && !frame.readMemory(entries, 1).isKnown()) {
            return ViewedValue.leaf("<not a valid map or set: " + count + " entries>");
        }
        return ViewedValue.of(this::text, count, this::children);
    }

    private List<Value> children(long from, int wanted) {
        List<Value> children = new ArrayList<>();
        for (Entry entry : entries(from, wanted)) {
            String name = map ? ObjectReader.line(entry.key()) : "" + (from + children.size());
            children.add(entry.value().named("[" + name + "]"));
        }
        return children;
    }

    private String text(Nesting nesting) {
        if (count == 0) {
            return "{}";
        }
        if (nesting.isDeepest()) {
            return "{…}";
        }
        List<String> texts = new ArrayList<>();
        for (Entry entry : entries(0, nesting.maxParts())) {
            String first = nesting.of(entry.key());
            texts.add(map ? first + " => " + nesting.of(entry.value()) : first);
        }
        return "{" + String.join(", ", texts) + (count > texts.size() ? ", …" : "") + "}";
    }
}
