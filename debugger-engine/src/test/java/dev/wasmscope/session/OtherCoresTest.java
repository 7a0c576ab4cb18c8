package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Core files of other engines, damaged ones, and what a session over one refuses. */
class OtherCoresTest {
    /** Changed files; more with -Dwasmscope.cores.mutations=N. */
    private static final int MUTATIONS = Integer.getInteger("wasmscope.cores.mutations", 300);

    @TempDir private Path folder;
    private Path wasm;
    private Path core;

    @BeforeEach
    void guest() {
        wasm = TestInputs.guest("c/shapes-c19-O0-dw5.wasm");
        core = folder.resolve("core");
    }

    private DebuggedProgram live() throws Exception {
        DebuggedProgram program = DebuggedProgram.open(wasm, TestInputs.guest("src"));
        program.runToLine("shapes.c", 70);
        await(program.session().coredumps().write(core));
        return program;
    }

    private DebuggedProgram opened() throws Exception {
        return new DebuggedProgram(LaunchConfig.of(wasm).withCore(core));
    }

    /** Each variable of each frame: all lie in memory, below a frame pointer in a local. */
    private static List<String> variables(DebugSession session) {
        List<String> all = new ArrayList<>();
        for (SymbolisedFrame row : await(session.frames(0, 50))) {
            all.add(row.function() + " " + row.position().map(p -> p.line()).orElse(0));
            for (Variable variable : await(session.variables(row.index()))) {
                all.add(variable.name() + " = " + variable.value() + variable.availability());
            }
        }
        return all;
    }

    @Test
    void withoutLocalsTheFramesAndTheVariablesOnTheLinearStackAreThere() throws Exception {
        List<String> expected;
        List<WasmValue> globals;
        try (DebuggedProgram live = live()) {
            expected = variables(live.session());
            globals = await(live.session().wasmGlobals());
        }
        assertTrue(expected.size() > 8, expected.toString());
        Files.write(core, ForeignCore.of(Files.readAllBytes(core)));
        try (DebuggedProgram program = opened()) {
            DebugSession session = program.session();
            assertEquals(expected, variables(session));
            assertEquals(globals, await(session.wasmGlobals()));
            assertEquals("core file", session.lastStop().orElseThrow().reason().text());
            assertEquals(
                    List.of(
                            "tables are not in the file: they are shown as they were at the start",
                            "locals are not in the file: only those that follow from the stack"
                                    + " pointer are shown"),
                    session.coredumps().opened().orElseThrow().notes());
            List<WasmValue> locals = await(session.wasmLocals(0));
            assertEquals("not available", locals.getFirst().value());
            assertEquals("", locals.getFirst().hex());
        }
    }

    @Test
    void optimisedVariablesThatWereInLocalsAreNotAvailable() throws Exception {
        wasm = TestInputs.guest("c/shapes-c19-O2-dw5.wasm");
        List<String> expected;
        try (DebuggedProgram live = live()) {
            expected = variables(live.session());
        }
        Files.write(core, ForeignCore.of(Files.readAllBytes(core)));
        try (DebuggedProgram program = opened()) {
            List<String> shown = variables(program.session());
            assertEquals(expected.size(), shown.size());
            int missing = 0;
            for (int i = 0; i < shown.size(); i++) {
                boolean same = shown.get(i).equals(expected.get(i));
                assertTrue(
                        same || shown.get(i).contains("the core file does not have"),
                        shown.get(i) + " for " + expected.get(i));
                missing += same ? 0 : 1;
            }
            assertTrue(missing > 0, shown.toString());
        }
    }

