package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileNode;
import dev.wasmscope.engine.wasi.fs.Names;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Folder;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Leaf;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Plain;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FileType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done in a directory, with the errors of POSIX. The caller holds the lock. */
final class DirectoryOperations {
    private final OverlayFileSystem fileSystem;
    private final Tree tree;
    private final Folder node;

    DirectoryOperations(OverlayFileSystem fileSystem, Folder node) {
        this.fileSystem = fileSystem;
        this.tree = fileSystem.tree();
        this.node = node;
    }

    void tidy(String name) {
        Slot slot = node.slots.get(name);
        if (slot != null) {
            tree.prune(slot);
        }
    }

    Directory openDirectory(String name) throws ErrnoException {
        return new OverlayDirectory(fileSystem, ready(folder(name)));
    }

    /** Opens the directory below already now, so that the error comes from here. */
    private Folder ready(Folder folder) throws ErrnoException {
        tree.lower().directory(folder);
        return folder;
    }

    FileNode open(String name, OpenMode mode) throws ErrnoException {
        Slot slot = tree.find(node, name);
        OverlayNode existing = slot == null ? null : slot.now;
        if (existing == null) {
            if (!mode.create()) {
                throw new ErrnoException(Errno.NOENT, name);
            }
            requireAlive(name);
            Plain created = tree.newPlain();
            put(name, created);
            return new OverlayFile(fileSystem, created, mode);
        }
        if (mode.create() && mode.exclusive()) {
            throw new ErrnoException(Errno.EXIST, name);
        }
        return switch (existing) {
            case Leaf leaf when leaf.type == FileType.SYMBOLIC_LINK ->
                    throw new ErrnoException(mode.directory() ? Errno.NOTDIR : Errno.LOOP, name);
            case Leaf _ ->
                    throw new ErrnoException(mode.directory() ? Errno.NOTDIR : Errno.ACCES, name);
            case Folder folder -> {
                if (mode.changes()) {
                    throw new ErrnoException(Errno.ISDIR, name);
                }
                yield new OverlayDirectory(fileSystem, ready(folder));
            }
            case Plain plain -> openPlain(name, plain, mode);
        };
    }

    private OverlayFile openPlain(String name, Plain plain, OpenMode mode) throws ErrnoException {
        if (mode.directory()) {
            throw new ErrnoException(Errno.NOTDIR, name);
        }
        if (mode.truncate()) {
            tree.own(plain);
            plain.contents.setSize(0);
            plain.written = true;
            plain.touchModified(tree.now());
        } else if (!plain.owned) {
            tree.lower().file(plain);
        }
        return new OverlayFile(fileSystem, plain, mode);
    }

    String readLink(String name) throws ErrnoException {
        Directory below = node.removed ? null : tree.lower().directory(node);
        if (below != null && !node.slots.containsKey(name)) {
            return below.readLink(name);
        }
        if (tree.require(node, name) instanceof Leaf leaf && leaf.target != null) {
            return leaf.target;
        }
        throw new ErrnoException(Errno.INVAL, name);
    }

    /** The order of the file system below, then what was made or moved here. */
    List<DirectoryEntry> list() throws ErrnoException {
        List<DirectoryEntry> entries = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        Directory below = node.removed ? null : tree.lower().directory(node);
        if (below != null) {
            for (DirectoryEntry entry : below.list()) {
                Slot slot = node.slots.get(entry.name());
                if (slot == null) {
                    entries.add(entry);
                } else if (slot.now != null) {
                    entries.add(entry(slot, slot.now));
                    listed.add(slot.name);
                }
            }
        }
        for (Slot slot : node.slots.values()) {
            if (slot.now != null && !listed.contains(slot.name)) {
                entries.add(entry(slot, slot.now));
            }
        }
        return entries;
    }

    private static DirectoryEntry entry(Slot slot, OverlayNode now) {
        return new DirectoryEntry(slot.name, now.inode, now.type);
    }

    void createDirectory(String name) throws ErrnoException {
        requireAbsent(name);
        put(name, tree.newFolder());
        node.links++;
    }

