package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What expressions may not do where the program is recorded, replayed, or read from a core file.
 */
class CallRefusalTest {
    private static final String RECORDED =
            "column 1: the program cannot be changed while the run is recorded: the recording would"
                    + " lack the change";

    @TempDir private Path folder;

    private static LaunchConfig config() {
        return LaunchConfig.of(CompiledGuests.build("changes.c", "-O0"));
    }

    private static DebuggedProgram stopped(LaunchConfig config) throws Exception {
        DebuggedProgram program = new DebuggedProgram(config);
        program.runToLine("changes.c", 73);
        return program;
    }

    private static String answer(DebuggedProgram program, String expression, CallEffects effects)
            throws Exception {
        try {
            return program.session()
                    .changes()
                    .evaluate(0, expression, effects, 1_000_000)
                    .get()
                    .value();
        } catch (ExecutionException e) {
            return e.getCause().getMessage();
        }
    }

    /** Calls that are taken back are harmless everywhere; whatever would stay is refused. */
    private static void harmlessOnly(DebuggedProgram program, String refusal) throws Exception {
        for (CallEffects effects : CallEffects.values()) {
            assertEquals(refusal, answer(program, "got = 7", effects));
            assertEquals(refusal, answer(program, "got++", effects));
            assertEquals(
                    refusal.replace("column 1", "column 5"), answer(program, "--p.a", effects));
        }
        assertEquals(refusal, answer(program, "add(2, 3)", CallEffects.KEEP));
        assertEquals(refusal, answer(program, "reset()", CallEffects.KEEP));
        assertEquals(refusal, answer(program, "note = \"x\"", CallEffects.KEEP));
        assertEquals("5", answer(program, "add(2, 3)", CallEffects.ROLL_BACK));
        assertEquals("4", answer(program, "length(\"four\")", CallEffects.ROLL_BACK));
        assertEquals("0", answer(program, "calls", CallEffects.ROLL_BACK));
    }

    @Test
    void aRecordedRunKeepsNothing() throws Exception {
        try (DebuggedProgram program = stopped(config().withRecording(folder.resolve("run.rec")))) {
            harmlessOnly(program, RECORDED);
        }
    }

    @Test
    void aCoreFileKeepsNothing() throws Exception {
        Path core = folder.resolve("core");
        try (DebuggedProgram program = stopped(config())) {
            await(program.session().coredumps().write(core));
        }
        try (DebuggedProgram opened = new DebuggedProgram(config().withCore(core))) {
            harmlessOnly(opened, "column 1: " + Coredumps.UNCHANGEABLE);
        }
    }

    @Test
    void aReplayedRunDoesNotCallTheHost() throws Exception {
        Path recording = folder.resolve("run.rec");
        try (DebuggedProgram program = new DebuggedProgram(config().withRecording(recording))) {
            program.perform("run");
        }
        try (DebuggedProgram program = stopped(config().withReplay(recording))) {
            assertEquals(
                    "column 1: the host is not called while a run is replayed; the program is as"
                            + " before",
                    answer(program, "say(\"hello\")", CallEffects.KEEP));
            assertEquals("5", answer(program, "add(2, 3)", CallEffects.KEEP));
        }
    }
}
