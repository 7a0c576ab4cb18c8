package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locals of AssemblyScript are shown as the objects that their headers say they lead to. */
class AssemblyScriptViewsTest {
    @TempDir private Path folder;

    /** What {@code run} of {@code views.ts} calls {@code values} with. */
    private static final String VALUES =
            """
            text: String (guess) = "grüße x"
            empty: String (guess) = ""
            numbers: Array<i32> (guess) = [1, -2, 3]
            floats: Array<f64> (guess) = [0.5, 1.5]
            words: Array<object> (guess) = ["one", "two"]
            bytes: Uint8Array (guess) = [0, 200, 0]
            shorts: Int16Array (guess) = [-5, 0]
            fixed: StaticArray<i32> (guess) = [10, 20]
            ages: Map<object, i32> (guess) = {"ada" => 1, "cyd" => 3}
            codes: Map<i32, f64> (guess) = {7 => 0.5, -1 => 2.0}
            set: Set<object> (guess) = {"x", "y"}
            point: object of class 13 (guess) = {0, 1073217536, 2}
            node: object of class 14 (guess) = {0, "first"}
            buffer: ArrayBuffer (guess) = [0, 0, 0, 0]
            nested: Array<object> (guess) = [[1], [2, 3]]
            """;

    @Test
    void localsThatLeadToObjectsAreShownAndCalledAGuess() throws Exception {
        try (DebuggedProgram program = PackedGuests.open("assemblyscript-0.28", folder)) {
            program.session().addFunctionBreakpoint("views/done");
            program.perform("run");
            List<Variable> locals = await(program.session().variables(1));
            assertEquals(
                    VALUES,
                    locals.stream()
                            .map(v -> v.name() + ": " + v.typeName() + " = " + v.value() + "\n")
                            .collect(Collectors.joining()));
            assertEquals("\"two\"", program.evaluate(1, "words[1]").value());
            assertEquals("3", program.evaluate(1, "ages[\"cyd\"]").value());
            assertEquals("2.0", program.evaluate(1, "codes[-1]").value());
            assertEquals("3", program.evaluate(1, "nested[1][1]").value());
        }
    }

    /** The frame of a C program has no such locals, whatever numbers it has. */
    @Test
    void otherProgramsHaveNoGuesses() throws Exception {
        try (DebuggedProgram program = PackedGuests.open("zig-0.11", folder)) {
            program.session().addFunctionBreakpoint("views.done");
            Stop stop = program.perform("run");
            for (SymbolisedFrame frame : stop.frames()) {
                assertTrue(
                        await(program.session().variables(frame.index())).stream()
                                .noneMatch(v -> v.typeName().endsWith("(guess)")),
                        frame::toString);
            }
        }
    }
}
