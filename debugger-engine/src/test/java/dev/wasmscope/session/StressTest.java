package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random commands on lua: breakpoints set and cleared, steps of every kind, pauses, memory written
 * and expressions evaluated. Whatever a person does without changing anything, the program's
 * output, result and clock at its end are those of a plain run, whose recording answers instead of
 * the host: lua seeds its hashes by the time.
 *
 * <p>{@code -Dwasmscope.stress.commands=10000} is the long run, {@code -Dwasmscope.stress.seed=N}
 * another one.
 */
class StressTest {
    private static final int COMMANDS = Integer.getInteger("wasmscope.stress.commands", 400);
    private static final int SEED = Integer.getInteger("wasmscope.stress.seed", 1);

    /** Enough work that the commands do not reach its end, even where pauses come late. */
    private static final String SCRIPT =
            "local t = {} local s = 0 local n = %d for i = 1, 10 * n do t[i %% 100 + 1] = i * 2"
                            .formatted(Math.max(6000, COMMANDS * 3))
                    + " s = (s * 31 + (t[i * 7 % 100 + 1] or 0)) % 1000003 if i % n == 0 then"
                    + " print(i, s, #tostring(s), string.rep('x', i // n)) end end";

    private static final List<String> FUNCTIONS =
            List.of(
                    "luaV_execute",
                    "luaH_getint",
                    "luaV_mod",
                    "luaG_ordererror",
                    "luaH_resize",
                    "str_rep",
                    "luaB_print",
                    "luaC_step",
                    "propagatemark",
                    "no_such_function");

    private static final List<String> EXPRESSIONS =
            List.of(
                    "L",
                    "L->ci",
                    "*L",
                    "ci->func",
                    "L->stack",
                    "$local0",
                    "$stack0",
                    "$pc + 1",
                    "sizeof(int)",
                    "i",
                    "ra",
                    "no_such_name",
                    "1 +",
                    "$mem[64]:u32",
                    "L->nci > 3");

    @TempDir private Path folder;

    private final Random random = new Random(SEED);
    private final List<Integer> breakpoints = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void randomCommandsLeaveTheOutputAsItIs() throws Exception {
        LaunchConfig config =
                LaunchConfig.of(TestInputs.guest("real/lua-c19-O0.wasm"))
                        .withArgs(List.of("-e", SCRIPT))
                        .withCallKeeping(CallKeeping.NONE);
        Path recording = folder.resolve("plain.wsrec");
        String expected;
        long clock;
        try (DebuggedProgram plain = new DebuggedProgram(config.withRecording(recording))) {
            clock = toTheEnd(plain.session().run()).clock();
            expected = plain.output();
            assertEquals(10, expected.lines().count(), expected);
        }
        LaunchConfig again = config.withReplay(recording).withStopOnEntry(true);
        try (DebuggedProgram program = new DebuggedProgram(again)) {
            Stop stop = program.perform("run");
            for (int i = 0; i < COMMANDS && !stop.ended(); i++) {
                stop = command(program, stop);
                StepChecks.assertNothingLeft(program);
            }
            assertTrue(!stop.ended(), () -> "ended after " + done.size() + " commands");
            breakpoints.forEach(program.session()::removeBreakpoint);
            Stop end = toTheEnd(program.session().continueRun());
            assertEquals(expected, program.output(), this::history);
            assertEquals("exited with code 0", end.reason().text(), this::history);
            assertEquals(clock, end.clock(), this::history);
        }
    }

    private static Stop toTheEnd(CompletableFuture<Stop> run) throws Exception {
        return run.get(5, TimeUnit.MINUTES);
    }

    private String history() {
        return "seed " + SEED + ", the last of " + done.size() + " commands: " + last();
    }

    private List<String> last() {
        return done.subList(Math.max(0, done.size() - 40), done.size());
    }

    private Stop command(DebuggedProgram program, Stop stop) {
        DebugSession session = program.session();
        int which = random.nextInt(20);
        return switch (which) {
            case 0, 1 -> set(session, stop);
            case 2, 3 -> clear(session, stop);
            case 4 -> pause(session);
            case 5, 6, 7 -> {
                look(session);
                yield stop;
            }
            case 8 -> {
                rewrite(session);
                yield stop;
            }
            case 9, 10, 11 -> go("over", session.stepOver(), session);
            case 12, 13, 14 -> go("into", session.stepInto(), session);
            case 15 -> go("out", session.stepOut(), session);
            case 16 -> go("instruction", session.stepInstruction(), session);
            case 17 -> go("instruction over", session.stepInstructionOver(), session);
            case 18 -> further(session);
            default -> go("continue", session.continueRun(), session);
        };
    }

    private Stop set(DebugSession session, Stop stop) {
        Breakpoint set =
                random.nextBoolean()
                        ? session.addFunctionBreakpoint(one(FUNCTIONS))
                        : session.addLineBreakpoint("lvm.c", 1150 + random.nextInt(600));
        done.add("set " + set.spec().text());
        breakpoints.add(set.id());
        return stop;
    }

    private Stop clear(DebugSession session, Stop stop) {
        if (!breakpoints.isEmpty()) {
            int id = breakpoints.remove(random.nextInt(breakpoints.size()));
            done.add("clear " + id);
            if (random.nextBoolean()) {
                session.setBreakpointEnabled(id, false);
            }
            session.removeBreakpoint(id);
        }
        return stop;
    }

    private Stop further(DebugSession session) {
        int frame = random.nextInt(3);
        return switch (random.nextInt(4)) {
            case 0 -> go("forward", session.stepping().forward(), session);
            case 1 -> go("out of " + frame, session.stepping().out(frame), session);
            case 2 -> go("instruction out", session.stepping().instructionOut(), session);
            default -> {
                List<StepTarget> targets = DebuggedProgram.await(session.stepping().targets(0));
                yield targets.isEmpty()
                        ? session.lastStop().orElseThrow()
                        : go("target", session.stepping().into(one(targets)), session);
            }
        };
    }

    private Stop pause(DebugSession session) {
        CompletableFuture<Stop> stop = session.continueRun();
        session.pause();
        return go("continue, pause", stop, session);
    }

    /** Waits for a stop; what runs on for long is paused. */
    private Stop go(String what, CompletableFuture<Stop> stop, DebugSession session) {
        done.add(what);
        try {
            return stop.get(2, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            session.pause();
            return DebuggedProgram.await(stop);
        } catch (ExecutionException e) { // refused: there are not so many frames
            assertTrue(e.getCause() instanceof SessionException, () -> e + history());
            return session.lastStop().orElseThrow();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void look(DebugSession session) {
        String expression = one(EXPRESSIONS);
        int frame = random.nextInt(4);
        done.add("evaluate " + expression + " in " + frame);
        List<CompletableFuture<?>> asked =
                List.of(
                        session.evaluate(frame, expression),
                        session.frames(0, 20),
                        session.variables(frame),
                        session.operandStack(frame));
        asked.forEach(StressTest::answered);
    }

    /** An edit that changes nothing: bytes are written back. */
    private void rewrite(DebugSession session) {
        int address = 1024 + random.nextInt(60_000);
        done.add("rewrite " + address);
        byte[] bytes = DebuggedProgram.await(session.readMemory(0, address, 16));
        DebuggedProgram.await(session.writeMemory(0, address, bytes));
    }

    /** An answer or a line that says why there is none; nothing of Java's. */
    private static void answered(CompletableFuture<?> asked) {
        try {
            asked.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertTrue(e.getCause() instanceof SessionException, () -> "not a line: " + e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
