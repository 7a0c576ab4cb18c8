package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.Names;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.fs.memory.PagedContents;
import dev.wasmscope.engine.wasi.types.FileType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file, directory or link, however many names and handles it has. It has attributes of its own
 * from the first change on; until then those below are asked.
 */
abstract sealed class OverlayNode {
    /**
     * Where a node is in the file system below.
     *
     * @param folder the node of the directory that holds it there
     * @param name its name there
     * @param stat what it was like when it was first changed, or else first opened
     */
    record Origin(Folder folder, String name, FileStat stat) {}

    final long device;
    final long inode;
    final FileType type;

    /** Null for what the guest made. */
    @Nullable Origin origin;

    /** The slots in which the guest sees it. */
    final Set<Slot> places = new LinkedHashSet<>();

    int handles;

    /** Whether the attributes here count, not those below. */
    boolean owned;

    /** Whether the guest set the times itself. */
    boolean timesSet;

    long links;
    long accessed;
    long modified;
    long changed;

    private OverlayNode(long device, long inode, FileType type, @Nullable Origin origin) {
        this.device = device;
        this.inode = inode;
        this.type = type;
        this.origin = origin;
    }

    /** Length, for a node that has its own attributes. */
    abstract long size();

    /** Takes the attributes below over. */
    void own(FileStat below) {
        owned = true;
        links = below.links();
        accessed = below.accessed();
        modified = below.modified();
        changed = below.changed();
    }

    void touchModified(long now) {
        modified = now;
        changed = now;
    }

    void setTimes(TimeChange newAccessed, TimeChange newModified, long now) {
        accessed = apply(newAccessed, accessed, now);
        modified = apply(newModified, modified, now);
        changed = now;
        timesSet = true;
    }

    /** Attributes of its own. */
    FileStat stat() {
        return new FileStat(device, inode, type, links, size(), accessed, modified, changed);
    }

    /** Attributes that are those of the file below. */
    FileStat stat(FileStat below) {
        return new FileStat(
                device,
                inode,
                type,
                below.links(),
                below.size(),
                below.accessed(),
                below.modified(),
                below.changed());
    }

    private static long apply(TimeChange change, long old, long now) {
        return switch (change) {
            case TimeChange.Keep ignored -> old;
            case TimeChange.Now ignored -> now;
            case TimeChange.At at -> at.nanos();
        };
    }

    /** A directory. */
    static final class Folder extends OverlayNode {
        /** Names that are changed or open. */
        final Map<String, Slot> slots = new LinkedHashMap<>();

        /** Where the guest sees it; null for the top and for what was removed. */
        @Nullable Slot place;

        boolean removed;

        /** The directory below, while a handle is open here. */
        @Nullable Directory below;

        Folder(long device, long inode, @Nullable Origin origin) {
            super(device, inode, FileType.DIRECTORY, origin);
        }

        /** Whether this is {@code other} or lies below it. */
        boolean isWithin(Folder other) {
            for (Folder at = this; at != null; at = at.place == null ? null : at.place.folder) {
                if (at == other) {
                    return true;
                }
            }
            return false;
        }

        void closeBelow() {
            if (below != null) {
                below.close();
                below = null;
            }
        }

        @Override
        long size() {
            return origin == null ? slots.size() : origin.stat().size();
        }
    }

    /** A regular file. */
    static final class Plain extends OverlayNode {
        PagedContents contents;

        /** Whether the contents differ from those below. */
        boolean written;

        /** The file below, open for reading, while a handle is open here. */
        @Nullable OpenFile below;

        Plain(long device, long inode, @Nullable Origin origin, PagedContents contents) {
            super(device, inode, FileType.REGULAR_FILE, origin);
            this.contents = contents;
        }

        void closeBelow() {
            if (below != null) {
                below.close();
                below = null;
            }
        }

        @Override
        long size() {
            return contents.size();
        }
    }

    /** A symbolic link, or something that is neither file nor directory and cannot be opened. */
    static final class Leaf extends OverlayNode {
        /** Text of a symbolic link; null for one below that was not read, and for other things. */
        final @Nullable String target;

        Leaf(
                long device,
                long inode,
                FileType type,
                @Nullable Origin origin,
                @Nullable String target) {
            super(device, inode, type, origin);
            this.target = target;
        }

        @Override
        long size() {
            if (target != null) {
                return Names.byteLength(target);
            }
            return origin == null ? 0 : origin.stat().size();
        }
    }
}
