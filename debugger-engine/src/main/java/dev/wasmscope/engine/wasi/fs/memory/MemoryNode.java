package dev.wasmscope.engine.wasi.fs.memory;

import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.Names;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.types.FileType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An inode: what exists, however many names or handles it has. */
abstract sealed class MemoryNode {
    final long inode;
    int links;
    long accessed;
    long modified;
    long changed;

    private MemoryNode(long inode, long now) {
        this.inode = inode;
        this.accessed = now;
        this.modified = now;
        this.changed = now;
    }

    abstract FileType type();

    abstract long size();

    void touchModified(long now) {
        modified = now;
        changed = now;
    }

    void setTimes(TimeChange newAccessed, TimeChange newModified, long now) {
        accessed = apply(newAccessed, accessed, now);
        modified = apply(newModified, modified, now);
        changed = now;
    }

    FileStat stat() {
        return new FileStat(
                MemoryFileSystem.DEVICE, inode, type(), links, size(), accessed, modified, changed);
    }

    DirectoryEntry entry(String name) {
        return new DirectoryEntry(name, inode, type());
    }

    private static long apply(TimeChange change, long old, long now) {
        return switch (change) {
            case TimeChange.Keep ignored -> old;
            case TimeChange.Now ignored -> now;
            case TimeChange.At at -> at.nanos();
        };
    }

    /** A directory; {@code parent} is null for the root and for one that was removed. */
    static final class Folder extends MemoryNode {
        final Map<String, MemoryNode> entries = new LinkedHashMap<>();
        @Nullable Folder parent;
        boolean removed;

        Folder(long inode, long now, @Nullable Folder parent) {
            super(inode, now);
            this.parent = parent;
        }

        /** Whether this is {@code other} or lies below it. */
        boolean isWithin(Folder other) {
            for (Folder at = this; at != null; at = at.parent) {
                if (at == other) {
                    return true;
                }
            }
            return false;
        }

        @Override
        FileType type() {
            return FileType.DIRECTORY;
        }

        @Override
        long size() {
            return entries.size();
        }
    }

    /** A regular file. */
    static final class Plain extends MemoryNode {
        final PagedContents contents;
        int openHandles;

        Plain(long inode, long now, PagedContents contents) {
            super(inode, now);
            this.contents = contents;
        }

        /** Gives the contents back to the quota once no name and no handle is left. */
        void releaseIfUnused() {
            if (links == 0 && openHandles == 0) {
                contents.release();
            }
        }

        @Override
        FileType type() {
            return FileType.REGULAR_FILE;
        }

        @Override
        long size() {
            return contents.size();
        }
    }

    /** A symbolic link. */
    static final class Link extends MemoryNode {
        final String target;

        Link(long inode, long now, String target) {
            super(inode, now);
            this.target = target;
        }

        @Override
        FileType type() {
            return FileType.SYMBOLIC_LINK;
        }

        @Override
        long size() {
            return Names.byteLength(target);
        }
    }
}
