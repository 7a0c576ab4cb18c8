package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileNode;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.memory.PagedContents;
import dev.wasmscope.engine.wasi.fs.memory.Quota;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Folder;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Leaf;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Origin;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Plain;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FileType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The slots of changed and open names, and the ways to what lies below them. Whoever calls holds
 * the lock of the file system.
 */
final class Tree {
    /** Inodes of what the guest makes: numbers that no file system below uses. */
    private static final long FIRST_INODE = 1L << 62;

    private record Key(long device, long inode) {}

    private final Directory top;
    private final LongSupplier clock;
    private final Quota quota;
    private final Folder root;

    /** Files with several names below: whichever name is used, it is one node. */
    private final Map<Key, OverlayNode> shared = new HashMap<>();

    private long lastInode = FIRST_INODE;

    Tree(Directory top, LongSupplier clock, Quota quota) throws ErrnoException {
        this.top = top;
        this.clock = clock;
        this.quota = quota;
        FileStat stat = top.stat();
        this.root = new Folder(stat.device(), stat.inode(), null);
        this.root.below = top;
    }

    Folder root() {
        return root;
    }

    long now() {
        return clock.getAsLong();
    }

    // ---- names

    /** The slot of a name that exists or existed; null if neither. */
    @Nullable Slot find(Folder folder, String name) throws ErrnoException {
        Slot known = folder.slots.get(name);
        if (known != null) {
            return known;
        }
        FileStat stat = statBelow(folder, name);
        if (stat == null) {
            return null;
        }
        OverlayNode node = node(new Origin(folder, name, stat));
        Slot slot = new Slot(folder, name, node);
        folder.slots.put(name, slot);
        place(slot, node);
        return slot;
    }

    /** What has the name now; {@code noent} if nothing. */
    OverlayNode require(Folder folder, String name) throws ErrnoException {
        Slot slot = find(folder, name);
        if (slot == null || slot.now == null) {
            throw new ErrnoException(Errno.NOENT, name);
        }
        return slot.now;
    }

    /** Attributes of a name, without making a slot for it. */
    FileStat stat(Folder folder, String name) throws ErrnoException {
        Slot slot = folder.slots.get(name);
        if (slot != null) {
            return stat(require(folder, name));
        }
        FileStat below = statBelow(folder, name);
        if (below == null) {
            throw new ErrnoException(Errno.NOENT, name);
        }
        OverlayNode node = shared.get(new Key(below.device(), below.inode()));
        return node == null ? below : stat(node);
    }

