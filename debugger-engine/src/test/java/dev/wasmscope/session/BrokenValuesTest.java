package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables that hold nonsense are shown as such: no error, no endless walk, no endless line. */
class BrokenValuesTest {
    private static final int ROUNDS = Integer.getInteger("wasmscope.brokenValues", 15);
    private static final int MAX_NODES = 400;
    private static final int MAX_LINE = 4_000;

    private int nodes;

    @ParameterizedTest
    @ValueSource(strings = {"views/containers.cpp", "views/wrappers.cpp", "views/classes.cpp"})
    void beforeTheyAreInitialised(String source) throws Exception {
        Path wasm = CompiledGuests.build(source, "-O0", "-gdwarf-5");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, wasm.getParent())) {
            program.session().addFunctionBreakpoint("main");
            program.perform("run");
            assertTrue(show(program, 0) > 5, "no variables in main");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"views/containers.cpp", "views/wrappers.cpp", "views/classes.cpp"})
    void whenTheirMemoryIsOverwritten(String source) throws Exception {
        Path wasm = CompiledGuests.build(source, "-O0", "-gdwarf-5");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, wasm.getParent())) {
            DebugSession session = program.session();
            session.addFunctionBreakpoint("done");
            program.perform("run");
            long size = await(session.memorySize(0));
            byte[] before = await(session.readMemory(0, 0, (int) size));
            for (int round = 0; round < ROUNDS; round++) {
                byte[] broken = before.clone();
                damage(broken, new Random(round));
                await(session.writeMemory(0, 0, broken));
                assertTrue(show(program, 1) > 5, "round " + round);
            }
            await(session.writeMemory(0, 0, before));
            assertEquals(size, await(session.memorySize(0)));
        }
    }

    @Test
    void aBrokenContainerSaysSoAndShowsItsMembers() throws Exception {
        Path wasm = CompiledGuests.build("views/containers.cpp", "-O0", "-gdwarf-5");
        try (DebuggedProgram program = DebuggedProgram.open(wasm, wasm.getParent())) {
            DebugSession session = program.session();
            session.addFunctionBreakpoint("done");
            program.perform("run");
            Variable numbers = program.evaluate(1, "numbers[raw].__tree_.__begin_node_");
            await(session.writeMemory(0, numbers.address().orElseThrow(), new byte[4]));
            Variable broken = program.evaluate(1, "numbers");
            assertEquals(
                    "<not a valid std::map: its size is 100 but its tree is not>", broken.value());
            assertEquals(
                    List.of("__tree_", "[raw]"),
                    await(session.children(broken, 0, 5)).stream().map(Variable::name).toList());
            Variable words = program.evaluate(1, "words[raw].__end_");
            await(session.writeMemory(0, words.address().orElseThrow(), new byte[] {1, 2, 3, 4}));
            String value = program.evaluate(1, "words").value();
            assertTrue(value.startsWith("<not a valid std::vector: it begins at 0x"), value);
        }
    }

    /** Single bytes, whole words, and copies of other words, which lead pointers astray. */
    private static void damage(byte[] memory, Random random) {
        int changes = 1 + random.nextInt(memory.length / 64);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(memory.length - 4) & -4;
            int from = random.nextInt(memory.length - 4) & -4;
            switch (random.nextInt(3)) {
                case 0 -> memory[at] = (byte) random.nextInt();
                case 1 -> System.arraycopy(memory, from, memory, at, 4);
                default -> {
                    byte[] word = new byte[4];
                    random.nextBytes(word);
                    System.arraycopy(word, 0, memory, at, 4);
                }
            }
        }
    }

    private int show(DebuggedProgram program, int frame) {
        nodes = 0;
        List<Variable> variables = await(program.session().variables(frame));
        variables.forEach(variable -> show(program, variable, 0));
        return nodes;
    }

    private void show(DebuggedProgram program, Variable variable, int depth) {
        nodes++;
        assertTrue(
                variable.value().length() < MAX_LINE,
                () -> variable.name() + ": " + variable.value().length() + " characters");
        if (depth < 3 && nodes < MAX_NODES && variable.hasChildren()) {
            await(program.session().children(variable, 0, 8))
                    .forEach(child -> show(program, child, depth + 1));
            if (variable.childCount() > 8) {
                await(program.session().children(variable, variable.childCount() - 1, 2));
            }
        }
    }
}
