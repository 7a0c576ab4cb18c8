package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.memory.MemoryMoment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The moments that are kept, by name. From any thread. */
final class Moments {
    private record Entry(MemoryMoment moment, KeptMemories memories) {}

    private final Map<String, Entry> kept = new LinkedHashMap<>();

    synchronized MemoryMoment keep(String name, Snapshot at) throws SessionException {
        kept.remove(name);
        KeptMemories memories;
        try {
            memories = KeptMemories.of(at.instance());
        } catch (OutOfMemoryError e) {
            throw new SessionException(
                    "there is no room for another copy of the memory beside the %d that are kept"
                            .formatted(kept.size()),
                    e);
        }
        MemoryMoment moment = new MemoryMoment(name, at.clock(), memories.size());
        kept.put(name, new Entry(moment, memories));
        return moment;
    }

    synchronized List<MemoryMoment> all() {
        return kept.values().stream().map(Entry::moment).toList();
    }

    synchronized KeptMemories named(String name) throws SessionException {
        Entry entry = kept.get(name);
        if (entry == null) {
            throw new SessionException(
                    kept.isEmpty()
                            ? "no moment was kept"
                            : "there is no moment '"
                                    + name
                                    + "'; there are: "
                                    + String.join(", ", kept.keySet()));
        }
        return entry.memories();
    }
}
