package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Folder;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Origin;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Plain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts names back to what the file system below has. */
final class Discarder {
    private final Tree tree;

    Discarder(Tree tree) {
        this.tree = tree;
    }

    List<Outcome> discard(Collection<Change> changes) {
        ChangeFinder before = ChangeFinder.find(tree);
        Closure closure = new Closure(before);
        Set<Slot> slots = new LinkedHashSet<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Change change : changes) {
            Slot slot = before.slotOf(change);
            if (slot == null) {
                outcomes.add(new Outcome(change, Optional.of("is not changed any more")));
            } else {
                slots.addAll(closure.toDiscard(slot));
            }
        }
        reset(slots);
        Set<Change> left = new HashSet<>(ChangeFinder.find(tree).changes());
        before.changes().stream()
                .filter(change -> !left.contains(change))
                .forEach(gone -> outcomes.add(new Outcome(gone, Optional.empty())));
        return outcomes;
    }

    private void reset(Set<Slot> slots) {
        slots.forEach(this::detach);
        slots.forEach(this::restore);
        slots.forEach(slot -> settle(slot.folder));
        slots.forEach(tree::prune);
    }

    /** A directory whose names are all as below has its times and links from below again. */
    static void settle(Folder folder) {
        if (folder.owned
                && !folder.timesSet
                && !folder.removed
                && (folder.origin != null || folder.place == null)
                && folder.slots.values().stream().allMatch(Slot::isInPlace)) {
            folder.owned = false;
        }
    }

    private void detach(Slot slot) {
        OverlayNode node = slot.now;
        if (node == null) {
            return;
        }
        tree.take(slot);
        if (node.origin == null) {
            node.links = 0;
            if (node instanceof Folder folder) {
                folder.removed = true;
            }
            tree.dropName(node);
        }
    }

    private void restore(Slot slot) {
        OverlayNode node = slot.was;
        if (node == null) {
            return;
        }
        slot.now = node;
        node.places.add(slot);
        node.timesSet = false;
        node.owned = false;
        switch (node) {
            case Folder folder -> {
                folder.place = slot;
                folder.removed = false;
            }
            case Plain plain -> {
                plain.written = false;
                plain.contents.release();
                Origin origin = plain.origin;
                plain.contents = tree.over(plain, origin == null ? 0 : origin.stat().size());
            }
            default -> {}
        }
    }
}
