package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.scope.Variable;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A global variable is found by its name among all units, as looking at each one would find it. */
class GlobalsByNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c/shapes-c19-O0-dw5.wasm",
                "cpp/zoo-c19-O0-dw5.wasm",
                "rust/app-r163-O0.wasm",
                "zig/app-zig011-Debug.wasm"
            })
    void theSameAsAmongAll(String guest) {
        DwarfInfo dwarf = Guests.read(guest);
        List<Variable> all = dwarf.globals();
        TreeSet<String> names =
                all.stream().map(Variable::name).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(names.size() > 3, guest + " has only " + names);
        for (String name : names) {
            List<String> expected =
                    all.stream()
                            .filter(variable -> variable.name().equals(name))
                            .map(Variable::qualifiedName)
                            .toList();
            assertEquals(
                    expected,
                    dwarf.globalsNamed(name).stream().map(Variable::qualifiedName).toList(),
                    name);
        }
        assertEquals(List.of(), dwarf.globalsNamed("no such name"));
    }
}
