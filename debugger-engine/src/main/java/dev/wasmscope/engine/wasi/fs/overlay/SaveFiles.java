package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.memory.PagedContents;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Folder;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Origin;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Plain;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;

/** What saving does to single files below. */
final class SaveFiles {
    private static final int CHUNK = 1 << 16;
    private static final String TEMPORARY = ".wasmscope-save-";
    private static final OpenMode CREATE = new OpenMode(true, true, true, true, false, false);
    private static final OpenMode WRITE = new OpenMode(true, true, false, false, false, false);

    private final Tree tree;
    private final byte[] chunk = new byte[CHUNK];
    private int last;

    SaveFiles(Tree tree) {
        this.tree = tree;
    }

    /** Writes a file under a temporary name, near where it will be. */
    Origin write(Plain plain, Slot slot) throws ErrnoException {
        Folder near = slot.folder.origin == null ? tree.root() : slot.folder;
        try (Directory holder = tree.lower().open(near)) {
            String name = freeName(holder);
            try (OpenFile file = (OpenFile) holder.open(name, CREATE)) {
                takePermissions(file, plain, slot);
                copy(plain.contents, file);
                return new Origin(near, name, file.stat());
            } catch (ErrnoException e) {
                holder.unlink(name);
                throw e;
            }
        }
    }

    /** Writes into the file that is there, for one that has several names. */
    void writeInPlace(Plain plain) throws ErrnoException {
        Origin origin = plain.origin;
        if (origin == null) {
            return;
        }
        try (Directory holder = tree.lower().open(origin.folder());
                OpenFile file = (OpenFile) holder.open(origin.name(), WRITE)) {
            copy(plain.contents, file);
        }
    }

    private void takePermissions(OpenFile file, Plain plain, Slot slot) throws ErrnoException {
        Origin model =
                plain.origin == null && slot.was instanceof Plain ? slot.was.origin : plain.origin;
        if (model != null) {
            try (Directory holder = tree.lower().open(model.folder())) {
                file.takePermissions(holder, model.name());
            }
        }
    }

    /** Pages that are below already are written again: the two may be different files. */
    private void copy(PagedContents contents, OpenFile file) throws ErrnoException {
        long size = contents.size();
        for (long at = 0; at < size; at += CHUNK) {
            int length = (int) Math.min(CHUNK, size - at);
            if (contents.holdsData(at, length) || file.size() > at) {
                contents.read(at, chunk, 0, length);
                for (int done = 0; done < length; ) {
                    done += file.write(at + done, chunk, done, length - done);
                }
            }
        }
        if (file.size() != size) {
            file.setSize(size);
        }
    }

    /** Gives something a temporary name in the top directory. */
    Origin moveAside(OverlayNode node, Slot slot) throws ErrnoException {
        try (Directory holder = tree.lower().open(slot.folder);
                Directory top = tree.lower().open(tree.root())) {
            String name = freeName(top);
            holder.rename(slot.name, top, name);
            return new Origin(tree.root(), name, top.stat(name));
        }
    }

    void rename(Origin from, Directory to, String name) throws ErrnoException {
        try (Directory holder = tree.lower().open(from.folder())) {
            holder.rename(from.name(), to, name);
        }
    }

    void link(Origin from, Directory to, String name) throws ErrnoException {
        try (Directory holder = tree.lower().open(from.folder())) {
            holder.link(from.name(), to, name);
        }
    }

    /** Removes what was written under a temporary name. */
    void drop(Origin temporary) {
        try (Directory holder = tree.lower().open(temporary.folder())) {
            holder.unlink(temporary.name());
        } catch (ErrnoException e) {
            // The error that led here is the one to tell.
        }
    }

    private String freeName(Directory holder) throws ErrnoException {
        while (true) {
            String name = TEMPORARY + ++last;
            try {
                holder.stat(name);
            } catch (ErrnoException e) {
                if (e.errno() == Errno.NOENT) {
                    return name;
                }
                throw e;
            }
        }
    }
}
