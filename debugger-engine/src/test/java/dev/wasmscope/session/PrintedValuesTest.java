package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values are shown as the programs themselves print them. */
class PrintedValuesTest {
    @ParameterizedTest
    @CsvSource({
        "views/values.c, -O0 -gdwarf-4, 58",
        "views/values.c, -O0 -gdwarf-5, 58",
        "views/classes.cpp, -O0 -gdwarf-5, 51",
        "views/strings.cpp, -O0 -gdwarf-4, 18",
        "views/strings.cpp, -O0 -gdwarf-5 -D_LIBCPP_ABI_ALTERNATE_STRING_LAYOUT, 18",
        "views/containers.cpp, -O0 -gdwarf-5, 38",
        "views/wrappers.cpp, -O0 -gdwarf-4, 47",
    })
    void valuesAreShownAsTheProgramPrintsThem(String source, String options, int count)
            throws Exception {
        StringBuilder shown = new StringBuilder();
        List<String> printed =
                eachPrinted(
                        source,
                        options,
                        _ -> true,
                        (name, value) ->
                                shown.append(name).append(": ").append(text(value)).append('\n'));
        assertEquals(String.join("\n", printed) + "\n", shown.toString());
        assertEquals(count, printed.size(), "values that the program printed");
    }

    /** What the optimiser left out is said to be missing; the rest is right. */
    @ParameterizedTest
    @CsvSource({
        "views/values.c, -O2 -gdwarf-5, 22",
        "views/classes.cpp, -O2 -gdwarf-4, 11",
        "views/containers.cpp, -O2 -gdwarf-4, 22",
        "views/wrappers.cpp, -O2 -gdwarf-5, 29",
    })
    void optimisedValuesAreRightOrMissing(String source, String options, int available)
            throws Exception {
        Map<String, String> shown = new LinkedHashMap<>();
        List<String> printed =
                eachPrinted(
                        source,
                        options,
                        name -> name.matches("\\w+"),
                        (name, value) -> shown.put(name, text(value)));
        List<String> right = new ArrayList<>();
        for (String line : printed) {
            String name = line.substring(0, line.indexOf(": "));
            String value = String.valueOf(shown.get(name));
            if (!value.contains("not available")) {
                assertEquals(line, name + ": " + value);
                right.add(name);
            }
        }
        assertEquals(available, right.size(), () -> "available: " + right);
    }

    /** Runs to the end of the program and evaluates each name that it printed a value of. */
    private static List<String> eachPrinted(
            String source,
            String options,
            Predicate<String> wanted,
            BiConsumer<String, Variable> each)
            throws Exception {
        Path wasm = CompiledGuests.build(source, options.split(" ", -1));
        try (DebuggedProgram program = DebuggedProgram.open(wasm, wasm.getParent())) {
            program.session().addFunctionBreakpoint("done");
            program.perform("run");
            List<String> printed =
                    program.output()
                            .lines()
                            .filter(line -> wanted.test(line.substring(0, line.indexOf(": "))))
                            .toList();
            for (String line : printed) {
                String name = line.substring(0, line.indexOf(": "));
                each.accept(name, program.evaluate(1, name));
            }
            return printed;
        }
    }

    private static String text(Variable variable) {
        return variable.availability() instanceof Availability.Unavailable missing
                ? "<not available: " + missing.reason() + ">"
                : variable.value();
    }

    /** What the program prints before each stop holds at that stop: inside of a closure first. */
    @Test
    void namesMeanWhatTheyMeanInTheSource() throws Exception {
        Path wasm = CompiledGuests.build("views/scopes.cpp", "-O0", "-gdwarf-5");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, wasm.getParent())) {
            program.session().addFunctionBreakpoint("done");
            int printedBefore = 0;
            for (String command : List.of("run", "continue")) {
                program.perform(command);
                String printed = program.output().substring(printedBefore);
                printedBefore += printed.length();
                String shown =
                        printed.lines()
                                .map(line -> line.substring(0, line.indexOf(": ")))
                                .map(name -> name + ": " + text(program.evaluate(1, name)) + "\n")
                                .collect(Collectors.joining());
                assertEquals(printed, shown);
            }
            List<String> listed =
                    await(program.session().variables(1)).stream().map(Variable::name).toList();
            assertEquals(
                    List.of(
                            "this",
                            "parameter",
                            "shadowed",
                            "closure",
                            "got",
                            "calls",
                            "constant",
                            "shadowed",
                            "M",
                            "N",
                            "Flag"),
                    listed);
        }
    }

    @Test
    void theMembersAreOneStepAway() throws Exception {
        Path wasm = CompiledGuests.build("views/strings.cpp", "-O0", "-gdwarf-4");
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