    void removeDirectory(String name) throws ErrnoException {
        Folder folder = folder(name);
        requireEmpty(name, folder);
        remove(slot(name));
    }

    void unlink(String name) throws ErrnoException {
        if (tree.require(node, name) instanceof Folder) {
            throw new ErrnoException(Errno.ISDIR, name);
        }
        remove(slot(name));
    }

    void symlink(String target, String name) throws ErrnoException {
        requireAbsent(name);
        put(name, tree.newLink(target));
    }

    void link(String name, DirectoryOperations to, String newName) throws ErrnoException {
        OverlayNode child = tree.require(node, name);
        to.requireAbsent(newName);
        if (child instanceof Folder) {
            throw new ErrnoException(Errno.PERM, name);
        }
        tree.own(child);
        child.links++;
        child.changed = tree.now();
        to.put(newName, child);
    }

    void rename(String name, DirectoryOperations to, String newName) throws ErrnoException {
        OverlayNode child = tree.require(node, name);
        Slot there = tree.find(to.node, newName);
        OverlayNode replaced = there == null ? null : there.now;
        if (replaced == child) {
            return;
        }
        if (child instanceof Folder folder && to.node.isWithin(folder)) {
            throw new ErrnoException(Errno.INVAL, newName);
        }
        if (replaced instanceof Folder above && node.isWithin(above)) {
            throw new ErrnoException(Errno.NOTEMPTY, newName);
        }
        to.requireAlive(newName);
        if (replaced != null) {
            requireReplaceable(child, newName, replaced);
        }
        tree.own(child);
        tree.touch(node);
        tree.touch(to.node);
        if (there != null && replaced != null) {
            to.remove(there);
        }
        tree.take(slot(name));
        tree.put(to.node, newName, child);
        if (child instanceof Folder) {
            node.links--;
            to.node.links++;
        }
        child.changed = tree.now();
    }

    void setTimes(String name, TimeChange accessed, TimeChange modified) throws ErrnoException {
        OverlayNode child = tree.require(node, name);
        tree.own(child);
        child.setTimes(accessed, modified, tree.now());
    }

    private Slot slot(String name) throws ErrnoException {
        Slot slot = tree.find(node, name);
        if (slot == null) {
            throw new ErrnoException(Errno.NOENT, name);
        }
        return slot;
    }

    private Folder folder(String name) throws ErrnoException {
        if (tree.require(node, name) instanceof Folder folder) {
            return folder;
        }
        throw new ErrnoException(Errno.NOTDIR, name);
    }

    private void put(String name, OverlayNode child) throws ErrnoException {
        tree.touch(node);
        tree.put(node, name, child);
    }

    private void remove(Slot slot) throws ErrnoException {
        OverlayNode child = slot.now;
        if (child == null) {
            throw new ErrnoException(Errno.NOENT, slot.name);
        }
        tree.own(child);
        tree.touch(node);
        if (child instanceof Folder folder) {
            folder.removed = true;
            node.links--;
        }
        tree.take(slot);
        tree.dropName(child);
    }

    private void requireReplaceable(OverlayNode by, String name, @Nullable OverlayNode replaced)
            throws ErrnoException {
        if (replaced instanceof Folder folder) {
            if (!(by instanceof Folder)) {
                throw new ErrnoException(Errno.ISDIR, name);
            }
            requireEmpty(name, folder);
        } else if (by instanceof Folder) {
            throw new ErrnoException(Errno.NOTDIR, name);
        }
    }

    private void requireEmpty(String name, Folder folder) throws ErrnoException {
        if (!tree.isEmpty(folder)) {
            throw new ErrnoException(Errno.NOTEMPTY, name);
        }
    }

    private void requireAlive(String name) throws ErrnoException {
        if (node.removed) {
            throw new ErrnoException(Errno.NOENT, name);
        }
    }

    private void requireAbsent(String name) throws ErrnoException {
        requireAlive(name);
        Slot slot = tree.find(node, Names.check(name));
        if (slot != null && slot.now != null) {
            throw new ErrnoException(Errno.EXIST, name);
        }
    }
}