    @Test
    void whatRunsOrChangesIsRefusedInOneLine() throws Exception {
        live().close();
        try (DebuggedProgram program = opened()) {
            DebugSession session = program.session();
            String still = core + " is a core file: it shows one moment, nothing can run";
            for (CompletableFuture<?> asked :
                    List.of(
                            session.run(),
                            session.continueRun(),
                            session.stepOver(),
                            session.stepInstruction(),
                            session.runTo("shapes.c", 71),
                            session.pause(),
                            session.kill())) {
                assertEquals(still, refusal(asked));
            }
            for (CompletableFuture<?> asked :
                    List.of(
                            session.writeMemory(0, 0, new byte[1]),
                            session.memoryTools().load(0, 0, core))) {
                assertEquals(Coredumps.UNCHANGEABLE, refusal(asked));
            }
            assertEquals(Coredumps.UNCHANGEABLE, refusal(session.evaluate(0, "$local0 = 1")));
            assertEquals(SessionState.STOPPED, session.state());
            assertTrue(session.addFunctionBreakpoint("main").verified());
        }
    }

    private static String refusal(CompletableFuture<?> asked) {
        return assertThrows(ExecutionException.class, asked::get).getCause().getMessage();
    }

    @Test
    void aModuleWithoutItsDebugSectionsHasTheSameCoreFilesAnotherProgramNot() throws Exception {
        live().close();
        Path stripped = folder.resolve("stripped.wasm");
        byte[] bytes = Files.readAllBytes(wasm);
        var module = dev.wasmscope.engine.binary.ModuleReader.read(bytes);
        int end =
                (int)
                        module.sections().stream()
                                .filter(section -> section.name().startsWith(".debug"))
                                .findFirst()
                                .orElseThrow()
                                .header()
                                .start();
        Files.write(stripped, Arrays.copyOf(bytes, end));
        try (DebuggedProgram program =
                new DebuggedProgram(LaunchConfig.of(stripped).withCore(core))) {
            assertFalse(await(program.session().frames(0, 10)).isEmpty());
        }
        Path other = TestInputs.guest("c/shapes-c19-O2-dw5.wasm");
        SessionException refused =
                assertThrows(
                        SessionException.class,
                        () -> DebugSession.open(LaunchConfig.of(other).withCore(core)));
        assertTrue(
                refused.getMessage()
                        .startsWith(
                                core + ": it is of another build of the module, which was " + wasm),
                refused.getMessage());
        Files.write(core, ForeignCore.of(Files.readAllBytes(core)));
        Path zoo = TestInputs.guest("kotlin/guest-dev.wasm");
        refused =
                assertThrows(
                        SessionException.class,
                        () -> DebugSession.open(LaunchConfig.of(zoo).withCore(core)));
        assertTrue(refused.getMessage().contains("no instance in it has"), refused.getMessage());
    }

    @Test
    void damagedFilesEndInOneLine() throws Exception {
        live().close();
        Random random = new Random(5);
        byte[] ours = Files.readAllBytes(core);
        byte[] theirs = ForeignCore.of(ours);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = (i % 3 == 0 ? theirs : ours).clone();
            int tail = Math.min(bytes.length, 1500);
            for (int n = random.nextInt(3); n >= 0; n--) {
                bytes[bytes.length - 1 - random.nextInt(tail)] = (byte) random.nextInt();
            }
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            Files.write(core, bytes);
            refused += look() ? 0 : 1;
        }
        assertTrue(refused > MUTATIONS / 4, refused + " of " + MUTATIONS);
    }

    /** Whether the file can be opened; all that is shown of it then is asked for. */
    private boolean look() throws Exception {
        DebugSession session;
        try {
            session = DebugSession.open(LaunchConfig.of(wasm).withCore(core));
        } catch (SessionException e) {
            String message = String.valueOf(e.getMessage());
            assertTrue(message.startsWith(core.toString()), message);
            assertEquals(1, message.lines().count(), message);
            return false;
        }
        try (session) {
            await(session.wasmGlobals());
            for (SymbolisedFrame row : await(session.frames(0, 8))) {
                await(session.wasmLocals(row.index()));
                await(session.operandStack(row.index()));
                await(session.variables(row.index()));
            }
            return true;
        }
    }
}
