package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.module.CodeLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Steps from a tail call: over it, the program stands behind the call that made the frame which is
 * no more; into it, in the callee, which then leads out to the same place.
 */
class TailCallSteppingTest {
    @TempDir private Path folder;

    /** {@code _start} calls function 1, which calls function 2 as its last act. */
    private Path module() throws Exception {
        byte[] bytes =
                new ModuleBytes()
                        .section(1, "01 60 00 00")
                        .section(3, "03 00 00 00")
                        .section(5, "01 00 01")
                        .section(7, "02  06 5f7374617274 00 00  06 6d656d6f7279 02 00")
                        .bodies("00 1001 01 01 0b", "00 01 1202 0b", "00 01 01 01 0b")
                        .build();
        return Files.write(folder.resolve("tail.wasm"), bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "over, 0+5 at 1",
        "instruction, 2+16 at 2",
        "'instruction,out', '2+16 at 2, exited with code 0'",
        "'instruction,over', '2+16 at 2, 2+17 at 2'",
        "'into,into', '2+16 at 2, 2+17 at 2'",
        "out, exited with code 0" // as ever where no caller has source
    })
    void stepsFromATailCall(String commands, String places) throws Exception {
        try (DebuggedProgram program = DebuggedProgram.open(module(), folder)) {
            program.session().addInstructionBreakpoint(new CodeLocation(1, 11));
            assertEquals("1+11 at 2", place(program.perform("run")));
            List<String> passed = new ArrayList<>();
            for (String command : commands.split(",")) {
                passed.add(place(program.perform(command)));
            }
            assertEquals(places, String.join(", ", passed));
        }
    }

    private static String place(Stop stop) {
        if (stop.frames().isEmpty()) {
            return stop.reason().text();
        }
        CodeLocation at = stop.frames().getFirst().location();
        return "%d+%d at %d".formatted(at.functionIndex(), at.codeOffset(), stop.guestDepth());
    }
}