    /** What the file system below has under this name; null if nothing. */
    private @Nullable FileStat statBelow(Folder folder, String name) throws ErrnoException {
        Directory below = below(folder);
        if (below == null || folder.removed) {
            return null;
        }
        try {
            return below.stat(name);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.NOENT) {
                return null;
            }
            throw e;
        }
    }

    /** Gives a node that has no such name yet a name that is free. */
    void put(Folder folder, String name, OverlayNode node) {
        Slot slot = folder.slots.computeIfAbsent(name, n -> new Slot(folder, n, null));
        place(slot, node);
    }

    private static void place(Slot slot, OverlayNode node) {
        slot.now = node;
        node.places.add(slot);
        if (node instanceof Folder folder) {
            folder.place = slot;
        }
    }

    /** Takes the name away from what has it. */
    void take(Slot slot) {
        OverlayNode node = slot.now;
        slot.now = null;
        if (node != null) {
            node.places.remove(slot);
            if (node instanceof Folder folder) {
                folder.place = null;
            }
        }
        if (slot.was == null) {
            slot.folder.slots.remove(slot.name);
        }
    }

    // ---- nodes

    private OverlayNode node(Origin origin) throws ErrnoException {
        FileStat stat = origin.stat();
        if (stat.type() == FileType.DIRECTORY) {
            return new Folder(stat.device(), stat.inode(), origin);
        }
        Key key = new Key(stat.device(), stat.inode());
        OverlayNode known = stat.links() > 1 ? shared.get(key) : null;
        if (known != null) {
            return known;
        }
        OverlayNode node;
        if (stat.type() == FileType.REGULAR_FILE) {
            Plain plain = new Plain(stat.device(), stat.inode(), origin, new PagedContents(quota));
            plain.contents = over(plain, stat.size());
            node = plain;
        } else {
            boolean link = stat.type() == FileType.SYMBOLIC_LINK;
            Directory below = below(origin.folder());
            String target = link && below != null ? below.readLink(origin.name()) : null;
            node = new Leaf(stat.device(), stat.inode(), stat.type(), origin, target);
        }
        if (stat.links() > 1) {
            shared.put(key, node);
        }
        return node;
    }

    /** Contents that are those of the file below until they are written. */
    PagedContents over(Plain plain, long size) {
        return new PagedContents(
                quota,
                (position, buffer, offset, length) ->
                        fileBelow(plain).read(position, buffer, offset, length),
                size);
    }

    /** Another overlay file that is made new. */
    Plain newPlain() throws ErrnoException {
        quota.takeInode();
        Plain plain = new Plain(root.device, ++lastInode, null, new PagedContents(quota));
        plain.written = true;
        return made(plain);
    }

    Folder newFolder() throws ErrnoException {
        quota.takeInode();
        Folder folder = made(new Folder(root.device, ++lastInode, null));
        folder.links = 2;
        return folder;
    }

    Leaf newLink(String target) throws ErrnoException {
        quota.takeInode();
        return made(new Leaf(root.device, ++lastInode, FileType.SYMBOLIC_LINK, null, target));
    }

    private <T extends OverlayNode> T made(T node) {
        node.owned = true;
        node.links = 1;
        node.accessed = now();
        node.touchModified(node.accessed);
        return node;
    }

    /** The attributes that the guest sees. */
    FileStat stat(OverlayNode node) throws ErrnoException {
        return node.owned ? node.stat() : node.stat(statBelow(node));
    }

    private FileStat statBelow(OverlayNode node) throws ErrnoException {
        if (node instanceof Plain plain && plain.below != null) {
            return plain.below.stat();
        }
        Origin origin = node.origin;
        if (origin == null) {
            return top.stat();
        }
        if (node instanceof Folder folder && folder.below != null) {
            return folder.below.stat();
        }
        try (Directory holder = openBelow(origin.folder())) {
            return holder.stat(origin.name());
        }
    }

    /** From now on the node has attributes of its own: the guest changes it. */
    void own(OverlayNode node) throws ErrnoException {
        if (node.owned) {
            return;
        }
        FileStat below = statBelow(node);
        Origin origin = node.origin;
        if (origin != null) {
            requireSame(below, origin);
            node.origin = new Origin(origin.folder(), origin.name(), below);
        }
        if (node instanceof Plain plain) {
            plain.contents = over(plain, below.size());
        }
        node.own(below);
    }

    /** A directory's entries change. */
    void touch(Folder folder) throws ErrnoException {
        own(folder);
        folder.touchModified(now());
    }

    // ---- below

    /** The directory below, kept open while the node has handles; null if there is none. */
    @Nullable Directory below(Folder folder) throws ErrnoException {
        if (folder.below == null && (folder.origin != null || folder == root)) {
            folder.below = openBelow(folder);
        }
        return folder.below;
    }

    /** A handle to the directory below, to be closed by the caller. */
    Directory openBelow(Folder folder) throws ErrnoException {
        if (folder.below != null) {
            return folder.below.duplicate();
        }
        Origin origin = folder.origin;
        if (origin == null) {
            return top.duplicate();
        }
        Directory opened;
        if (origin.folder().below != null) {
            opened = origin.folder().below.openDirectory(origin.name());
        } else {
            try (Directory holder = openBelow(origin.folder())) {
                opened = holder.openDirectory(origin.name());
            }
        }
        if (folder.owned || !folder.slots.isEmpty()) {
            requireSame(opened, origin);
        }
        return opened;
    }

    /** The file below, open for reading; kept open while the node has handles. */
    OpenFile fileBelow(Plain plain) throws ErrnoException {
        if (plain.below == null) {
            Origin origin = plain.origin;
            if (origin == null) {
                throw new ErrnoException(Errno.IO, "no file below");
            }
            Directory known = origin.folder().below;
            if (known != null) {
                plain.below = fileIn(known, origin);
            } else {
                try (Directory holder = openBelow(origin.folder())) {
                    plain.below = fileIn(holder, origin);
                }
            }
        }
        return plain.below;
    }

    private static OpenFile fileIn(Directory holder, Origin origin) throws ErrnoException {
        FileNode opened = holder.open(origin.name(), OpenMode.READ);
        requireSame(opened, origin);
        if (opened instanceof OpenFile file) {
            return file;
        }
        opened.close();
        throw new ErrnoException(Errno.STALE, origin.name());
    }

    private static void requireSame(FileNode opened, Origin origin) throws ErrnoException {
        FileStat now;
        try {
            now = opened.stat();
        } catch (ErrnoException e) {
            opened.close();
            throw e;
        }
        try {
            requireSame(now, origin);
        } catch (ErrnoException e) {
            opened.close();
            throw e;
        }
    }

    private static void requireSame(FileStat now, Origin origin) throws ErrnoException {
        if (now.inode() != origin.stat().inode() || now.device() != origin.stat().device()) {
            throw new ErrnoException(
                    Errno.STALE, origin.name() + " was replaced by another program");
        }
    }

    /** Whether the guest sees an empty directory. */
    boolean isEmpty(Folder folder) throws ErrnoException {
        for (Slot slot : folder.slots.values()) {
            if (slot.now != null) {
                return false;
            }
        }
        if (folder.origin == null) {
            return true;
        }
        try (Directory below = openBelow(folder)) {
            for (DirectoryEntry entry : below.list()) {
                if (!folder.slots.containsKey(entry.name())) {
                    return false;
                }
            }
        }
        return true;
    }

    // ---- handles

    /** A handle is closed: forgets what need not be known. */
    void release(OverlayNode node) {
        if (--node.handles > 0) {
            return;
        }
        switch (node) {
            case Folder folder when folder != root -> folder.closeBelow();
            case Plain plain -> plain.closeBelow();
            default -> {}
        }
        if (node.places.isEmpty()) {
            forget(node);
        } else if (!node.owned) {
            node.places.stream().toList().forEach(this::prune);
        }
    }

    /** One name is gone; the contents go with the last name and the last handle. */
    void dropName(OverlayNode node) {
        node.links--;
        node.changed = now();
        if (node.origin == null && node.places.isEmpty()) {
            quota.giveInode();
        }
        if (node.handles == 0 && node.places.isEmpty()) {
            forget(node);
        }
    }

    /** Nobody can reach its contents any more, except by discarding the deletion. */
    private static void forget(OverlayNode node) {
        if (node instanceof Plain plain) {
            plain.contents.release();
            plain.closeBelow();
        }
    }

    /** Drops a slot that only says what is below anyway, and those above it likewise. */
    void prune(Slot slot) {
        OverlayNode node = slot.now;
        if (node == null || !slot.isInPlace() || node.owned || node.handles > 0) {
            return;
        }
        Origin origin = node.origin;
        boolean sameNumber = origin != null && origin.stat().inode() == node.inode;
        if (!sameNumber || (node instanceof Folder folder && !folder.slots.isEmpty())) {
            return;
        }
        if (node instanceof Folder folder) {
            folder.closeBelow();
        }
        slot.folder.slots.remove(slot.name);
        node.places.remove(slot);
        if (node.places.isEmpty()) {
            shared.remove(new Key(node.device, node.inode));
        }
        Slot above = slot.folder.place;
        if (above != null) {
            prune(above);
        }
    }

    /** Closes what is open below only to be quicker: paths there are about to change. */
    void closeBelow(Folder folder) {
        for (Slot slot : folder.slots.values()) {
            for (OverlayNode node : new OverlayNode[] {slot.now, slot.was}) {
                if (node instanceof Folder child) {
                    closeBelow(child);
                    child.closeBelow();
                }
            }
        }
    }

    void close() {
        closeBelow(root);
        top.close();
    }
}
