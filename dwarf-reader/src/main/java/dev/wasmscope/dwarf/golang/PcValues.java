package dev.wasmscope.dwarf.golang;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of values by pc: pairs of how much the value and the pc change. A difference of 0 ends
 * it, except at the beginning.
 */
final class PcValues {
    /** A function has at most 65536 blocks. */
    private static final int MAX_PC = 1 << 16;

    private PcValues() {}

    /**
     * From a pc on.
     *
     * @param pc relative to the function
     */
    record Value(int pc, int value) {}

    static List<Value> read(GoMemory memory, long start) {
        List<Value> values = new ArrayList<>();
        long[] at = {start};
        int value = -1;
        long pc = 0;
        while (pc < MAX_PC) {
            long change = number(memory, at);
            if (change == 0 && !values.isEmpty()) {
                break;
            }
            value += (int) ((change & 1) != 0 ? ~(change >> 1) : change >> 1);
            values.add(new Value((int) pc, value));
            long length = number(memory, at);
            if (length == 0) {
                break;
            }
            pc += length;
        }
        return values;
    }

    private static long number(GoMemory memory, long[] at) {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int b = memory.u8(at[0]++);
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                break;
            }
        }
        return value & 0xffffffffL;
    }
}
