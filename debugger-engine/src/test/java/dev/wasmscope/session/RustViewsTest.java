package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of Rust are shown as the program itself prints them with {@code {:?}}. */
class RustViewsTest {
    @TempDir private Path folder;

    private DebuggedProgram open(String version) throws IOException, SessionException {
        return PackedGuests.open("rust-" + version, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.63", "1.96"})
    void valuesAreShownAsTheProgramPrintsThem(String version) throws Exception {
        try (DebuggedProgram program = open(version)) {
            assertEquals(212, PackedGuests.compare(program, "views::done"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.63", "1.96"})
    void childrenAreElementsFieldsAndCounts(String version) throws Exception {
        try (DebuggedProgram program = open(version)) {
            program.session().addFunctionBreakpoint("views::done");
            program.perform("run");
            assertEquals(List.of("strong=1", "weak=0", "[raw]"), children(program, "shared"));
            program.perform("continue");
            assertEquals(
                    List.of("[0]=2", "[1]=3", "[2]=4", "[3]=5", "[raw]"),
                    children(program, "deque"));
            program.perform("continue");
            assertEquals(
                    List.of("value=Point { x: 1, y: 1 }", "strong=2", "weak=1", "[raw]"),
                    children(program, "rc"));
            assertEquals(List.of("x=5", "y=6", "[raw]"), children(program, "boxed_point"));
            assertTrue(program.evaluate(1, "boxed_point[raw]").value().startsWith("0x"));
            program.perform("continue");
            program.perform("continue");
            assertEquals(List.of("r=1.5"), children(program, "circle"));
            assertEquals(List.of("0=\"n\"", "1=Nothing"), children(program, "named"));
            program.perform("continue");
            assertTrue(children(program, "ages").contains("[\"ada\"]=0"));
            assertEquals(501, program.evaluate(1, "large_map").childCount(), "entries and [raw]");
        }
    }

    private static List<String> children(DebuggedProgram program, String name) {
        Variable variable = program.evaluate(1, name);
        return await(program.session().children(variable, 0, 10)).stream()
                .map(
                        child ->
                                child.name().equals("[raw]")
                                        ? "[raw]"
                                        : child.name() + "=" + child.value())
                .toList();
    }

    @Test
    void aClosureLeadsToWhatItCaptured() throws Exception {
        try (DebuggedProgram program = open("1.96")) {
            program.session().addFunctionBreakpoint("views::done");
            program.perform("run");
            for (int i = 1; i < 8; i++) {
                program.perform("continue");
            }
            assertEquals("10", program.evaluate(1, "by_ref.offset").value());
            assertEquals("\"cap\"", program.evaluate(1, "by_ref.name").value());
        }
    }
}
