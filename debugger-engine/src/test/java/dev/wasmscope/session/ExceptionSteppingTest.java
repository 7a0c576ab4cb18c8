package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.testing.TestInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Steps from the {@code throw} in line 71 of zoo.cpp, which the {@code catch} in line 102 of its
 * caller catches: no step may lose a program whose frames an exception leaves.
 */
class ExceptionSteppingTest {
    @ParameterizedTest
    @CsvSource({
        "zoo-c19-eh-legacy-O0, over, 'zoo.cpp:102 zoo.cpp:104 zoo.cpp:105'",
        "zoo-c19-eh-legacy-O0, into, 'zoo.cpp:102 zoo.cpp:104'",
        "zoo-c19-eh-legacy-O0, out, 'zoo.cpp:102 exited with code 0'",
        "zoo-c22-eh-exnref-O0, over, 'zoo.cpp:102 zoo.cpp:104 zoo.cpp:105'",
        "zoo-c22-eh-exnref-O0, into, 'zoo.cpp:102 zoo.cpp:104'",
        "zoo-c22-eh-exnref-O0, out, 'zoo.cpp:102 exited with code 0'"
    })
    void aStepEndsWhereTheExceptionIsCaught(String guest, String command, String places)
            throws Exception {
        Path wasm = TestInputs.guest("cpp/" + guest + ".wasm");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, TestInputs.guest("src"))) {
            Stop stop = program.runToLine("zoo.cpp", 71);
            int depth = stop.guestDepth();
            assertEquals("zoo.cpp:71", DebuggedProgram.place(stop));
            List<String> passed = new ArrayList<>();
            while (String.join(" ", passed).length() < places.length()) {
                stop = program.perform(command);
                passed.add(DebuggedProgram.place(stop));
                assertEquals(
                        stop.guestDepth() > 0 ? depth - 1 : 0, stop.guestDepth(), passed::toString);
            }
            assertEquals(places, String.join(" ", passed));
        }
    }
}
