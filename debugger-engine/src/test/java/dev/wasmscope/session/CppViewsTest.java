package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of the C++ library are shown as the programs themselves print them. */
class CppViewsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "views/strings.cpp, -O0 -gdwarf-4, 18",
                "views/strings.cpp, -O0 -gdwarf-5 -D_LIBCPP_ABI_ALTERNATE_STRING_LAYOUT, 18",
            })
    void valuesAreShownAsTheProgramPrintsThem(String source, String options, int count)
            throws Exception {
        Path wasm = CppGuests.build(source, options.split(" ", -1));
        try (DebuggedProgram program = DebuggedProgram.open(wasm, wasm.getParent())) {
            program.session().addFunctionBreakpoint("done");
            program.perform("run");
            List<String> printed = program.output().lines().toList();
            StringBuilder shown = new StringBuilder();
            for (String line : printed) {
                String name = line.substring(0, line.indexOf(": "));
                shown.append(name).append(": ").append(value(program, name)).append('\n');
            }
            assertEquals(String.join("\n", printed) + "\n", shown.toString());
            assertEquals(count, printed.size(), "values that the program printed");
        }
    }

    private static String value(DebuggedProgram program, String name) {
        Variable variable = program.evaluate(1, name);
        return variable.availability() == Availability.AVAILABLE
                ? variable.value()
                : variable.availability().toString();
    }

    @Test
    void theMembersAreOneStepAway() throws Exception {
        Path wasm = CppGuests.build("views/strings.cpp", "-O0", "-gdwarf-4");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, wasm.getParent())) {
            program.session().addFunctionBreakpoint("done");
            program.perform("run");
            Variable text = program.evaluate(1, "full");
            assertEquals(1, text.childCount());
            Variable raw = await(program.session().children(text, 0, 10)).getFirst();
            assertEquals("[raw]", raw.name());
            assertTrue(raw.value().startsWith("{__r_={"), raw.value());
            assertEquals(raw.value(), program.evaluate(1, "full[raw]").value());
            assertEquals("__r_", await(program.session().children(raw, 0, 10)).getFirst().name());
            assertEquals("\"pointed at\"", program.evaluate(1, "*pointer").value());
            assertEquals(
                    "0x"
                            + Long.toHexString(
                                    program.evaluate(1, "*pointer").address().orElseThrow()),
                    program.evaluate(1, "pointer[raw]").value());
        }
    }
}
