package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.exec.Watch.Trigger;
import dev.wasmscope.engine.lower.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The watches of one thread and what their bytes were when they were last looked at.
 *
 * <p>The loop asks {@link #stored} behind each scalar store whose address lies between {@link
 * #from} and {@link #to}, and {@link #changed} behind everything else that may have written.
 */
final class Watches {
    /** The widest scalar store, in bytes. */
    private static final int WIDEST = 8;

    private final List<Watch> watches;
    private final List<byte[]> seen = new ArrayList<>();
    private final boolean[] touched;

    /** Stores at lower addresses touch no watch. */
    final long from;

    /** Stores at this address and above touch no watch. */
    final long to;

    Watches(List<Watch> watches) {
        this.watches = List.copyOf(watches);
        this.touched = new boolean[watches.size()];
        this.from = watches.stream().mapToLong(w -> w.address() - WIDEST + 1).min().orElse(0);
        this.to = watches.stream().mapToLong(w -> w.address() + w.length()).max().orElse(0);
        watches.forEach(watch -> seen.add(watch.contents()));
    }

    boolean isEmpty() {
        return watches.isEmpty();
    }

    List<Watch> all() {
        return watches;
    }

    /** Whether the operation, if it is a store, did what a watch waits for. */
    boolean stored(Memory memory, int op, long address) {
        int width =
                switch (op) {
                    case Op.STORE8 -> 1;
                    case Op.STORE16 -> 2;
                    case Op.STORE32, Op.STORE32_I -> 4;
                    case Op.STORE64 -> WIDEST;
                    default -> 0;
                };
        boolean hit = false;
        for (int i = 0; width > 0 && i < touched.length; i++) {
            Watch watch = watches.get(i);
            if (watch.touches(memory, address, width)
                    && (watch.trigger() == Trigger.WRITE || differs(i))) {
                touched[i] = true;
                hit = true;
            }
        }
        return hit;
    }

    /** Whether any watched byte differs from when it was last looked at. */
    boolean changed() {
        for (int i = 0; i < touched.length; i++) {
            if (differs(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean differs(int i) {
        return !Arrays.equals(seen.get(i), watches.get(i).contents());
    }

    /** What was written since the last look, which this is. */
    List<WatchedWrite> look() {
        List<WatchedWrite> writes = new ArrayList<>();
        for (int i = 0; i < touched.length; i++) {
            byte[] now = watches.get(i).contents();
            if (touched[i] || !Arrays.equals(seen.get(i), now)) {
                writes.add(new WatchedWrite(watches.get(i), seen.get(i), now));
            }
            touched[i] = false;
            seen.set(i, now);
        }
        return writes;
    }
}
