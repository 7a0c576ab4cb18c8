package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.memory.MemorySearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds bytes in a memory. */
final class MemoryFinder {
    private static final int CHUNK = 1 << 20;

    private MemoryFinder() {}

    static List<Long> find(Memory memory, MemorySearch search) throws SessionException {
        byte[] wanted = search.bytes();
        if (wanted.length == 0 || search.alignment() < 1) {
            throw new SessionException("nothing to find");
        }
        long first = Math.max(0, search.where().from());
        long size = memory.sizeBytes();
        long end = search.where().length() > size - first ? size : first + search.where().length();
        List<Long> found = new ArrayList<>();
        byte[] chunk =
                new byte[(int) Math.min((long) CHUNK + wanted.length, Math.max(0, end - first))];
        for (long at = first; at + wanted.length <= end && found.size() < search.limit(); ) {
            int length = (int) Math.min(chunk.length, end - at);
            memory.read(at, chunk, 0, length);
            look(chunk, length, at, search, found);
            at += length - wanted.length + 1;
        }
        return found;
    }

    private static void look(
            byte[] chunk, int length, long at, MemorySearch search, List<Long> found) {
        byte[] wanted = search.bytes();
        for (int i = 0; i + wanted.length <= length && found.size() < search.limit(); i++) {
            if (chunk[i] == wanted[0]
                    && (at + i) % search.alignment() == 0
                    && Arrays.equals(chunk, i, i + wanted.length, wanted, 0, wanted.length)) {
                found.add(at + i);
            }
        }
    }
}
