package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.session.memory.MemoryComparison;
import dev.wasmscope.session.memory.MemoryComparison.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A copy of an instance's memories in pieces; pieces of zeros take no room. */
final class KeptMemories {
    private static final int CHUNK = 1 << 16;

    /** Fewer equal bytes than this between two changes make them one. */
    private static final int GAP = 8;

    private static final byte[] ZEROS = new byte[CHUNK];

    private record Kept(long size, List<byte[]> chunks) {
        byte[] chunk(int index) {
            return index < chunks.size() ? chunks.get(index) : ZEROS;
        }

        byte[] bytes(long from, long to) {
            byte[] bytes = new byte[(int) (to - from)];
            for (int i = 0; i < bytes.length; i++) {
                long at = from + i;
                bytes[i] = chunk((int) (at / CHUNK))[(int) (at % CHUNK)];
            }
            return bytes;
        }
    }

    private final List<Kept> memories;

    private KeptMemories(List<Kept> memories) {
        this.memories = memories;
    }

    static KeptMemories of(Instance instance) {
        List<Kept> all = new ArrayList<>();
        for (Memory memory : instance.memories()) {
            List<byte[]> chunks = new ArrayList<>();
            for (long at = 0; at < memory.sizeBytes(); at += CHUNK) {
                byte[] chunk = memory.read(at, CHUNK); // memories are whole pages
                chunks.add(Arrays.equals(chunk, ZEROS) ? ZEROS : chunk);
            }
            all.add(new Kept(memory.sizeBytes(), chunks));
        }
        return new KeptMemories(all);
    }

    /** Bytes of all memories, zeros included. */
    long size() {
        return memories.stream().mapToLong(Kept::size).sum();
    }

    MemoryComparison compare(KeptMemories later, int limit) {
        Comparison comparison = new Comparison(limit);
        List<Long> grown = new ArrayList<>();
        for (int i = 0; i < Math.min(memories.size(), later.memories.size()); i++) {
            comparison.compare(i, memories.get(i), later.memories.get(i));
            grown.add(later.memories.get(i).size() - memories.get(i).size());
        }
        return new MemoryComparison(comparison.changes, comparison.count, comparison.bytes, grown);
    }

    private static final class Comparison {
        private final List<Change> changes = new ArrayList<>();
        private final int limit;
        private long count;
        private long bytes;
        private long start = -1;
        private long last;

        Comparison(int limit) {
            this.limit = limit;
        }

        void compare(int memory, Kept before, Kept after) {
            long common = Math.min(before.size(), after.size());
            for (int chunk = 0; (long) chunk * CHUNK < common; chunk++) {
                byte[] old = before.chunk(chunk);
                byte[] now = after.chunk(chunk);
                int at = Arrays.mismatch(old, now);
                while (at >= 0) {
                    differs(memory, before, after, (long) chunk * CHUNK + at);
                    int next = Arrays.mismatch(old, at + 1, CHUNK, now, at + 1, CHUNK);
                    at = next < 0 ? -1 : at + 1 + next;
                }
            }
            end(memory, before, after);
        }

        private void differs(int memory, Kept before, Kept after, long at) {
            bytes++;
            if (start >= 0 && at - last > GAP) {
                end(memory, before, after);
            }
            if (start < 0) {
                start = at;
            }
            last = at;
        }

        private void end(int memory, Kept before, Kept after) {
            if (start < 0) {
                return;
            }
            count++;
            if (changes.size() < limit) {
                changes.add(
                        new Change(
                                memory,
                                start,
                                before.bytes(start, last + 1),
                                after.bytes(start, last + 1)));
            }
            start = -1;
        }
    }
}
