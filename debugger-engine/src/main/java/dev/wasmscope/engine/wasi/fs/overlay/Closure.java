package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Folder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The slots that must change together. Those that share a node always do: both ends of a renaming,
 * both halves of a swap, a file and its hard link.
 */
final class Closure {
    private final Map<OverlayNode, List<Slot>> byNode = new HashMap<>();

    Closure(ChangeFinder found) {
        for (Slot slot : found.slots()) {
            index(slot.now, slot);
            if (!slot.isInPlace()) {
                index(slot.was, slot);
            }
        }
    }

    private void index(@Nullable OverlayNode node, Slot slot) {
        if (node != null) {
            byNode.computeIfAbsent(node, n -> new ArrayList<>()).add(slot);
        }
    }

    /** What must be saved with a slot: the directories it is in, what a deleted one held. */
    Set<Slot> toSave(Slot start) {
        return reach(
                start,
                slot -> {
                    List<Slot> needed = shared(slot);
                    Slot holder = slot.folder.place;
                    if (holder != null && !holder.isInPlace()) {
                        needed.add(holder);
                    }
                    if (slot.was instanceof Folder gone && gone.removed) {
                        needed.addAll(gone.slots.values());
                    }
                    return needed;
                });
    }

    /** What must be discarded with a slot: what is in a new directory, the deletion around it. */
    Set<Slot> toDiscard(Slot start) {
        return reach(
                start,
                slot -> {
                    List<Slot> needed = shared(slot);
                    if (slot.now instanceof Folder made && made.origin == null) {
                        needed.addAll(made.slots.values());
                    }
                    if (slot.folder.removed) {
                        needed.addAll(byNode.getOrDefault(slot.folder, List.of()));
                    }
                    return needed;
                });
    }

    private List<Slot> shared(Slot slot) {
        List<Slot> sharing = new ArrayList<>();
        for (OverlayNode node : new OverlayNode[] {slot.now, slot.was}) {
            if (node != null) {
                sharing.addAll(byNode.getOrDefault(node, List.of()));
            }
        }
        return sharing;
    }

    private interface Needs {
        List<Slot> of(Slot slot);
    }

    private static Set<Slot> reach(Slot start, Needs needs) {
        Set<Slot> reached = new LinkedHashSet<>(List.of(start));
        Deque<Slot> pending = new ArrayDeque<>(reached);
        while (!pending.isEmpty()) {
            for (Slot needed : needs.of(pending.pop())) {
                if (reached.add(needed)) {
                    pending.push(needed);
                }
            }
        }
        return reached;
    }
}
