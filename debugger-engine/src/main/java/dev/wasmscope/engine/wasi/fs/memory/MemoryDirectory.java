package dev.wasmscope.engine.wasi.fs.memory;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileNode;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.Names;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.ArrayList;
import java.util.List;

/** A handle to a directory in memory. */
final class MemoryDirectory implements Directory {
    private final MemoryFileSystem fileSystem;
    private final MemoryNode.Folder node;

    MemoryDirectory(MemoryFileSystem fileSystem, MemoryNode.Folder node) {
        this.fileSystem = fileSystem;
        this.node = node;
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        return new MemoryDirectory(fileSystem, folder(name));
    }

    @Override
    public FileNode open(String name, OpenMode mode) throws ErrnoException {
        MemoryNode existing = node.entries.get(Names.check(name));
        if (existing == null) {
            if (!mode.create()) {
                throw new ErrnoException(Errno.NOENT, name);
            }
            MemoryNode.Plain created = fileSystem.newPlain();
            put(name, created);
            return new MemoryFile(fileSystem, created, mode);
        }
        if (mode.create() && mode.exclusive()) {
            throw new ErrnoException(Errno.EXIST, name);
        }
        return switch (existing) {
            case MemoryNode.Link ignored ->
                    throw new ErrnoException(mode.directory() ? Errno.NOTDIR : Errno.LOOP, name);
            case MemoryNode.Folder folder -> openFolder(name, folder, mode);
            case MemoryNode.Plain plain -> openPlain(name, plain, mode);
        };
    }

    private Directory openFolder(String name, MemoryNode.Folder folder, OpenMode mode)
            throws ErrnoException {
        if (mode.changes()) {
            throw new ErrnoException(Errno.ISDIR, name);
        }
        return new MemoryDirectory(fileSystem, folder);
    }

    private MemoryFile openPlain(String name, MemoryNode.Plain plain, OpenMode mode)
            throws ErrnoException {
        if (mode.directory()) {
            throw new ErrnoException(Errno.NOTDIR, name);
        }
        if (mode.truncate()) {
            plain.contents.setSize(0);
            plain.touchModified(fileSystem.now());
        }
        return new MemoryFile(fileSystem, plain, mode);
    }

    @Override
    public Directory duplicate() {
        return new MemoryDirectory(fileSystem, node);
    }

    @Override
    public FileStat stat() {
        return node.stat();
    }

    @Override
    public FileStat stat(String name) throws ErrnoException {
        return entry(name).stat();
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        if (entry(name) instanceof MemoryNode.Link link) {
            return link.target;
        }
        throw new ErrnoException(Errno.INVAL, name);
    }

    @Override
    public List<DirectoryEntry> list() {
        List<DirectoryEntry> entries = new ArrayList<>();
        node.entries.forEach((name, child) -> entries.add(child.entry(name)));
        return entries;
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        requireAbsent(name);
        put(name, fileSystem.newFolder(node));
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        MemoryNode.Folder folder = folder(name);
        requireEmpty(name, folder);
        remove(name, folder);
    }

    @Override
    public void unlink(String name) throws ErrnoException {
        MemoryNode child = entry(name);
        if (child instanceof MemoryNode.Folder) {
            throw new ErrnoException(Errno.ISDIR, name);
        }
        remove(name, child);
    }

    @Override
    public void symlink(String target, String name) throws ErrnoException {
        requireAbsent(name);
        put(name, fileSystem.newLink(target));
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        MemoryNode child = entry(name);
        MemoryDirectory target = sameFileSystem(to);
        target.requireAbsent(newName);
        if (child instanceof MemoryNode.Folder) {
            throw new ErrnoException(Errno.PERM, name);
        }
        target.put(newName, child);
    }

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        MemoryNode child = entry(name);
        MemoryDirectory target = sameFileSystem(to);
        MemoryNode replaced = target.node.entries.get(Names.check(newName));
        if (replaced == child) {
            return;
        }
        if (child instanceof MemoryNode.Folder folder && target.node.isWithin(folder)) {
            throw new ErrnoException(Errno.INVAL, newName);
        }
        if (replaced instanceof MemoryNode.Folder above && node.isWithin(above)) {
            throw new ErrnoException(Errno.NOTEMPTY, newName);
        }
        target.requireAlive(newName);
        if (replaced != null) {
            requireReplaceable(child, newName, replaced);
            target.remove(newName, replaced);
        }
        node.entries.remove(name);
        target.node.entries.put(newName, child);
        if (child instanceof MemoryNode.Folder folder) {
            folder.parent = target.node;
        }
        node.touchModified(fileSystem.now());
        target.node.touchModified(fileSystem.now());
    }

    @Override
    public void setTimes(String name, TimeChange accessed, TimeChange modified)
            throws ErrnoException {
        entry(name).setTimes(accessed, modified, fileSystem.now());
    }

    @Override
    public void setTimes(TimeChange accessed, TimeChange modified) {
        node.setTimes(accessed, modified, fileSystem.now());
    }

    @Override
    public void sync(boolean dataOnly) {}

    @Override
    public void close() {}

    private static void requireReplaceable(MemoryNode by, String name, MemoryNode replaced)
            throws ErrnoException {
        if (replaced instanceof MemoryNode.Folder folder) {
            if (!(by instanceof MemoryNode.Folder)) {
                throw new ErrnoException(Errno.ISDIR, name);
            }
            requireEmpty(name, folder);
        } else if (by instanceof MemoryNode.Folder) {
            throw new ErrnoException(Errno.NOTDIR, name);
        }
    }

    private static void requireEmpty(String name, MemoryNode.Folder folder) throws ErrnoException {
        if (!folder.entries.isEmpty()) {
            throw new ErrnoException(Errno.NOTEMPTY, name);
        }
    }

    private MemoryNode entry(String name) throws ErrnoException {
        MemoryNode child = node.entries.get(Names.check(name));
        if (child == null) {
            throw new ErrnoException(Errno.NOENT, name);
        }
        return child;
    }

    private MemoryNode.Folder folder(String name) throws ErrnoException {
        if (entry(name) instanceof MemoryNode.Folder folder) {
            return folder;
        }
        throw new ErrnoException(Errno.NOTDIR, name);
    }

    private void requireAlive(String name) throws ErrnoException {
        if (node.removed) {
            throw new ErrnoException(Errno.NOENT, name);
        }
    }

    private void requireAbsent(String name) throws ErrnoException {
        requireAlive(name);
        if (node.entries.containsKey(Names.check(name))) {
            throw new ErrnoException(Errno.EXIST, name);
        }
    }

    private void put(String name, MemoryNode child) throws ErrnoException {
        requireAlive(name);
        node.entries.put(name, child);
        child.links++;
        node.touchModified(fileSystem.now());
    }

    private void remove(String name, MemoryNode child) {
        node.entries.remove(name);
        node.touchModified(fileSystem.now());
        if (child instanceof MemoryNode.Folder folder) {
            folder.removed = true;
            folder.parent = null;
        }
        fileSystem.dropName(child);
    }

    private MemoryDirectory sameFileSystem(Directory other) throws ErrnoException {
        if (other instanceof MemoryDirectory memory && memory.fileSystem == fileSystem) {
            return memory;
        }
        throw new ErrnoException(Errno.XDEV, "target is on another file system");
    }
}
