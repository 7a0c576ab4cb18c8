package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileStat;
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

/** The slots of changed and open names. Whoever calls holds the lock of the file system. */
final class Tree {
    /** Inodes of what the guest makes: numbers that no file system below uses. */
    private static final long FIRST_INODE = 1L << 62;

    private record Key(long device, long inode) {}

    private final Lower lower;
    private final LongSupplier clock;
    private final Quota quota;
    private final Folder root;

    /** Files with several names below: whichever name is used, it is one node. */
    private final Map<Key, OverlayNode> shared = new HashMap<>();

    private long lastInode = FIRST_INODE;

    Tree(Directory top, LongSupplier clock, Quota quota) throws ErrnoException {
        this.lower = new Lower(top);
        this.clock = clock;
        this.quota = quota;
        FileStat stat = top.stat();
        this.root = new Folder(stat.device(), stat.inode(), null);
        this.root.below = top;
    }

    Folder root() {
        return root;
    }

    /** The file system below. */
    Lower lower() {
        return lower;
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
        Directory below = lower.directory(folder);
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
            Directory below = lower.directory(origin.folder());
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
                        lower.file(plain).read(position, buffer, offset, length),
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
            return lower.top().stat();
        }
        if (node instanceof Folder folder && folder.below != null) {
            return folder.below.stat();
        }
        try (Directory holder = lower.open(origin.folder())) {
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
            Lower.requireSame(below, origin);
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
        try (Directory below = lower.open(folder)) {
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
            forgetIfGone(node);
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
            forgetIfGone(node);
        }
    }

    /**
     * Nobody can reach its contents any more, except by discarding the deletion; unless it has
     * another name below that the guest has not looked at yet.
     */
    private static void forgetIfGone(OverlayNode node) {
        if (node instanceof Plain plain && node.links <= 0) {
            plain.contents.release();
            plain.closeBelow();
        }
    }

    /** What was deleted below for good: other names that it has there are a file of their own. */
    void deleted(OverlayNode node) {
        shared.values().remove(node);
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

    void close() {
        lower.close(root);
        lower.top().close();
    }
}
