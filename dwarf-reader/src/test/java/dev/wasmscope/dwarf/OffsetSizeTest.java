package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.testing.Tools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Debug information with 64-bit offsets, and of each version. Clang writes the former for ELF only,
 * whose sections are the same, so that an ELF file stands for a module here.
 */
class OffsetSizeTest {
    private static final String PROGRAM =
            """
            struct point { int x; long y; const char *name; } origin = {1, 2, "o"};
            static int scale(const struct point *p, int by) { return p->x * by; }
            int sum(int count) {
              int total = 0;
              for (int i = 0; i < count; i++) { int part = scale(&origin, i); total += part; }
              return total;
            }
            """;

    @ParameterizedTest
    @CsvSource({"3", "4", "5"})
    void offsetsOf64BitsSayTheSameAsThoseOf32(int version, @TempDir Path folder)
            throws IOException {
        Tools.require("clang-19");
        Tools.require("ld.lld-19");
        Path source = Files.writeString(folder.resolve("p.c"), PROGRAM);
        DebugSections small = compiled(source, "-gdwarf32", version);
        DebugSections large = compiled(source, "-gdwarf64", version);
        assertEquals(-1, ByteBuffer.wrap(large.get(".debug_info").toBytes()).getInt());
        String expected = Description.of(DwarfInfo.read(small));
        assertTrue(expected.contains("struct point"), expected);
        DwarfInfo info = DwarfInfo.read(large);
        assertEquals(expected, Description.of(info));
        assertEquals(java.util.List.of(), info.problems());
    }

    private static DebugSections compiled(Path source, String offsets, int version)
            throws IOException {
        Path object = Path.of(source + offsets + ".o");
        Path linked = Path.of(source + offsets + ".so");
        Tools.run(
                "",
                "clang-19",
                "--target=x86_64-linux",
                "-fPIC",
                "-O1",
                "-fno-omit-frame-pointer",
                "-gdwarf-" + version,
                offsets,
                "-c",
                source.toString(),
                "-o",
                object.toString());
        Tools.run("", "ld.lld-19", "-shared", object.toString(), "-o", linked.toString());
        return elfSections(Files.readAllBytes(linked));
    }

    /** The sections of a 64-bit ELF file: just enough for tests. */
    private static DebugSections elfSections(byte[] file) {
        ByteBuffer elf = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int table = (int) elf.getLong(0x28);
        int size = elf.getShort(0x3a);
        int count = elf.getShort(0x3c);
        int names = (int) elf.getLong(table + size * elf.getShort(0x3e) + 0x18);
        DebugSections.Builder sections = DebugSections.builder();
        for (int i = 0; i < count; i++) {
            int header = table + i * size;
            int nameAt = names + elf.getInt(header);
            int end = nameAt;
            while (file[end] != 0) {
                end++;
            }
            String name =
                    new String(file, nameAt, end - nameAt, java.nio.charset.StandardCharsets.UTF_8);
            if (name.startsWith(".debug_")) {
                int offset = (int) elf.getLong(header + 0x18);
                sections.add(name, file, offset, (int) elf.getLong(header + 0x20));
            }
        }
        return sections.build();
    }
}
