package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Folder;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Leaf;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Origin;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Plain;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FileType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the file system below look as the guest sees it, in some slots that depend on each other.
 *
 * <p>First everything is checked and new contents are written under temporary names, and nothing
 * that exists is touched; a failure so far leaves no trace. Then what moves gets temporary names,
 * so that swaps and cycles need no order; what is gone is deleted, innermost first; and everything
 * is put in its place, outermost first, a file by renaming it over the old one.
 */
final class SaveStep {
    private final Tree tree;
    private final ChangeFinder found;
    private final List<Slot> slots;
    private final SaveFiles files;

    /** Where things are under temporary names. */
    private final Map<OverlayNode, Origin> staged = new LinkedHashMap<>();

    /** Names below that are free since what had them was staged. */
    private final Set<Slot> vacated = new HashSet<>();

    /** Slots whose place below is filled. */
    private final Set<Slot> placed = new HashSet<>();

    /**
     * @param slots parents before what is in them
     */
    SaveStep(Tree tree, ChangeFinder found, List<Slot> slots) {
        this.tree = tree;
        this.found = found;
        this.slots = slots;
        this.files = new SaveFiles(tree);
    }

    void run() throws ErrnoException, RefusedException {
        for (Slot slot : slots) {
            check(slot);
        }
        try {
            writeContents();
        } catch (ErrnoException e) {
            staged.values().forEach(files::drop);
            throw e;
        }
        try {
            change();
        } catch (ErrnoException e) {
            if (!vacated.isEmpty()) {
                throw halfWay(e);
            }
            throw e;
        }
        new SaveCommit(tree).commit(slots);
    }

    private void change() throws ErrnoException {
        writeLinkedFiles();
        for (Slot slot : slots) {
            stage(slot);
        }
        Map<OverlayNode, Slot> renamedTo = firstPlaces();
        for (Slot slot : slots.reversed()) {
            delete(slot, renamedTo);
        }
        for (Slot slot : slots) {
            place(slot, renamedTo);
        }
        for (Slot slot : slots) {
            link(slot);
        }
        for (Slot slot : slots) {
            setTimes(slot);
        }
    }

    private RefusedException halfWay(ErrnoException e) {
        StringBuilder left = new StringBuilder();
        for (Slot slot : vacated) {
            Origin origin = slot.was == null ? null : staged.get(slot.was);
            if (origin != null && !placed.stream().anyMatch(to -> to.now == slot.was)) {
                left.append("; ").append(found.path(slot)).append(" is now ").append(origin.name());
            }
        }
        return new RefusedException("cannot be saved: " + e.getMessage() + left);
    }

    // ---- before anything is touched

    private void check(Slot slot) throws ErrnoException, RefusedException {
        if (slot.folder.origin == null && slot.folder != tree.root()) {
            return;
        }
        FileStat below = statBelow(slot);
        OverlayNode was = slot.was;
        if (was == null) {
            if (below != null) {
                throw refused(slot, "was made on the host meanwhile");
            }
            return;
        }
        Origin origin = was.origin;
        if (below == null) {
            throw refused(slot, "was deleted on the host meanwhile");
        }
        if (origin == null || differs(was, origin.stat(), below)) {
            throw refused(slot, "was changed on the host meanwhile");
        }
        if (was instanceof Folder gone && gone.removed && !tree.isEmpty(gone)) {
            throw refused(slot, "holds what was made on the host meanwhile");
        }
    }

    private static boolean differs(OverlayNode was, FileStat before, FileStat below) {
        boolean other = below.inode() != before.inode() || below.device() != before.device();
        return other
                || !(was instanceof Folder)
                        && (below.size() != before.size() || below.modified() != before.modified());
    }

    private RefusedException refused(Slot slot, String why) {
        return new RefusedException(found.path(slot) + " " + why);
    }

