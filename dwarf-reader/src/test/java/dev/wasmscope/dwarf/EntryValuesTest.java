package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.WasmValue;
import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * Values that a function no longer has but that are known all the same: what its caller passed, and
 * what a pointer without an address leads to. No compiler for WebAssembly writes these entries yet,
 * so the test has its own.
 */
class EntryValuesTest {
    private static final long IN_CALLEE = 0x110;
    private static final long CALL = 0x20;

    private static final String ABBREVIATIONS =
            "01 11 01 1101 1206 130b 0000" // unit: low_pc, high_pc, language
                    + "02 2e 01 0308 1101 1206 0000" // function: name, low_pc, high_pc
                    + "03 34 00 0308 0218 4913 0000" // variable: name, location, type
                    + "04 24 00 0308 3e0b 0b0b 0000" // base type: name, encoding, size
                    + "05 0f 00 4913 0000" // pointer: type
                    + "06 48 01 7d01 0000" // call site: return address
                    + "07 49 00 0218 7e18 0000" // parameter: location, value
                    + "00";

    /** Entry offsets stand before each line; the unit's header has 12 bytes. */
    private static final String ENTRIES =
            // 0x0c
            "01 00000000 00100000 21"
                    // 0x16
                    + "04 696e7400 05 04" // int
                    // 0x1d
                    + "05 16000000" // int *
                    // 0x22: caller, 0x10..0x100, calls at 0x20 and returns to 0x22
                    + "02 6100 10000000 f0000000"
                    + "06 22000000"
                    + "07 03 ed0000 05 ed0002 2302" // local 0 is given local 2 plus 2
                    + "00"
                    + "00"
                    // 0x3f: callee, 0x100..0x200
                    + "02 6200 00010000 00010000"
                    // 0x4a: x is what local 0 was at the entry
                    + "03 7800 06 a303ed0000 9f 16000000"
                    // 0x58: p points to x, which is nowhere
                    + "03 7000 06 a0 4a000000 00 1d000000"
                    + "00"
                    + "00";

    private static DwarfInfo program() {
        byte[] entries = bytes(ENTRIES);
        byte[] header = bytes("00000000 0500 01 04 00000000");
        header[0] = (byte) (header.length + entries.length - 4);
        byte[] info = new byte[header.length + entries.length];
        System.arraycopy(header, 0, info, 0, header.length);
        System.arraycopy(entries, 0, info, header.length, entries.length);
        byte[] abbreviations = bytes(ABBREVIATIONS);
        return DwarfInfo.read(
                DebugSections.builder()
                        .add(".debug_info", info, 0, info.length)
                        .add(".debug_abbrev", abbreviations, 0, abbreviations.length)
                        .build());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** Locals hold 100 plus their index. */
    private record Frame(Answer<Caller> caller) implements FrameContext {
        @Override
        public Answer<byte[]> readMemory(long address, int length) {
            return Answer.unknown("no memory");
        }

        @Override
        public Answer<WasmValue> local(int index) {
            return Answer.of(WasmValue.i32(100 + index));
        }

        @Override
        public Answer<WasmValue> global(int index) {
            return Answer.unknown("no globals");
        }

        @Override
        public Answer<WasmValue> operandStack(int index) {
            return Answer.unknown("no operands");
        }
    }

    private static Value read(String name, FrameContext frame) {
        return program().variablesAt(IN_CALLEE).stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow()
                .read(frame, IN_CALLEE);
    }

    private static FrameContext called(long callAt) {
        FrameContext caller = new Frame(Answer.unknown("none"));
        return new Frame(Answer.of(new FrameContext.Caller(caller, callAt)));
    }

    @Test
    void aValueAtTheEntryIsWhatTheCallerPassed() {
        assertEquals("104", read("x", called(CALL)).summary());
        assertEquals(
                "<not available: its value at the function's entry was not kept>",
                read("x", called(0x40)).summary(),
                "a call that no entry describes");
        assertEquals(
                "<not available: nobody>",
                read("x", new Frame(Answer.unknown("nobody"))).summary());
    }

    @Test
    void aPointerWithoutAnAddressLeadsToItsVariable() {
        AvailableValue p = (AvailableValue) read("p", called(CALL));
        assertEquals("to 104", p.summary());
        assertEquals("*p", p.children(0, 10).getFirst().name());
        assertEquals("104", p.dereference().map(Value::summary).orElse(""));
        assertEquals(
                "<not available: it points to a value that has no place in memory>",
                p.raw().summary());
    }
}
