package dev.wasmscope.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleValidatorTest {

    /** {@code [i32 i32] -> [i32]}. */
    private static final String BINARY = "60 02 7f7f 01 7f";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 00 0b          | @0x5 | type mismatch: values remaining on stack at end of block: 1",
                "6a 0b             | @0x3 | type mismatch: instruction requires [i32] but stack has []",
                "42 00 20 00 6a 0b | @0x7 | type mismatch: instruction requires [i32] but stack has [i64]",
                "20 02 0b          | @0x3 | unknown local 2",
                "0c 01 0b          | @0x3 | unknown label 1",
                "10 07 0b          | @0x3 | unknown function 7",
                "23 00 0b          | @0x3 | unknown global 0",
                "20 00 28 03 00 0b | @0x5 | alignment must not be larger than natural",
                "20 00 28 42 01 00 0b | @0x5 | unknown memory 1",
                "20 00 28 02 80 80 80 80 10 0b | @0x5 | offset out of range",
                "d2 00 0b          | @0x3 | undeclared function reference",
                "05 0b             | @0x3 | type mismatch: else without if",
                "fd 0c 00000000000000000000000000000000 fd 15 10 0b | @0x15 | invalid lane index 16"
            })
    void saysWhatIsWrongAndWhere(String body, String place, String detail) {
        String type = detail.startsWith("type mismatch: values") ? "60 02 7f7f 00" : BINARY;
        Module module = ModuleReader.read(ModuleBytes.ofFunction(type, "00" + body));
        InvalidModuleException e =
                assertThrows(
                        InvalidModuleException.class, () -> ModuleValidator.validateAll(module));
        assertEquals(detail, e.detail());
        long offset = Long.decode(place.substring(1));
        assertEquals(Optional.of(new CodeLocation(0, offset)), e.location());
        long file = offset + module.codeSectionContentsStart();
        assertEquals(
                detail + " (code section, function 0, offset 0x%x)".formatted(file),
                e.getMessage());
    }

    @Test
    void unreachableCodeIsStillTyped() {
        // unreachable; i32.add; drop; drop; i32.const 0; end
        ModuleValidator.validateAll(module("00 6a 1a 1a 41 00 0b"));
        // unreachable; i64.const 0; i32.add
        Module wrong = module("00 42 00 6a 0b");
        assertThrows(InvalidModuleException.class, () -> ModuleValidator.validateAll(wrong));
    }

    @Test
    void givesTheTypesAtAnyInstruction() {
        // local.get 0; i64.const 1; local.get 1; drop; drop; end
        ModuleValidator validator =
                ModuleValidator.validateAll(module("20 00 42 01 20 01 1a 1a 0b"));
        assertEquals(List.of(), validator.operandTypesAt(0, 3));
        assertEquals(List.of(NumType.I32, NumType.I64), validator.operandTypesAt(0, 7));
        assertEquals(
                List.of(NumType.I32, NumType.I64, NumType.I32), validator.operandTypesAt(0, 9));
        assertThrows(IllegalArgumentException.class, () -> validator.operandTypesAt(0, 4));
    }

    @Test
    void describesTheStructure() {
        // local.get 0; if (result i32); local.get 0; else; i32.const 1; loop; end; end; end
        ModuleValidator validator =
                ModuleValidator.validateModule(module("20 00 04 7f 20 00 05 41 01 03 40 0b 0b 0b"));
        FunctionFacts facts = validator.validateBody(0);
        BlockTable blocks = facts.blocks();
        assertEquals(3, blocks.size());
        assertEquals(Opcode.IF, blocks.kind(1));
        assertEquals(5, blocks.start(1));
        assertEquals(9, blocks.elseStart(1));
        assertEquals(15, blocks.end(1));
        assertEquals(1, blocks.results(1));
        assertEquals(Opcode.LOOP, blocks.kind(2));
        assertEquals(1, blocks.height(2));
        assertEquals(1, blocks.parent(2));
        assertEquals(2, blocks.openedAt(12));
        assertEquals(-1, blocks.openedAt(13));
        assertEquals(1, facts.maxOperands());
        assertEquals(9, facts.instructionCount());
        assertEquals(List.of(NumType.I32, NumType.I32), facts.localTypes());
    }

    private static Module module(String body) {
        return ModuleReader.read(ModuleBytes.ofFunction(BINARY, "00" + body));
    }
}