    private @Nullable FileStat statBelow(Slot slot) throws ErrnoException {
        try (Directory below = tree.lower().open(slot.folder)) {
            return below.stat(slot.name);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.NOENT) {
                return null;
            }
            throw e;
        }
    }

    private void writeContents() throws ErrnoException {
        for (Slot slot : slots) {
            if (slot.now instanceof Plain plain
                    && plain.written
                    && !keepsLinks(plain)
                    && !staged.containsKey(plain)) {
                staged.put(plain, files.write(plain, slot));
            }
        }
    }

    /** A file with several names on the host is written in place: it must stay one file. */
    private static boolean keepsLinks(Plain plain) {
        return plain.origin != null && plain.origin.stat().links() > 1;
    }

    // ---- changes

    private void writeLinkedFiles() throws ErrnoException {
        Set<Plain> done = new HashSet<>();
        for (Slot slot : slots) {
            for (OverlayNode node : new OverlayNode[] {slot.now, slot.was}) {
                // Also one that lost this name, but has another that the guest never looked at.
                if (node instanceof Plain plain
                        && plain.written
                        && plain.links > 0
                        && keepsLinks(plain)
                        && done.add(plain)) {
                    files.writeInPlace(plain);
                }
            }
        }
    }

    /** What moves and was not written anew waits under a temporary name. */
    private void stage(Slot slot) throws ErrnoException {
        OverlayNode node = slot.was;
        if (node == null
                || slot.isInPlace()
                || node.places.isEmpty()
                || staged.containsKey(node)
                || node.places.stream().anyMatch(Slot::isInPlace)) {
            return;
        }
        Origin moved = files.moveAside(node, slot);
        staged.put(node, moved);
        node.origin = moved;
        vacated.add(slot);
    }

    /** Where each thing under a temporary name goes; its own old place if it has kept that. */
    private Map<OverlayNode, Slot> firstPlaces() {
        Map<OverlayNode, Slot> first = new HashMap<>();
        for (Slot slot : slots) {
            if (slot.now != null && staged.containsKey(slot.now)) {
                first.merge(slot.now, slot, (old, other) -> other.isInPlace() ? other : old);
            }
        }
        return first;
    }

    private void delete(Slot slot, Map<OverlayNode, Slot> renamedTo) throws ErrnoException {
        OverlayNode was = slot.was;
        if (was == null || slot.isInPlace() || vacated.contains(slot)) {
            return;
        }
        boolean renamedOver =
                slot.now != null
                        && !(slot.now instanceof Folder)
                        && renamedTo.get(slot.now) == slot;
        try (Directory below = tree.lower().open(slot.folder)) {
            if (was instanceof Folder) {
                below.removeDirectory(slot.name);
            } else if (!renamedOver) {
                below.unlink(slot.name);
            }
        }
    }

    /** Renames or makes, each thing once. */
    private void place(Slot slot, Map<OverlayNode, Slot> renamedTo) throws ErrnoException {
        OverlayNode node = slot.now;
        if (node == null) {
            return;
        }
        Origin waiting = renamedTo.get(node) == slot ? staged.get(node) : null;
        if (waiting == null && node.origin != null) {
            return;
        }
        try (Directory holder = tree.lower().open(slot.folder)) {
            if (waiting != null) {
                files.rename(waiting, holder, slot.name);
            } else {
                make(node, holder, slot.name);
            }
            node.origin = new Origin(slot.folder, slot.name, holder.stat(slot.name));
        }
        placed.add(slot);
    }

    /** Gives what is in its place now its further names. */
    private void link(Slot slot) throws ErrnoException {
        OverlayNode node = slot.now;
        if (node == null || slot.isInPlace() || placed.contains(slot)) {
            return;
        }
        Origin from = node.origin;
        for (Slot kept : node.places) {
            if (kept.isInPlace() && from != null) {
                from = new Origin(kept.folder, kept.name, from.stat());
            }
        }
        if (from == null) {
            throw new ErrnoException(Errno.IO, slot.name);
        }
        try (Directory holder = tree.lower().open(slot.folder)) {
            files.link(from, holder, slot.name);
        }
    }

    private static void make(OverlayNode node, Directory holder, String name)
            throws ErrnoException {
        if (node instanceof Leaf leaf
                && leaf.type == FileType.SYMBOLIC_LINK
                && leaf.target != null) {
            holder.symlink(leaf.target, name);
        } else {
            holder.createDirectory(name);
        }
    }

    private void setTimes(Slot slot) throws ErrnoException {
        OverlayNode node = slot.now;
        if (node == null || node instanceof Folder || !ChangeFinder.isModified(node)) {
            return;
        }
        try (Directory holder = tree.lower().open(slot.folder)) {
            holder.setTimes(
                    slot.name, new TimeChange.At(node.accessed), new TimeChange.At(node.modified));
        }
    }
}
