package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A Kotlin guest under the debugger: lines, and objects of the guest's heap. */
class KotlinTest {
    private static final String OUTPUT =
            """
            caught bad 3
            fib -> 6765
            total=80.8318 counts={wasm=3, dwarf=2, kotlin=1} depth=12 r=-1 first=Rect(w=1.0, h=2.0)
            """;

    private static DebuggedProgram open() throws Exception {
        return DebuggedProgram.open(
                TestInputs.guest("kotlin/guest-dev.wasm"), TestInputs.guest("src"));
    }

    /** A Kotlin program that stands in the second call of {@code Tree.insert}. */
    private static DebuggedProgram inInsert() throws Exception {
        DebuggedProgram program = open();
        program.session().addFunctionBreakpoint("Tree.insert");
        program.perform("run");
        program.perform("continue");
        return program;
    }

    @Test
    void stepsGoFromLineToLineAndTheProgramEndsAsItShould() throws Exception {
        try (DebuggedProgram program = open()) {
            StringBuilder places = new StringBuilder();
            places.append(DebuggedProgram.place(program.runToLine("Main.kt", 13)));
            for (String command : List.of("over", "over", "over", "into", "out")) {
                places.append(' ').append(DebuggedProgram.place(program.perform(command)));
            }
            assertEquals(
                    "Main.kt:13 Main.kt:14 Main.kt:15 Main.kt:16 Main.kt:5 Main.kt:16",
                    places.toString());
            assertEquals("exited with code 0", DebuggedProgram.place(program.perform("continue")));
            assertEquals(OUTPUT, program.output());
        }
    }

    @Test
    void allObjectsThatTheProgramCanReachAreListedByType() throws Exception {
        try (DebuggedProgram program = inInsert()) {
            GcHeap heap = program.session().gcHeap();
            assertTrue(heap.isUsed(), "the module declares structs");
            List<GcHeap.Group> groups = DebuggedProgram.await(heap.groups());
            List<Long> sizes = groups.stream().map(GcHeap.Group::bytes).toList();
            assertEquals(sizes.stream().sorted(Comparator.reverseOrder()).toList(), sizes);
            GcHeap.Group trees =
                    groups.stream().filter(g -> g.type().equals("$Tree")).findFirst().orElseThrow();
            List<WasmValue> objects =
                    DebuggedProgram.await(heap.objects("$Tree", 0, Integer.MAX_VALUE));
            assertEquals(trees.objects(), objects.size());
            WasmValue self = DebuggedProgram.await(program.session().wasmLocals(0)).getFirst();
            assertEquals(self.value(), objects.getFirst().value(), "the nearest root is first");
            assertEquals(
                    7,
                    DebuggedProgram.await(
                                    program.session()
                                            .children(
                                                    objects.getFirst().object().orElseThrow(),
                                                    0,
                                                    100))
                            .size(),
                    "its fields");
            assertEquals(
                    objects.subList(1, 2).stream().map(WasmValue::value).toList(),
                    DebuggedProgram.await(heap.objects("$Tree", 1, 1)).stream()
                            .map(WasmValue::value)
                            .toList());
            assertEquals(List.of(), DebuggedProgram.await(heap.objects("$Nothing", 0, 5)));
        }
    }

    @Test
    void aStructShowsItsTypeAndItsFieldsByName() throws Exception {
        try (DebuggedProgram program = inInsert()) {
            WasmValue self = DebuggedProgram.await(program.session().wasmLocals(0)).getFirst();
            assertEquals("<this>", self.name());
            assertEquals("(ref null $Tree)", self.type());
            assertTrue(self.value().startsWith("$Tree {vtable: $<classVTable>,"), self.value());
            Variable object = self.object().orElseThrow();
            assertEquals(7, object.childCount());
            List<Variable> fields =
                    DebuggedProgram.await(program.session().children(object, 3, 10));
            assertEquals(
                    """
                    _hashCode: i32 = 0
                    v: (ref null $kotlin.Any) = $kotlin.Int
                    l: (ref null $Tree) = $Tree
                    r: (ref null $Tree) = null""",
                    fields.stream().map(KotlinTest::line).collect(Collectors.joining("\n")));
        }
    }

    private static String line(Variable variable) {
        return "%s: %s = %s"
                .formatted(
                        variable.name(),
                        variable.typeName(),
                        variable.value().replaceAll(" \\{.*", ""));
    }

    @Test
    void anExpressionFollowsFieldsAndElements() throws Exception {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("$local0.v.value", "i32 = 50");
        expected.put("$local0.4.4", "i32 = 50");
        expected.put("$local1.value", "i32 = 1");
        expected.put("$local0.vtable.equals", "(ref null 11) = func[1925] kotlin.Any.equals");
        expected.put("$local0.rtti.superClassRtti.superClassRtti", "(ref null $RTTI) = null");
        expected.put("$global282[3]", "i64 = 98784247835");
        try (DebuggedProgram program = inInsert()) {
            expected.forEach(
                    (expression, text) -> {
                        Variable found = program.evaluate(0, expression);
                        assertEquals(text, found.typeName() + " = " + found.value(), expression);
                    });
        }
    }

    @Test
    void whatIsWrongWithAnExpressionIsSaid() throws Exception {
        Map<String, String> messages = new LinkedHashMap<>();
        messages.put("$local99", "no local 99 here: there are 14");
        messages.put("$local0.nope", "$local0 has no field nope");
        messages.put("$global282[99999]", "$global282 has 718 elements, no number 99999");
        messages.put("$local0 v", "column 9: expected an operator, not 'v'");
        try (DebuggedProgram program = inInsert()) {
            messages.forEach(
                    (expression, message) -> {
                        AssertionError error =
                                assertThrows(
                                        AssertionError.class,
                                        () -> program.evaluate(0, expression));
                        assertTrue(
                                String.valueOf(error.getCause()).contains(message),
                                error::toString);
                    });
        }
    }

    @Test
    void anArrayIsReadPageByPageAndOnlyWhileTheProgramStands() throws Exception {
        try (DebuggedProgram program = inInsert()) {
            Variable array = DebuggedProgram.await(program.session().evaluate(0, "$global282"));
            assertEquals(718, array.childCount());
            List<Variable> page =
                    DebuggedProgram.await(program.session().children(array, 716, 100));
            assertEquals(List.of("[716]", "[717]"), page.stream().map(Variable::name).toList());
            program.perform("continue");
            AssertionError stale =
                    assertThrows(
                            AssertionError.class,
                            () -> DebuggedProgram.await(program.session().children(array, 0, 1)));
            assertTrue(String.valueOf(stale.getCause()).contains("earlier stop"), stale::toString);
        }
    }
}
