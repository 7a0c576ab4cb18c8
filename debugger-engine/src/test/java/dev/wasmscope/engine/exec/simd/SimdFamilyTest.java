package dev.wasmscope.engine.exec.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.module.Opcode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every SIMD instruction of the table is executed by some family. */
class SimdFamilyTest {
    private static List<Opcode> all() {
        return Stream.of(Opcode.values()).filter(o -> o.code() >>> 16 == Simd.PREFIX).toList();
    }

    @Test
    void theTableHasEveryInstructionOfBothProposals() {
        assertEquals(236 + 20, all().size());
    }

    @Test
    void everyInstructionOnSlotsIsExecuted() {
        int executed = 0;
        for (Opcode opcode : all()) {
            if (Family.of(opcode) != Family.OTHER) {
                int sub = opcode.code() & 0xffff;
                assertDoesNotThrow(
                        () -> Simd.execute(sub, new long[8], 0, 2, 4, 6, 0), opcode.mnemonic());
                executed++;
            }
        }
        // The others: 22 loads and stores, v128.const and i8x16.shuffle.
        assertEquals(256 - 24, executed);
    }

    @ParameterizedTest
    @CsvSource({
        "V128_LOAD8X8_S, 0x80ff7f0100020304, 0000000200030004, ff80ffff007f0001",
        "V128_LOAD8X8_U, 0x80ff7f0100020304, 0000000200030004, 008000ff007f0001",
        "V128_LOAD16X4_S, 0x8000ffff7fff0001, 00007fff00000001, ffff8000ffffffff",
        "V128_LOAD16X4_U, 0x8000ffff7fff0001, 00007fff00000001, 000080000000ffff",
        "V128_LOAD32X2_S, 0x800000007fffffff, 000000007fffffff, ffffffff80000000",
        "V128_LOAD32X2_U, 0x800000007fffffff, 000000007fffffff, 0000000080000000",
        "V128_LOAD8_SPLAT, 0x80, 8080808080808080, 8080808080808080",
        "V128_LOAD16_SPLAT, 0x8001, 8001800180018001, 8001800180018001",
        "V128_LOAD32_SPLAT, 0x80000001, 8000000180000001, 8000000180000001",
        "V128_LOAD64_SPLAT, 0x8000000000000001, 8000000000000001, 8000000000000001",
        "V128_LOAD32_ZERO, 0x80000001, 0000000080000001, 0000000000000000",
        "V128_LOAD64_ZERO, 0x8000000000000001, 8000000000000001, 0000000000000000"
    })
    void loads(Opcode opcode, String bits, String low, String high) {
        long[] slots = new long[4];
        Simd.load(opcode.code() & 0xffff, slots, 1, Long.parseUnsignedLong(bits.substring(2), 16));
        long[] expected = {0, Long.parseUnsignedLong(low, 16), Long.parseUnsignedLong(high, 16), 0};
        assertArrayEquals(expected, slots, opcode.mnemonic());
    }
}
