package dev.wasmscope.profiler.analyse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.profiler.model.LiveBlocks;
import dev.wasmscope.profiler.model.NumberColumns;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks at 0x200 (32 bytes), 0x240 (24 bytes) and 0x280 (0 bytes); pointers as {@code at:to}. */
class ReachabilityTest {
    private static final int HEAP = 0x200;

    private static LiveBlocks blocks() {
        List<long[]> rows = new ArrayList<>();
        rows.add(new long[] {1, 0x240, 24, 5, 0});
        rows.add(new long[] {1, 0x200, 32, 6, 0});
        rows.add(new long[] {2, 0x280, 0, 7, 0});
        return new LiveBlocks(NumberColumns.ofRows(LiveBlocks.COLUMNS, rows));
    }

    /** In the order of the blocks: Reachable, Through blocks, Lost. */
    private static String reach(String pointers, boolean wide, List<Long> globals) {
        byte[] memory = new byte[0x400];
        ByteBuffer buffer = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
        for (String pointer : pointers.isBlank() ? new String[0] : pointers.split(" ")) {
            String[] parts = pointer.split(":");
            int at = Integer.decode(parts[0]);
            long to = Long.decode(parts[1]);
            if (wide) {
                buffer.putLong(at, to);
            } else {
                buffer.putInt(at, (int) to);
            }
        }
        LiveBlocks marked =
                Reachability.mark(
                        blocks(),
                        new Reachability.Image(memory, wide, HEAP, 0x100, 0x180, globals));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < marked.size(); i++) {
            text.append("uRTL".charAt(marked.reach(i).ordinal()));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing                      | '' | LLL",
                "static data                  | 0x10:0x240 | RLL",
                "within a block               | 0x10:0x208 | LRL",
                "its last word                | 0x10:0x21c | LLL",
                "behind it                    | 0x10:0x220 | LLL",
                "a block of no bytes          | 0x10:0x280 | LLR",
                "from block to block          | 0x10:0x200 0x210:0x240 0x250:0x280 | TRT",
                "a ring that nobody holds     | 0x200:0x240 0x240:0x200 | LLL",
                "left over on the stack       | 0x104:0x240 | LLL",
                "on the stack                 | 0x184:0x240 | RLL",
                "the heap's other words       | 0x300:0x240 | LLL",
                "no aligned word              | 0x12:0x240 | LLL",
            })
    void whatPointsToABlock(String what, String pointers, String expected) {
        assertEquals(expected, reach(pointers, false, List.of()), what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a global                     | '' | 0x240 | RLL",
                "in the block                 | 0x10:0x210 | 0 | LRL",
                "its last word                | 0x10:0x218 | 0 | LLL",
                "half a word                  | 0x14:0x240 | 0 | LLL",
            })
    void wideAddressesAndGlobals(String what, String pointers, String global, String expected) {
        assertEquals(expected, reach(pointers, true, List.of(Long.decode(global))), what);
    }
}
