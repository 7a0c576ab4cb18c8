package dev.wasmscope.ui.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SourcePosition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionGroupsTest {
    private static FunctionView function(String name, String file) {
        return new FunctionView(
                1,
                name,
                name,
                Optional.empty(),
                "() -> ()",
                false,
                10,
                20,
                Optional.of(file)
                        .filter(f -> !f.isEmpty())
                        .map(f -> new SourcePosition(f, Optional.empty(), 3, 0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "luaV_execute | /home/me/lua/src/lvm.c | lua/src",
                "main | main.c | /",
                "enter | ./src/ledger.c | src",
                "alloc::vec::Vec<T>::push | /rustc/4eb/library/alloc/src/vec/mod.rs | alloc",
                "<core::fmt::Arguments as core::fmt::Debug>::fmt | /rustc/4eb/core/fmt.rs | core",
                "std::vector<int>::push_back(int) | '' | std",
                "operator new(unsigned long) | '' | without debug information",
                "runtime.mallocgc | '' | runtime",
                "func[12] | '' | without debug information",
                "f | C:\\work\\zoo\\cell.cpp | work/zoo",
            })
    void putsFunctionsTogether(String name, String file, String group) {
        assertEquals(group, FunctionGroups.of(function(name, file)));
    }

    @Test
    void tablesBecomeText() {
        Grid grid =
                new Grid(
                        List.of("Name", "Size"),
                        List.of(List.of("a,\"b\"", "3"), List.of("c", "4")));
        assertEquals("Name,Size\r\n\"a,\"\"b\"\"\",3\r\nc,4\r\n", grid.csv());
        assertEquals("Name\tSize\na,\"b\"\t3\nc\t4", grid.text());
        assertEquals(
                "[ {\n  \"Name\" : \"c\",\n  \"Size\" : \"4\"\n} ]",
                new Grid(grid.titles(), grid.rows().subList(1, 2)).json().replace("\r", ""));
    }
}
