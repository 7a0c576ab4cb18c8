package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.WasiFileSystem;
import dev.wasmscope.engine.wasi.fs.memory.Quota;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Another file system, with changes that stay in memory until they are saved.
 *
 * <p>Unlike other file systems it may be used by several threads. What another program changes
 * below is seen at the next call in names that the guest has not touched.
 */
public final class OverlayFileSystem implements WasiFileSystem {
    private static final long DEFAULT_BYTES = 1L << 30;
    private static final long DEFAULT_FILES = 1_000_000;

    private final Object lock = new Object();
    private final WasiFileSystem below;
    private final Tree tree;

    /** An overlay of at most 1 GiB of changed pages and a million new files. */
    public OverlayFileSystem(WasiFileSystem below, LongSupplier clock) throws ErrnoException {
        this(below, clock, DEFAULT_BYTES, DEFAULT_FILES);
    }

    /**
     * @param below is read from; written to only by {@link #save}
     * @param clock nanoseconds since 1970, asked for timestamps
     * @param maxBytes what all changed pages together may take
     * @param maxFiles how many files, directories and links may be made
     * @throws ErrnoException if its top cannot be opened
     */
    public OverlayFileSystem(WasiFileSystem below, LongSupplier clock, long maxBytes, long maxFiles)
            throws ErrnoException {
        this.below = below;
        this.tree = new Tree(below.openRoot(), clock, new Quota(maxBytes, maxFiles));
    }

    Object lock() {
        return lock;
    }

    Tree tree() {
        return tree;
    }

    @Override
    public Directory openRoot() {
        synchronized (lock) {
            return new OverlayDirectory(this, tree.root());
        }
    }

    @Override
    public String describe() {
        return below.describe() + " (overlay)";
    }

    /** What is different from the file system below, by path. */
    public List<Change> changes() {
        synchronized (lock) {
            return ChangeFinder.find(tree).changes();
        }
    }

    /**
     * Reads a file as the guest sees it.
     *
     * @throws ErrnoException {@code noent} if it is not changed any more, {@code inval} if it is no
     *     regular file
     */
    public int read(Change change, long position, byte[] buffer, int offset, int length)
            throws ErrnoException {
        synchronized (lock) {
            Slot slot = ChangeFinder.find(tree).slotOf(change);
            if (slot == null) {
                throw new ErrnoException(Errno.NOENT, change.path());
            }
            if (!(slot.now instanceof OverlayNode.Plain plain)) {
                throw new ErrnoException(Errno.INVAL, change.path());
            }
            return plain.owned
                    ? plain.contents.read(position, buffer, offset, length)
                    : tree.lower().file(plain).read(position, buffer, offset, length);
        }
    }

    /**
     * Makes changes below, and those that they depend on: the new directory that a file is in, the
     * other half of a swap. A change is refused when what it replaces below was changed meanwhile.
     *
     * @return an outcome for each change that was tried
     */
    public List<Outcome> save(Collection<Change> changes) {
        synchronized (lock) {
            return new Saver(tree).save(changes);
        }
    }

    /**
     * Forgets changes, and those that depend on them.
     *
     * @return an outcome for each change that was tried
     */
    public List<Outcome> discard(Collection<Change> changes) {
        synchronized (lock) {
            return new Discarder(tree).discard(changes);
        }
    }

    /** Closes the file system below; what is open there only stays usable. */
    @Override
    public void close() {
        synchronized (lock) {
            tree.close();
            below.close();
        }
    }
}
