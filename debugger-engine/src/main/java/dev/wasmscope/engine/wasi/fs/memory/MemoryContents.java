package dev.wasmscope.engine.wasi.fs.memory;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.Arrays;
import java.util.TreeMap;

/** Bytes of one file: chunks that exist only where something was written, zeros between them. */
final class MemoryContents {
    static final int CHUNK = 1 << 16;

    /** Largest length a file may be given: what a sparse file on ext4 may have. */
    static final long MAX_SIZE = 1L << 44;

    private final TreeMap<Long, byte[]> chunks = new TreeMap<>();
    private final Quota quota;
    private long size;

    MemoryContents(Quota quota) {
        this.quota = quota;
    }

    long size() {
        return size;
    }

    int read(long position, byte[] buffer, int offset, int length) {
        if (position >= size) {
            return 0;
        }
        int count = (int) Math.min(length, size - position);
        int done = 0;
        while (done < count) {
            long at = position + done;
            int within = (int) (at % CHUNK);
            int run = Math.min(CHUNK - within, count - done);
            byte[] chunk = chunks.get(at / CHUNK);
            if (chunk == null) {
                Arrays.fill(buffer, offset + done, offset + done + run, (byte) 0);
            } else {
                System.arraycopy(chunk, within, buffer, offset + done, run);
            }
            done += run;
        }
        return count;
    }

    /** Writes up to the end of one chunk at least; less than {@code length} when the quota ends. */
    int write(long position, byte[] buffer, int offset, int length) throws ErrnoException {
        if (position > MAX_SIZE - length) {
            throw new ErrnoException(Errno.FBIG, "write at " + position);
        }
        int done = 0;
        while (done < length) {
            long at = position + done;
            int within = (int) (at % CHUNK);
            int run = Math.min(CHUNK - within, length - done);
            byte[] chunk = chunks.get(at / CHUNK);
            if (chunk == null) {
                try {
                    quota.takeBytes(CHUNK);
                } catch (ErrnoException e) {
                    if (done > 0) {
                        break;
                    }
                    throw e;
                }
                chunk = new byte[CHUNK];
                chunks.put(at / CHUNK, chunk);
            }
            System.arraycopy(buffer, offset + done, chunk, within, run);
            done += run;
            size = Math.max(size, at + run);
        }
        return done;
    }

    void setSize(long newSize) throws ErrnoException {
        if (newSize < 0 || newSize > MAX_SIZE) {
            throw new ErrnoException(Errno.FBIG, "size " + Long.toUnsignedString(newSize));
        }
        if (newSize < size) {
            int within = (int) (newSize % CHUNK);
            byte[] boundary = chunks.get(newSize / CHUNK);
            if (boundary != null && within != 0) {
                Arrays.fill(boundary, within, CHUNK, (byte) 0);
            }
            var dropped = chunks.tailMap((newSize + CHUNK - 1) / CHUNK, true);
            quota.giveBytes((long) dropped.size() * CHUNK);
            dropped.clear();
        }
        size = newSize;
    }

    void release() {
        quota.giveBytes((long) chunks.size() * CHUNK);
        chunks.clear();
        size = 0;
    }
}
