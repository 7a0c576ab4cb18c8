package dev.wasmscope.dwarf.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.SectionBytes;
import dev.wasmscope.dwarf.section.SectionSet;
import dev.wasmscope.dwarf.section.Unit;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operation of DWARF expressions, as bytes. */
class EvaluatorTest {
    /** A unit of version 5 whose entry at 0x0d is a 4-byte float type and at 0x10 a signed byte. */
    private static final Unit UNIT = unit();

    private static Unit unit() {
        byte[] info =
                HexFormat.of()
                        .parseHex(
                                "13000000"
                                        + "0500"
                                        + "01"
                                        + "04"
                                        + "00000000"
                                        + "01"
                                        + "020404"
                                        + "020501"
                                        + "020704"
                                        + "00"
                                        + "00");
        byte[] abbrev = HexFormat.of().parseHex("01110100000224003e0b0b0b0000" + "00");
        info[0] = (byte) (info.length - 4);
        SectionSet sections =
                new SectionSet(
                        DebugSections.builder()
                                .add(".debug_info", info, 0, info.length)
                                .add(".debug_abbrev", abbrev, 0, abbrev.length)
                                .build(),
                        new Problems());
        return sections.info().units().getFirst();
    }

    private static ExpressionScope scope() {
        return new ExpressionScope(
                UNIT, new TestFrame(), () -> Answer.of(0x1000L), Answer.of(0x3000L));
    }

    private static SectionBytes expression(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return SectionBytes.of(".debug_loc", bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "03 78563412, 0x12345678",
        "08 ff, 255",
        "09 ff, -1",
        "0a ffff, 65535",
        "0b ffff, -1",
        "0c ffffffff, 0xffffffff",
        "0d ffffffff, -1",
        "0e 0100000000000080, 0x8000000000000001",
        "0f ffffffffffffffff, -1",
        "10 e58e26, 624485",
        "11 9bf159, -624485",
        "30, 0",
        "4f, 31",
        "35 12 22, 10", // dup plus
        "35 36 13, 5", // drop
        "35 36 14, 5", // over
        "35 36 37 15 02, 5", // pick
        "35 36 16 1c, 1", // swap minus
        "31 32 33 17 13, 1", // rot drop
        "31 32 33 17, 2", // rot
        "09 fb 19, 5", // abs
        "3f 33 1a, 3", // and
        "09 f6 33 1b, 0xfffffffd", // div, with sign
        "37 33 1d, 1", // mod
        "36 37 1e, 42", // mul
        "35 1f, 0xfffffffb", // neg
        "30 20, -1", // not: of 0, all bits however wide the variable
        "34 33 21, 7", // or
        "35 36 22, 11", // plus
        "35 23 8001, 133", // plus_uconst
        "31 4f 24, 0x80000000", // shl
        "31 08 20 24, 0", // shl by the width
        "0c 000000f0 34 25, 0x0f000000", // shr
        "0c 000000f0 34 26, 0xff000000", // shra
        "35 33 27, 6", // xor
        "35 35 29, 1",
        "35 36 2a, 0",
        "36 35 2b, 1",
        "35 35 2c, 1",
        "09 ff 30 2d, 1", // -1 lt 0
        "35 36 2e, 1",
        "31 28 0100 30 35, 5", // bra over one literal
        "30 28 0100 36 , 6", // bra not taken
        "2f 0100 35 36, 6", // skip
        "96 35, 5", // nop
        "91 10, 0x1010", // fbreg
        "91 70, 0xff0", // fbreg, negative
        "97, 0x3000", // push_object_address
        "03 00200000 06, 0x23222120", // deref
        "03 00200000 94 02, 0x2120", // deref_size
        "ed 00 03, 103", // local 3
        "ed 01 02, 202", // global 2
        "ed 02 01, 0x100000001", // stack slot 1, 64 bits
        "ed 03 04000000, 204", // global 4
        "ed 02 01 10 ff01 1a, 1", // 64-bit slot and constant
        "ed 02 01 11 7f 1a, 0x100000001", // 64-bit slot and -1
        "a3 03 ed 00 01 , 1001", // entry_value
        "36 9b, 0x5006", // form_tls_address
        "e0 , ", // GNU_push_tls_address needs an offset
        "23 08, 0x1008", // a bare plus_uconst starts at the frame base
        "a4 0d 04 0000c03f a8 00, 1", // const_type 1.5f, convert to generic
        "a4 10 01 ff a8 00, 0xffffffff", // signed byte to generic
        "35 a8 0d a8 00, 5", // to float and back
        "a4 0d 04 0000c03f a9 00, 0x3fc00000", // reinterpret
        "03 00200000 a6 01 10, 0x20" // deref_type
    })
    void theTopOfTheStackIs(String hex, String expected) {
        String actual =
                switch (Evaluator.compute(expression(hex), scope())) {
                    case Answer.Known<Long>(Long value) ->
                            Long.toHexString(value & 0xffffffffffffffffL);
                    case Answer.Unknown<Long> _ -> null;
                };
        assertEquals(expected == null ? null : Long.toHexString(number(expected)), actual);
    }

