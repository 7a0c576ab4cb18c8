package dev.wasmscope.engine.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.Module;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleReaderTest {

    private static final String HEADER = "0061736d01000000";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"             | unexpected end: the file is empty (header section, offset 0x0)",
                "0061             | unexpected end: the file is too short for a WebAssembly module (header section, offset 0x2)",
                "0061736d0100     | unexpected end: the file stops in its header (header section, offset 0x6)",
                "0061736d02000000 | unknown binary version 2 (header section, offset 0x4)",
                "0061736d0d000100 | unknown binary version: this is a component, not a core module; components are not supported yet (header section, offset 0x4)",
                "1f8b080000000000 | magic header not detected: the file is compressed with gzip (header section, offset 0x0)",
                "7f454c4602010100 | magic header not detected: this is a native ELF file (header section, offset 0x0)",
                "286d6f64756c6529 | magic header not detected: this looks like the text format (.wat); assemble it first (header section, offset 0x0)",
                "4c6f72656d2069   | magic header not detected: this is not a WebAssembly file (header section, offset 0x0)",
                "0061736d01000000 0e00 | malformed section id 14 (module section, offset 0x8)",
                "0061736d01000000 01ff01 | length out of bounds (module section, offset 0xb)",
                "0061736d01000000 01020000 | section size mismatch (type section, offset 0xb)",
                "0061736d01000000 03010001010000 | unexpected content after last section: the type section is repeated or out of order (module section, offset 0xb)",
                "0061736d01000000 01ff | unexpected end (module section, offset 0xa)",
                "0061736d01000000 0105ffffffff0f | unexpected end of section or function (type section, offset 0xf)",
                "0061736d01000000 010401600000 030201 00 | function and code section have inconsistent lengths: 1 functions, 0 bodies (code section, offset 0x12)"
            })
    void saysWhatIsWrongAndWhere(String hex, String message) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertEquals(
                message,
                assertThrows(MalformedModuleException.class, () -> ModuleReader.read(bytes))
                        .getMessage());
    }

    @Property(tries = 3000)
    void randomSectionsDecodeOrAreMalformed(@ForAll @Size(max = 120) byte[] tail) {
        byte[] bytes = new byte[8 + tail.length];
        System.arraycopy(HexFormat.of().parseHex(HEADER), 0, bytes, 0, 8);
        System.arraycopy(tail, 0, bytes, 8, tail.length);
        try {
            assertEquals(bytes.length, ModuleReader.read(bytes).bytes().length);
        } catch (MalformedModuleException e) {
            assertTrue(e.fileOffset() <= bytes.length, e.getMessage());
        }
    }

    @Test
    void keepsCustomSectionsInOrderAndTwice() {
        Module module = read("000301 61 01 000301 62 02 000301 61 03".replace(" ", ""));
        assertEquals(
                List.of("a", "b", "a"),
                module.customSections().stream().map(section -> section.name()).toList());
        assertEquals(12, module.customSection("a").orElseThrow().contents().start());
        assertEquals(8, module.sections().getFirst().header().start());
    }

    @Test
    void aBrokenNameSectionIsNoError() {
        String name = hex("name");
        Module module = read("000b04" + name + "0003024d6d" + "01");
        assertEquals(Optional.of("Mm"), module.names().moduleName());
        assertEquals(
                "unexpected end of section or function (name section, offset 0x15)",
                module.names().problem().orElseThrow());
    }

    private static Module read(String sections) {
        return ModuleReader.read(HexFormat.of().parseHex(HEADER + sections));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
