package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program of Go 1.19, which has no debug information but Go's own tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoTest {
    private static final String FILE = "main.go";

    private ModuleView module;

    @BeforeAll
    void read() throws Exception {
        module = ModuleView.read(TestInputs.guest("go/main-go119-N.wasm"), PathMappings.NONE);
    }

    @Test
    void namesAreGosOwnAndEveryFunctionWithCodeHasOne() {
        List<String> names =
                module.functions().stream()
                        .filter(f -> f.position().map(p -> p.fileName().equals(FILE)).orElse(false))
                        .map(FunctionView::name)
                        .toList();
        assertTrue(names.contains("main.(*Circle).Area"), names::toString);
        assertTrue(names.contains("main.main.func2.1"), names::toString);
        assertEquals(List.of("names", "Go 1.18 or newer"), module.debugInfo().kinds());
    }

    @ParameterizedTest
    @CsvSource({"main.fib, 38", "main.worker, 32", "main.(*Circle).Area, 17", "main.main, 45"})
    void functionsBeginWhereTheSourceSays(String name, int line) {
        FunctionView function = module.findFunctions(name).getFirst();
        assertEquals(line, function.position().orElseThrow().line());
    }

    /** The blocks of {@code fib}: its check of the stack, the return, and both recursive calls. */
    @Test
    void linesOfAFunctionAreThoseOfItsBlocks() {
        FunctionView fib = module.findFunctions("main.fib").getFirst();
        String lines =
                module.disassembly(fib.index()).stream()
                        .filter(l -> l.text().startsWith("call $main.fib"))
                        .map(l -> module.symbolize(l.codeOffset()).getFirst())
                        .map(l -> l.function() + ":" + l.position().orElseThrow().line())
                        .collect(Collectors.joining(" "));
        assertEquals("main.fib:42 main.fib:42", lines);
    }

    @Test
    void linesHaveBreakpoints() {
        String file =
                module.sourceFiles().stream()
                        .map(SourceFile::file)
                        .filter(f -> f.endsWith("/src/go/" + FILE))
                        .findFirst()
                        .orElseThrow();
        List<Integer> lines = module.breakableLines(file);
        assertTrue(lines.containsAll(List.of(38, 40, 42, 46, 49, 53)), lines::toString);
    }
}
