package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.exec.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of a memory that are not zero. Two are kept apart when at least so many zeros lie
 * between them that there are never more stretches than other readers take (the JavaScript API's
 * limit of 100,000 data segments).
 */
final class MemoryRuns {
    /** Bytes of one stretch, from {@code address} on. */
    record Run(long address, long length) {}

    private static final int CHUNK = 1 << 16;
    private static final int LEAST_GAP = 256;
    private static final long MOST_RUNS = 50_000;

    private final List<Run> runs = new ArrayList<>();
    private final long gap;
    private long start = -1;
    private long last;

    private MemoryRuns(long gap) {
        this.gap = gap;
    }

    static List<Run> of(Memory memory) {
        long size = memory.sizeBytes();
        MemoryRuns runs = new MemoryRuns(Math.max(LEAST_GAP, size / MOST_RUNS));
        byte[] chunk = new byte[CHUNK];
        for (long at = 0; at < size; at += CHUNK) {
            int length = (int) Math.min(CHUNK, size - at);
            memory.read(at, chunk, 0, length);
            runs.look(chunk, length, at);
        }
        runs.end();
        return runs.runs;
    }

    private void look(byte[] chunk, int length, long at) {
        for (int i = 0; i < length; i++) {
            if (chunk[i] != 0) {
                if (start >= 0 && at + i - last > gap) {
                    end();
                }
                if (start < 0) {
                    start = at + i;
                }
                last = at + i;
            }
        }
    }

    private void end() {
        if (start >= 0) {
            runs.add(new Run(start, last - start + 1));
            start = -1;
        }
    }
}
