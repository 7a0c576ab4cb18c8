package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Folder;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Origin;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Plain;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lets slots that were saved show what is below again. */
final class SaveCommit {
    private final Tree tree;

    SaveCommit(Tree tree) {
        this.tree = tree;
    }

    void commit(List<Slot> slots) throws ErrnoException {
        Set<OverlayNode> nodes = new HashSet<>();
        for (Slot slot : slots) {
            OverlayNode before = slot.was;
            if (before != null && before.places.isEmpty()) {
                tree.deleted(before);
            }
            slot.was = slot.now;
            if (slot.now == null) {
                slot.folder.slots.remove(slot.name, slot);
            } else if (nodes.add(slot.now)) {
                refresh(slot.now, slot);
            }
        }
        slots.forEach(slot -> Discarder.settle(slot.folder));
        slots.reversed().forEach(tree::prune);
    }

    private void refresh(OverlayNode node, Slot slot) throws ErrnoException {
        FileStat below;
        try (Directory holder = tree.lower().open(slot.folder)) {
            below = holder.stat(slot.name);
        }
        node.origin = new Origin(slot.folder, slot.name, below);
        if (node instanceof Folder folder) {
            Discarder.settle(folder);
            return;
        }
        node.owned = false;
        node.timesSet = false;
        if (node instanceof Plain plain) {
            plain.closeBelow();
            plain.contents.release();
            plain.contents = tree.over(plain, below.size());
            plain.written = false;
        }
    }
}
