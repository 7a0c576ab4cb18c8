package dev.wasmscope.session.run;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.DataSegment;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.SegmentMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the active data segments of one memory lie, by address. Their offsets never change once an
 * instance is made, and a large module has tens of thousands of them: they are decoded once.
 */
final class ActiveData {
    private final List<Placed> placed;

    /** The greatest end of each segment and those before it: segments may overlap. */
    private final long[] reach;

    /**
     * A segment and its place.
     *
     * @param start address of its first byte
     * @param length in bytes
     */
    record Placed(DataSegment segment, long start, long length) {
        long end() {
            return start + length;
        }
    }

    private ActiveData(List<Placed> placed) {
        this.placed = placed;
        this.reach = placed.stream().mapToLong(Placed::end).toArray();
        Arrays.parallelPrefix(reach, Math::max);
    }

    static ActiveData of(Module module, Instance instance, int memory) {
        List<Placed> placed = new ArrayList<>();
        for (DataSegment segment : module.data()) {
            if (segment.mode() instanceof SegmentMode.Active active && active.index() == memory) {
                long start = offset(module, instance, active.offset());
                if (start >= 0) {
                    placed.add(new Placed(segment, start, segment.contents().length()));
                }
            }
        }
        placed.sort(Comparator.comparingLong(Placed::start));
        return new ActiveData(placed);
    }

    /** A constant address; -1 if it is computed. */
    private static long offset(Module module, Instance instance, ConstExpr expression) {
        InstructionCursor cursor = InstructionCursor.ofConstExpr(module, expression);
        cursor.next();
        return switch (cursor.opcode()) {
            case I32_CONST -> Integer.toUnsignedLong(cursor.i32());
            case I64_CONST -> cursor.i64();
            case GLOBAL_GET -> instance.global(cursor.index()).value().slotBits() & 0xffff_ffffL;
            default -> -1;
        };
    }

    /** A segment that was copied to an address; of several, the one that begins last. */
    Optional<Placed> at(long address) {
        for (int i = lastFrom(address); i >= 0 && reach[i] > address; i--) {
            if (address < placed.get(i).end()) {
                return Optional.of(placed.get(i));
            }
        }
        return Optional.empty();
    }

    /** The last segment that starts at or below an address; -1 for none. */
    private int lastFrom(long address) {
        int low = 0;
        int high = placed.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (placed.get(middle).start() <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The end of all data, in bytes from 0. */
    long end() {
        return reach.length == 0 ? 0 : reach[reach.length - 1];
    }

    /** The greatest end of a segment that is not beyond an address; 0 for none. */
    long endUpTo(long address) {
        return placed.stream().mapToLong(Placed::end).filter(e -> e <= address).max().orElse(0);
    }
}
