package dev.wasmscope.engine.wasi.fs.memory;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of one file: pages that exist only where something was written. Between them are the bytes
 * of another file, if it lies over one, and zeros otherwise. What is copied from the other file is
 * the one page that a write touches.
 */
public final class PagedContents {
    /** Bytes of a whole page; a shorter one is at the end of a small file. */
    static final int PAGE = 1 << 16;

    private static final int SHORTEST = 256;

    /** Largest length a file may be given: what a sparse file on ext4 may have. */
    static final long MAX_SIZE = 1L << 44;

    private final TreeMap<Long, byte[]> pages = new TreeMap<>();
    private final Quota quota;
    private @Nullable Below below;
    private long belowSize;
    private long size;

    /** The file that is seen where nothing was written. */
    public interface Below {
        /** Reads as {@link dev.wasmscope.engine.wasi.fs.OpenFile#read} does. */
        int read(long position, byte[] buffer, int offset, int length) throws ErrnoException;
    }

    /** An empty file. */
    public PagedContents(Quota quota) {
        this.quota = quota;
    }

    /** A file that is, until it is written, the first {@code size} bytes of {@code below}. */
    public PagedContents(Quota quota, Below below, long size) {
        this.quota = quota;
        this.below = below;
        this.belowSize = size;
        this.size = size;
    }

    /** Length in bytes. */
    public long size() {
        return size;
    }

    /** Reads at most {@code length} bytes; 0 at the end. */
    public int read(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        if (position >= size) {
            return 0;
        }
        int count = (int) Math.min(length, size - position);
        int done = 0;
        while (done < count) {
            long at = position + done;
            int within = (int) (at % PAGE);
            int run = Math.min(PAGE - within, count - done);
            byte[] page = pages.get(at / PAGE);
            if (page == null) {
                readBelow(at, buffer, offset + done, run);
            } else {
                int there = Math.clamp(page.length - within, 0, run);
                System.arraycopy(page, Math.min(within, page.length), buffer, offset + done, there);
                Arrays.fill(buffer, offset + done + there, offset + done + run, (byte) 0);
            }
            done += run;
        }
        return count;
    }

    /** Writes up to the end of one page at least; less than {@code length} when the quota ends. */
    public int write(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        if (position > MAX_SIZE - length) {
            throw new ErrnoException(Errno.FBIG, "write at " + position);
        }
        int done = 0;
        while (done < length) {
            long at = position + done;
            int within = (int) (at % PAGE);
            int run = Math.min(PAGE - within, length - done);
            byte[] page;
            try {
                page = writable(at / PAGE, within + run);
            } catch (ErrnoException e) {
                if (done > 0) {
                    break;
                }
                throw e;
            }
            System.arraycopy(buffer, offset + done, page, within, run);
            done += run;
            size = Math.max(size, at + run);
        }
        return done;
    }

    /** Cuts it, or extends it with zeros. */
    public void setSize(long newSize) throws ErrnoException {
        if (newSize < 0 || newSize > MAX_SIZE) {
            throw new ErrnoException(Errno.FBIG, "size " + Long.toUnsignedString(newSize));
        }
        if (newSize < size) {
            int within = (int) (newSize % PAGE);
            byte[] boundary = pages.get(newSize / PAGE);
            if (boundary != null && within < boundary.length) {
                Arrays.fill(boundary, within, boundary.length, (byte) 0);
            }
            var dropped = pages.tailMap((newSize + PAGE - 1) / PAGE, true);
            dropped.values().forEach(page -> quota.giveBytes(page.length));
            dropped.clear();
            belowSize = Math.min(belowSize, newSize);
        }
        size = newSize;
    }

    /** Empties it and gives its bytes back to the quota. */
    public void release() {
        pages.values().forEach(page -> quota.giveBytes(page.length));
        pages.clear();
        below = null;
        belowSize = 0;
        size = 0;
    }

    /** Whether a read in this range would give anything but a hole's zeros. */
    public boolean holdsData(long position, long length) {
        return position < belowSize
                || !pages.subMap(position / PAGE, true, (position + length - 1) / PAGE, true)
                        .isEmpty();
    }

    private void readBelow(long position, byte[] buffer, int offset, int length)
            throws ErrnoException {
        int done = 0;
        int there = Math.clamp(belowSize - position, 0, length);
        while (below != null && done < there) {
            int read = below.read(position + done, buffer, offset + done, there - done);
            if (read == 0) {
                break;
            }
            done += read;
        }
        Arrays.fill(buffer, offset + done, offset + length, (byte) 0);
    }

    /** The page, as long as {@code needed} at least, filled with what was there before. */
    private byte[] writable(long index, int needed) throws ErrnoException {
        byte[] page = pages.get(index);
        if (page != null && page.length >= needed) {
            return page;
        }
        int before = page != null ? page.length : Math.clamp(belowSize - index * PAGE, 0, PAGE);
        int length = Math.max(SHORTEST, Integer.highestOneBit(Math.max(needed, before) * 2 - 1));
        quota.takeBytes(length - (page == null ? 0 : page.length));
        byte[] longer = page == null ? new byte[length] : Arrays.copyOf(page, length);
        if (page == null && before > 0) {
            try {
                readBelow(index * PAGE, longer, 0, before);
            } catch (ErrnoException e) {
                quota.giveBytes(length);
                throw e;
            }
        }
        pages.put(index, longer);
        return longer;
    }
}
