package dev.wasmscope.bench;

import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.Watch;
import dev.wasmscope.engine.exec.Watch.Trigger;
import dev.wasmscope.engine.exec.WatchedAccess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Watches of reads and writes that an export does not do, among the bytes that it uses: on its
 * stack, beside its variables, all over the memory. The first run begins with twice as many and
 * takes away each that is hit; the runs after it have {@value #COUNT} of those that are left, 16 of
 * them of 64 KiB, and the last global.
 */
final class UnusedBytes {
    /** How many are set, unless the export leaves too few bytes alone. */
    static final int COUNT = 1000;

    private static final int LARGE = 16;
    private static final int NEAR = 16384;

    private final Instance instance;
    private final Map<String, List<Watch>> unused = new HashMap<>();
    private List<Watch> set = List.of();

    UnusedBytes(Instance instance) {
        this.instance = instance;
    }

    /** Sets watches that the export was not seen to hit. */
    void setFor(String export, GuestThread thread) {
        List<Watch> left = unused.get(export);
        set =
                new ArrayList<>(
                        left == null
                                ? candidates()
                                : left.subList(0, Math.min(COUNT, left.size())));
        unused.put(export, set);
        thread.setWatches(set);
    }

    /** Large ones behind all that is used, the others in places at random: half of them near. */
    private List<Watch> candidates() {
        Memory memory = instance.memory(0);
        long size = memory.sizeBytes();
        List<Watch> all = new ArrayList<>();
        List<GlobalInstance> globals = instance.globals();
        long stack = globals.getFirst().value().slotBits() & 0xffff_ffffL;
        for (int i = 1; i <= LARGE && size - (long) i * Memory.PAGE_SIZE > stack; i++) {
            long at = size - (long) i * Memory.PAGE_SIZE;
            all.add(Watch.bytes(memory, at, Memory.PAGE_SIZE, Trigger.ACCESS));
        }
        Random random = new Random(1);
        List<Watch> small = new ArrayList<>();
        for (int i = 0; i < 2 * COUNT; i++) {
            long at =
                    i % 2 == 0
                            ? Math.max(0, stack - random.nextInt(NEAR))
                            : random.nextLong(size - Long.BYTES);
            small.add(Watch.bytes(memory, at, 1 + random.nextInt(Long.BYTES), Trigger.ACCESS));
        }
        Collections.shuffle(small, random);
        all.addAll(small);
        return all;
    }

    /** Takes those away that were hit. */
    void remove(GuestThread thread, List<WatchedAccess> hits) {
        hits.forEach(hit -> set.remove(hit.watch()));
        thread.setWatches(set);
    }
}
