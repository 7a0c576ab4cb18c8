package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.testing.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The globals of a frame's unit come first; those of all others lie below a heading each. */
class GlobalVariablesTest {
    private static final Pattern ENTRY =
            Pattern.compile(
                    "^0x[0-9a-f]{8}: {1,3}DW_TAG_(\\w+)\\n((?: +DW_AT_.*\\n)*)", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("DW_AT_name\\t\\(\"(.*)\"\\)");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "c/shapes-c19-O0-dw5.wasm, main",
        "c/shapes-c19-O2-dw4.wasm, main",
        "real/lua-c19-O0.wasm, main",
    })
    void everyUnitsVariablesAreThoseThatDwarfdumpLists(String guest, String function)
            throws Exception {
        String dwarfdump = Tools.llvm("llvm-dwarfdump");
        Path wasm = TestInputs.guest(guest);
        try (DebuggedProgram program = DebuggedProgram.open(wasm, TestInputs.guest("src"))) {
            program.session().addFunctionBreakpoint(function);
            program.perform("run");

            List<Variable> globals = await(program.session().globalVariables(0));
            Variable heading = globals.getLast();
            assertEquals("other units", heading.name());
            List<String> shown = new ArrayList<>();
            addNames(shown, globals.subList(0, globals.size() - 1));
            for (Variable unit : children(program, heading)) {
                assertEquals(VariableKind.GROUP, unit.kind());
                shown.add("--- " + unit.name());
                List<Variable> variables = children(program, unit);
                addNames(shown, variables);
                assertEquals(
                        variables.subList(1, variables.size()).stream()
                                .map(Variable::name)
                                .toList(),
                        await(program.session().children(unit, 1, 1000)).stream()
                                .map(Variable::name)
                                .toList());
            }

            assertEquals(
                    String.join("\n", dumped(dwarfdump, wasm, shown)), String.join("\n", shown));
        }
    }

    /** As the dump has them, but the unit of the frame first and without its name. */
    private static List<String> dumped(String dwarfdump, Path wasm, List<String> shown) {
        List<List<String>> units = new ArrayList<>();
        Matcher entries = ENTRY.matcher(Tools.run("", dwarfdump, "--debug-info", wasm.toString()));
        while (entries.find()) {
            Matcher name = NAME.matcher(entries.group(2));
            if (entries.group(1).equals("compile_unit")) {
                assertTrue(name.find());
                units.add(new ArrayList<>(List.of("--- " + name.group(1))));
            } else if (entries.group(1).equals("variable") && name.find()) {
                units.getLast().add(name.group(1));
            }
        }
        units.removeIf(unit -> unit.size() == 1);
        List<String> own =
                units.stream()
                        .filter(unit -> !shown.contains(unit.getFirst()))
                        .findFirst()
                        .orElse(List.of(""));
        units.remove(own);
        List<String> all = new ArrayList<>(own.subList(1, own.size()));
        units.forEach(all::addAll);
        return all;
    }

    private static void addNames(List<String> into, List<Variable> variables) {
        variables.forEach(variable -> into.add(variable.name()));
    }

    private static List<Variable> children(DebuggedProgram program, Variable heading) {
        return await(program.session().children(heading, 0, 10_000));
    }
}
