package dev.wasmscope.dwarf.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SectionBytesTest {
    /** An offset of 64 bits may be any number; found by fuzzing. */
    @Test
    void anOffsetBeyondAllSectionsIsSaidAtTheSection() {
        SectionBytes bytes =
                DebugSections.builder()
                        .add(".debug_ranges", new byte[4], 0, 4)
                        .build()
                        .get(".debug_ranges");
        DwarfException error = assertThrows(DwarfException.class, () -> bytes.reader(-13));
        assertEquals(
                ".debug_ranges+0x0: offset 0xfffffffffffffff3 is outside of the section's 4",
                String.valueOf(error.getMessage()));
    }
}
