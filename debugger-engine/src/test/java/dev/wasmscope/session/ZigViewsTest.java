package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of Zig are shown as the program itself prints them. */
class ZigViewsTest {
    @TempDir private Path folder;

    @Test
    void valuesAreShownAsTheProgramPrintsThem() throws Exception {
        try (DebuggedProgram program = PackedGuests.open("zig-0.11", folder)) {
            assertEquals(24, PackedGuests.compare(program, "views.done"));
        }
    }
}
