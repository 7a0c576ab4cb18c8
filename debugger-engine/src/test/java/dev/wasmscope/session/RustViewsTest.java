package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of Rust are shown as the program itself prints them with {@code {:?}}. */
class RustViewsTest {
    @TempDir private Path folder;

    private DebuggedProgram open(String version) throws IOException, SessionException {
        String resource = "views/rust-" + version + ".wasm.gz";
        Path wasm = folder.resolve("views.wasm");
        try (InputStream packed =
                new GZIPInputStream(
                        Objects.requireNonNull(
                                RustViewsTest.class.getResourceAsStream(resource), resource))) {
            Files.copy(packed, wasm);
        }
        return DebuggedProgram.open(wasm, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.63", "1.96"})
    void valuesAreShownAsTheProgramPrintsThem(String version) throws Exception {
        StringBuilder expected = new StringBuilder();
        StringBuilder shown = new StringBuilder();
        int values = 0;
        try (DebuggedProgram program = open(version)) {
            program.session().addFunctionBreakpoint("views::done");
            Stop stop = program.perform("run");
            int read = 0;
            while (stop.reason() instanceof StopReason.AtBreakpoint) {
                String function = stop.frames().get(1).function() + ": ";
                for (String line : program.output().substring(read).lines().toList()) {
                    String name = line.substring(0, line.indexOf('\t'));
                    expected.append(function).append(line).append('\n');
                    shown.append(function).append(name).append('\t');
                    shown.append(program.evaluate(1, name).value()).append('\n');
                    values++;
                }
                read = program.output().length();
                stop = program.perform("continue");
            }
            assertInstanceOf(StopReason.Exited.class, stop.reason());
        }
        assertEquals(expected.toString(), shown.toString());
        assertEquals(212, values, "values that the program printed");
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