    private static long number(String text) {
        return text.startsWith("0x")
                ? Long.parseUnsignedLong(text.substring(2), 16)
                : Long.parseLong(text);
    }

    @ParameterizedTest
    @CsvSource({
        "91 10, at 0x1010, ",
        "03 00200000, at 0x2000, ",
        "ed 00 03 9f, in local 3, 67000000",
        "ed 02 01 9f, in stack slot 1, 0100000001000000",
        "ed 03 04000000 9f, in global 4, cc000000",
        "ed 00 03, at 0x67, ",
        "ed 00 03 31 22 9f, computed, 6800000000000000",
        "9e 03 010203, computed, 010203",
        "ed 00 03 9f 93 04 03 00200000 93 02, '4 bytes in local 3, 2 bytes at 0x2000', 670000002021",
        "31 9f 9d 03 00 33 9f 9d 05 00, '3 bits computed, 5 bits computed', 19",
        "09 74 9f 9d 04 02, 4 bits computed, 0d" // bits 2 to 5 of 0b01110100
    })
    void anObjectIs(String hex, String where, String bytes) {
        Located located =
                Evaluator.locate(expression(hex), scope()).orElse(Located.implicit(new byte[0]));
        assertEquals(where, located.location().toString());
        ObjectBytes object = located.bytes();
        String content =
                object == null
                        ? null
                        : HexFormat.of()
                                .formatHex(object.read(0, object.length()).orElse(new byte[0]));
        assertEquals(bytes, content);
    }

    @ParameterizedTest
    @CsvSource({
        "'', optimized out here",
        "93 04, optimized out here",
        "ed 00 63 9f, there is no local 99",
        "50, 'it is in a register, which WebAssembly lacks'",
        "92 00 00, 'it is in a register, which WebAssembly lacks'",
        "9c, 'it is in a register, which WebAssembly lacks'",
        "22, its location expression lacks a value",
        "35 30 1b, its expression divides by 0",
        "2f fdff, its location expression does not end",
        "30 12 2f fcff, its location expression needs too much stack",
        "a0 00000000 00, 'its location cannot be read: .debug_info+0x0: no unit has an entry here'",
        "ed 03 ffffffff, the linker did not say which global it needs",
        "03 ffffffff, the linker removed it",
        "35 a8 0d 36 22, its expression mixes types",
        "03 00900000 06, outside of memory",
        "ff, its location cannot be read: .debug_loc+0x1: operation 0xff is not known",
        "03 12, 'its location cannot be read: .debug_loc+0x1: 4 bytes expected, 1 left'"
    })
    void whatCannotBeHadSaysWhy(String hex, String reason) {
        String actual =
                switch (Evaluator.locate(expression(hex), scope())) {
                    case Answer.Known<Located>(Located located) -> located.toString();
                    case Answer.Unknown<Located>(String why) -> why;
                };
        assertEquals(reason, actual);
    }

    @Property(tries = 5000)
    void anyBytesEndInAnAnswer(@ForAll @Size(max = 24) byte[] bytes) {
        Answer<Located> answer =
                Evaluator.locate(SectionBytes.of(".debug_loc", bytes, 0, bytes.length), scope());
        if (answer instanceof Answer.Unknown<Located>(String reason)) {
            assertEquals(false, reason.isEmpty());
        }
    }

    /**
     * Locals are 100 + index, globals 200 + index, memory below 0x9000 is its address's low byte.
     */
    private static final class TestFrame implements FrameContext {
        @Override
        public Answer<byte[]> readMemory(long address, int length) {
            if (address < 0 || address + length > 0x9000) {
                return Answer.unknown("outside of memory");
            }
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) ((address >> 8) + address + i);
            }
            return Answer.of(bytes);
        }

        @Override
        public Answer<WasmValue> local(int index) {
            return index < 50
                    ? Answer.of(WasmValue.i32(100 + index))
                    : Answer.unknown("there is no local " + index);
        }

        @Override
        public Answer<WasmValue> global(int index) {
            return Answer.of(WasmValue.i32(200 + index));
        }

        @Override
        public Answer<WasmValue> operandStack(int index) {
            return Answer.of(WasmValue.i64(0x100000000L + index));
        }

        @Override
        public Answer<WasmValue> localAtEntry(int index) {
            return Answer.of(WasmValue.i32(1000 + index));
        }

        @Override
        public Answer<Long> threadLocalAddress(long offset) {
            return Answer.of(0x5000 + offset);
        }
    }
}
