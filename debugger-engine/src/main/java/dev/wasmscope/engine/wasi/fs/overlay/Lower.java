package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.FileNode;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Folder;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Origin;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Plain;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import org.jspecify.annotations.Nullable;

/**
 * The file system below: how a node's directory or file there is opened. A node that was changed is
 * found again only if it is still the same file there.
 */
final class Lower {
    private final Directory top;

    Lower(Directory top) {
        this.top = top;
    }

    /** Its top directory, open until the overlay is closed. */
    Directory top() {
        return top;
    }

    /** The directory below, kept open while the node has handles; null if there is none. */
    @Nullable Directory directory(Folder folder) throws ErrnoException {
        if (folder.below == null && folder.origin != null) {
            folder.below = open(folder);
        }
        return folder.below;
    }

    /** A handle to the directory below, to be closed by the caller. */
    Directory open(Folder folder) throws ErrnoException {
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
            try (Directory holder = open(origin.folder())) {
                opened = holder.openDirectory(origin.name());
            }
        }
        if (folder.owned || !folder.slots.isEmpty()) {
            requireSame(opened, origin);
        }
        return opened;
    }

    /** The file below, open for reading; kept open while the node has handles. */
    OpenFile file(Plain plain) throws ErrnoException {
        if (plain.below == null) {
            Origin origin = plain.origin;
            if (origin == null) {
                throw new ErrnoException(Errno.IO, "no file below");
            }
            Directory known = origin.folder().below;
            if (known != null) {
                plain.below = fileIn(known, origin);
            } else {
                try (Directory holder = open(origin.folder())) {
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

    static void requireSame(FileStat now, Origin origin) throws ErrnoException {
        if (now.inode() != origin.stat().inode() || now.device() != origin.stat().device()) {
            throw new ErrnoException(
                    Errno.STALE, origin.name() + " was replaced by another program");
        }
    }

    /** Closes what is open below only to be quicker: paths there are about to change. */
    void close(Folder folder) {
        for (Slot slot : folder.slots.values()) {
            for (OverlayNode node : new OverlayNode[] {slot.now, slot.was}) {
                if (node instanceof Folder child) {
                    close(child);
                    child.closeBelow();
                }
            }
        }
    }
}
