package dev.wasmscope.engine.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The contents of a memory at one moment; pages of zeros take no room. */
final class MemoryCopy {
    private static final byte[] ZEROS = new byte[Memory.PAGE_SIZE];

    private final Memory memory;
    private final long size;
    private final List<byte @Nullable []> pages = new ArrayList<>();
    private long bytes;

    /**
     * Copies a memory, or as much of it as may be kept.
     *
     * @param room bytes that may be kept; more than that is noticed by {@link #bytes}
     */
    MemoryCopy(Memory memory, long room) {
        this.memory = memory;
        this.size = memory.sizeBytes();
        for (long at = 0; at < size && bytes <= room; at += Memory.PAGE_SIZE) {
            byte[] page = memory.read(at, Memory.PAGE_SIZE);
            boolean empty = Arrays.equals(page, ZEROS);
            pages.add(empty ? null : page);
            bytes += empty ? 0 : Memory.PAGE_SIZE;
        }
    }

    /** What it takes. */
    long bytes() {
        return bytes;
    }

    void restore() {
        memory.shrink(size);
        byte[] now = new byte[Memory.PAGE_SIZE];
        for (int i = 0; i < pages.size(); i++) {
            long at = (long) i * Memory.PAGE_SIZE;
            memory.read(at, now, 0, Memory.PAGE_SIZE);
            byte[] before = pages.get(i);
            byte[] wanted = before == null ? ZEROS : before;
            if (!Arrays.equals(now, wanted)) {
                memory.write(at, wanted);
            }
        }
    }
}
