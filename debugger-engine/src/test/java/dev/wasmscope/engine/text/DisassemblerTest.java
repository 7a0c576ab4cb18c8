package dev.wasmscope.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.TestInputs;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisassemblerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "41 7f                               | i32.const -1",
                "42 80 80 80 80 80 80 80 80 80 7f    | i64.const -9223372036854775808",
                "43 00 00 c0 7f                      | f32.const nan",
                "43 01 00 80 ff                      | f32.const -nan:0x1",
                "43 cd cc cc 3d                      | f32.const 0.1",
                "44 00 00 00 00 00 00 f0 ff          | f64.const -inf",
                "44 01 00 00 00 00 00 f8 7f          | f64.const nan:0x8000000000001",
                "28 02 00                            | i32.load",
                "28 00 80 08                         | i32.load offset=1024 align=1",
                "37 43 02 08                         | i64.store 2 offset=8",
                "fd 00 04 00                         | v128.load",
                "fd 54 00 00 0f                      | v128.load8_lane 15",
                "fd 0d 000102030405060708090a0b0c0d0e1f | i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 31",
                "fd 0c 01000000 02000000 03000000 04000000 | v128.const i32x4 0x00000001 0x00000002 0x00000003 0x00000004",
                "11 00 00                            | call_indirect (type 0)",
                "13 01 02                            | return_call_indirect 2 (type 1)",
                "fc 0a 00 00                         | memory.copy",
                "fc 0a 00 01                         | memory.copy 0 1",
                "fc 0c 03 00                         | table.init 3",
                "d0 70                               | ref.null func",
                "fb 14 6b                            | ref.test (ref struct)",
                "fb 17 05                            | ref.cast (ref null 5)",
                "fb 02 01 04                         | struct.get 1 4",
                "fb 18 03 00 6e 6c                   | br_on_cast 0 (;@0;) anyref i31ref",
                "1c 01 7f                            | select (result i32)",
                "0e 01 00 00                         | br_table 0 (;@0;) 0 (;@0;)",
                "02 7e                               | block (result i64)  ;; label = @1",
                "1f 40 01 00 02 00                   | try_table (catch 2 0)  ;; label = @1",
                "fe 10 02 04                         | i32.atomic.load offset=4",
                "fe 03 00                            | atomic.fence"
            })
    void printsImmediates(String hex, String text) {
        byte[] module = ModuleBytes.ofFunction("600000", "00" + hex + "0b");
        List<DisassembledLine> lines = new Disassembler(ModuleReader.read(module)).disassemble(0);
        assertEquals(text, lines.get(1).text());
        assertEquals(3, lines.get(1).codeOffset(), "after count, size and locals");
    }

    @Test
    void aBodyThatDoesNotDecodeEndsWithTheReason() {
        byte[] module = ModuleBytes.ofFunction("600000", "00 01 ff 0b");
        String text = new Disassembler(ModuleReader.read(module)).text(0);
        assertTrue(text.contains("nop"), text);
        assertTrue(text.contains(";; illegal opcode ff (code section, offset 0x1d)"), text);
    }

    @Test
    void quotesNamesThatAreNoIdentifiers() {
        assertEquals("$main", WatNames.identifier("main"));
        assertEquals(
                "$\"operator new(unsigned long)\"",
                WatNames.identifier("operator new(unsigned long)"));
        assertEquals("$\"a\\\"b\\u{a}\"", WatNames.identifier("a\"b\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c/shapes-c19-O0-dw5.wasm       | sbrk",
                "cpp/zoo-c19-O2-dw5.wasm        | zoo::Bird::~Bird()",
                "cpp/zoo-c22-eh-exnref-O0.wasm  | checked_div(int, int)",
                "kotlin/guest-dev.wasm          | kotlin.Number.<init>",
            })
    void printsFunctionsOfRealModules(String guest, String name) {
        Module module = ModuleReader.read(TestInputs.guestBytes(guest));
        FunctionInfo function =
                module.functions().stream()
                        .filter(f -> !f.isImported() && name.equals(f.name()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no function " + name));
        String golden = guest.substring(guest.indexOf('/') + 1).replace(".wasm", ".wat.txt");
        Goldens.check("disassembly/" + golden, new Disassembler(module).text(function.index()));
    }

    @Test
    void summarisesSections() {
        Module module = ModuleReader.read(TestInputs.guestBytes("c/shapes-c19-O0-dw5.wasm"));
        String text =
                SectionSummary.of(module).stream()
                        .map(SectionSummary::toString)
                        .collect(Collectors.joining("\n", "", "\n"));
        Goldens.check("disassembly/shapes-c19-O0-dw5.sections.txt", text);
    }
}
