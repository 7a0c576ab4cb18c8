package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.Variable;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types are written as their languages write them. */
class TypeNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "c/shapes-c19-O0-dw5.wasm; const char *const[4]",
                "c/shapes-c19-O0-dw5.wasm; const area_fn[4]",
                "c/shapes-c19-O0-dw5.wasm; volatile int",
                "c/shapes-c19-O0-dw5.wasm; const struct point *",
                "c/shapes-c19-O0-dw5.wasm; char **",
                "c/shapes-c19-O0-dw5.wasm; void *restrict",
                "cpp/zoo-c19-O0-dw4.wasm; zoo::Ring<int, 8>",
                "cpp/zoo-c19-O0-dw4.wasm; const char (&)[4]",
                "cpp/zoo-c19-O0-dw4.wasm; zoo::Dog *",
                "real/lua-c19-O0.wasm; const struct {…}[21]",
                "rust/app-r196-dev.wasm; &guest::Shape",
                "rust/app-r196-dev.wasm; *mut u8",
                "rust/app-r196-dev.wasm; alloc::vec::Vec<i32, alloc::alloc::Global>"
            })
    void aVariableHasTheType(String guest, String name) {
        DwarfInfo info = Guests.read(guest);
        Set<String> names = new HashSet<>();
        for (Function function : info.functions()) {
            long middle = (function.lowPc() + function.highPc()) / 2;
            info.variablesAt(middle).forEach(variable -> names.add(variable.type().name()));
        }
        for (Variable global : info.globals()) {
            names.add(global.type().name());
        }
        assertTrue(names.contains(name), () -> name + " is not among " + names);
    }
}
