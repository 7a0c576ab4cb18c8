package dev.wasmscope.engine.wasi.fs.memory;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.WasiFileSystem;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.function.LongSupplier;

/**
 * Files that live in memory and nowhere else.
 *
 * <p>Inode numbers count up from 1 and listings are in the order of creation, so two runs that do
 * the same see the same.
 */
public final class MemoryFileSystem implements WasiFileSystem {
    /** Device number of every file in memory. */
    static final long DEVICE = 0x6d656d;

    private static final long DEFAULT_BYTES = 1L << 30;
    private static final long DEFAULT_INODES = 1_000_000;

    private final LongSupplier clock;
    private final Quota quota;
    private final MemoryNode.Folder root;
    private long lastInode;

    /** A file system of at most 1 GiB and a million files. */
    public MemoryFileSystem(LongSupplier clock) {
        this(clock, DEFAULT_BYTES, DEFAULT_INODES);
    }

    /**
     * @param clock nanoseconds since 1970, asked for timestamps
     * @param maxBytes what all contents together may take
     * @param maxFiles how many files, directories and links there may be
     */
    public MemoryFileSystem(LongSupplier clock, long maxBytes, long maxFiles) {
        this.clock = clock;
        this.quota = new Quota(maxBytes, maxFiles);
        this.root = new MemoryNode.Folder(++lastInode, now(), null);
        root.links = 1;
    }

    @Override
    public Directory openRoot() {
        return new MemoryDirectory(this, root);
    }

    @Override
    public String describe() {
        return "memory";
    }

    long now() {
        return clock.getAsLong();
    }

    MemoryNode.Folder newFolder(MemoryNode.Folder parent) throws ErrnoException {
        quota.takeInode();
        return new MemoryNode.Folder(++lastInode, now(), parent);
    }

    MemoryNode.Plain newPlain() throws ErrnoException {
        quota.takeInode();
        return new MemoryNode.Plain(++lastInode, now(), new PagedContents(quota));
    }

    MemoryNode.Link newLink(String target) throws ErrnoException {
        quota.takeInode();
        return new MemoryNode.Link(++lastInode, now(), target);
    }

    /** One name of {@code node} is gone. */
    void dropName(MemoryNode node) {
        node.links--;
        node.changed = now();
        if (node.links == 0) {
            quota.giveInode();
        }
        if (node instanceof MemoryNode.Plain plain) {
            plain.releaseIfUnused();
        }
    }
}
