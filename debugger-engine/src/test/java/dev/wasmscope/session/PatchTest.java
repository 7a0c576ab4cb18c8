package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static dev.wasmscope.session.DebuggedProgram.place;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is carried out in the place of code. Without a patch {@code changes.c} prints {@value
 * #UNPATCHED}: {@code steps(2) + 15}, {@code made(7)}, what {@code leaf} writes, a note, calls.
 */
class PatchTest {
    private static final String UNPATCHED = "37 7 8 15 start 0";
    private static final String SOURCE = "changes.c";

    private static LaunchConfig config() throws Exception {
        Path sources = Path.of("src/test/resources/dev/wasmscope/session");
        return LaunchConfig.of(CompiledGuests.build(SOURCE, "-O0"))
                .withPaths(new PathMappings(List.of(), List.of(sources)));
    }

    private static BreakpointOptions options(String patch) {
        return BreakpointOptions.NONE.withPatch(patch);
    }

    private static Breakpoint patch(DebuggedProgram program, String where, BreakpointOptions how) {
        BreakpointSpec spec =
                where.matches("\\d+")
                        ? new BreakpointSpec.Line(SOURCE, Integer.parseInt(where))
                        : new BreakpointSpec.Function(where);
        return program.session().addBreakpoint(spec, how);
    }

    private static String outputOf(String... patches) throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            for (String patch : patches) {
                String[] parts = patch.split(" do ", 2);
                Breakpoint set = patch(program, parts[0], options(parts[1]));
                assertEquals("", set.message(), patch);
            }
            Stop end = program.perform("run");
            assertEquals(true, end.ended(), end.reason().text());
            return program.output().strip();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "steps do return 5               | 20 7 8 15 start 0",
                "steps do return add(n, 40)      | 57 7 8 15 start 1",
                "steps do n = 4                  | 59 7 8 15 start 0",
                "47 do n = 100; goto 48          | 117 7 8 15 start 0",
                "53 do n = 70                    | 37 70 71 15 start 0",
                "54 do p.b = 77; return p        | 37 7 77 15 start 0",
                "59 do goto 60;                  | 37 7 8 0 start 0",
                "remember do return text         | 37 7 8 15  0",
                "73 do remember(\"now\")         | 37 7 8 15 now 0",
                "73 do $global0 = $global0       | 37 7 8 15 start 0",
                "73 do result = calls ? 1 : -1   | 37 7 8 -1 start 0"
            })
    void standsInForCode(String patch, String output) throws Exception {
        assertEquals(output, outputOf(patch), patch);
    }

    @Test
    void whereOnePatchLeadsToAnotherBothAreCarriedOut() throws Exception {
        assertEquals("67 7 8 15 start 0", outputOf("47 do goto 48", "48 do n = 50"));
        assertEquals("84 7 8 15 start 0", outputOf("steps do return 5", "69 do got = 69"));
        assertEquals("20 7 8 15 start 0", outputOf("46 do n = 1", "steps do return n + 4"));
    }

    @Test
    void itsOptionsHold() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            patch(program, "steps", options("return 5").withCondition("n > 3"));
            patch(
                    program,
                    "deep",
                    options("return 7").withHits(Optional.of(HitCondition.parse("== 9"))));
            patch(program, "made", options("n = 9").withEnabled(false));
            assertEquals(true, program.perform("run").ended());
            assertEquals(UNPATCHED, program.output().strip());
            assertEquals(
                    List.of(0L, 3L, 0L),
                    program.session().breakpoints().stream().map(Breakpoint::hitCount).toList());
        }
    }

    @Test
    void aPatchMayPrintToo() throws Exception {
        List<String> messages = new ArrayList<>();
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            program.session()
                    .addListener(
                            new SessionListener() {
                                @Override
                                public void onLogMessage(Breakpoint breakpoint, String text) {
                                    messages.add(text);
                                }
                            });
            patch(program, "steps", options("return 5").withLogMessage("n is {n}"));
            program.perform("run");
            assertEquals(List.of("n is 2"), messages);
            assertEquals("20 7 8 15 start 0", program.output().strip());
        }
    }

    /** The guest has not come to what else was there, but to what is at the new place. */
    @Test
    void breakpointsStopWhereAPatchLeads() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            patch(program, "47", BreakpointOptions.NONE);
            patch(program, "47", options("goto 48"));
            patch(program, "48", BreakpointOptions.NONE);
            Stop stop = program.perform("run");
            assertEquals("breakpoint 3 changes.c:48", stop.reason().text() + " " + place(stop));
            assertEquals("2", program.evaluate(0, "n").value());
        }
    }

    /** One that only assigns leaves the guest where it is. */
    @Test
    void aBreakpointBesideAnAssignmentStops() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            patch(program, "47", BreakpointOptions.NONE);
            patch(program, "47", options("n = 4"));
            Stop stop = program.perform("run");
            assertEquals("breakpoint 1 changes.c:47", stop.reason().text() + " " + place(stop));
            assertEquals("4", program.evaluate(0, "n").value());
            program.perform("continue");
            assertEquals("57 7 8 15 start 0", program.output().strip());
        }
    }

    @ParameterizedTest
    @CsvSource({"over", "into"})
    void stepsGoOnBehindAPatchedCall(String step) throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            patch(program, "steps", options("return 5"));
            program.runToLine(SOURCE, 68);
            assertEquals("changes.c:69", place(program.perform(step)));
            assertEquals("5", program.evaluate(0, "got").value());
        }
    }

    @Test
    void instructionStepsCarryPatchesOut() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            patch(program, "steps", options("return 5"));
            Stop stop = program.runToLine(SOURCE, 68);
            for (int i = 0; i < 50 && hits(program) == 0; i++) {
                stop = program.perform("instruction");
            }
            assertEquals("changes.c:68", place(stop), "back in the caller");
            program.perform("over");
            assertEquals("5", program.evaluate(0, "got").value());
        }
    }

    private static long hits(DebuggedProgram program) {
        return program.session().breakpoints().getFirst().hitCount();
    }

    /** Going to a moment passes breakpoints; without patches it would be another run. */
    @Test
    void patchesHoldOnTheWayToAMoment() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            patch(program, "steps", options("return 5"));
            patch(program, "70", BreakpointOptions.NONE);
            Stop there = program.perform("run");
            assertEquals("5", program.evaluate(0, "got").value());
            Stop back = await(program.session().clock().runTo(there.clock() - 20));
            assertEquals(there.clock() - 20, back.clock());
            Stop again = await(program.session().clock().runTo(there.clock()));
            assertEquals(there.position(), again.position());
            assertEquals("5", program.evaluate(0, "got").value());
            program.session()
                    .breakpoints()
                    .forEach(b -> program.session().removeBreakpoint(b.id()));
            program.perform("continue");
            assertEquals("20 7 8 15 start 0", program.output().strip().replaceAll("(?s).*\n", ""));
        }
    }

    /** What a patch assigns is not the guest's doing. */
    @Test
    void watchedDataIsToldFromWhatThePatchLeft() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            patch(program, "steps", options("calls = 7"));
            program.runToLine(SOURCE, 68);
            DataTarget calls = await(program.session().dataBreakpoints().target(0, "calls"));
            program.session()
                    .addBreakpoint(
                            new BreakpointSpec.Data(calls, DataAccess.CHANGE),
                            BreakpointOptions.NONE);
            Stop stop = program.perform("continue");
            assertEquals("mul", stop.frames().getFirst().function(), stop.reason().text());
            assertEquals("8", program.evaluate(0, "calls").value());
        }
    }

    @Test
    void onePatchThatCannotBeCarriedOutStopsAndSaysWhy() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            patch(program, "steps", options("return"));
            assertEquals(
                    "breakpoint 1; patch 'return': steps returns int: say what",
                    program.perform("run").reason().text());
            program.session().setBreakpointOptions(1, options("n = 1; return m"));
            program.session().setBreakpointOptions(1, BreakpointOptions.NONE);
            patch(program, "made", options("goto 48"));
            assertEquals(
                    "breakpoint 2; patch 'goto 48': cannot jump to line 48: made has no code of it",
                    program.perform("continue").reason().text());
            program.perform("continue");
            assertEquals(UNPATCHED, program.output().strip());
        }
    }

    @Test
    void patchesInACircleStop() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            patch(program, "47", options("goto 48"));
            patch(program, "48", options("goto 47"));
            String why = program.perform("run").reason().text();
            assertEquals(
                    "patches lead to one another in a circle, and no instruction is executed",
                    why.substring(why.lastIndexOf(": ") + 2));
        }
    }

    /** The guest executes a few instructions in each turn, and stands at the patch again. */
    @Test
    void aLoopThatAPatchMakesCanBePaused() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            patch(program, "48", options("goto 47"));
            CompletableFuture<Stop> run = program.session().run();
            while (program.session().state() != SessionState.RUNNING || hits(program) == 0) {
                Thread.onSpinWait();
            }
            Stop paused = await(program.session().pause());
            assertEquals("steps", paused.frames().getFirst().function(), paused.reason().text());
            assertEquals(paused, await(run));
            program.session().removeBreakpoint(1);
            assertEquals(true, program.perform("continue").ended(), "the way out is as it was");
        }
    }

    @Test
    void aLoopThatAPatchMakesEndsAtTheLimit() throws Exception {
        LaunchConfig limited = config().withLimits(RunLimits.NONE.withMaxInstructions(100_000));
        try (DebuggedProgram program = new DebuggedProgram(limited)) {
            patch(program, "48", options("goto 47"));
            String why = program.perform("run").reason().text();
            assertEquals("limit reached: ", why.substring(0, 15), why);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "n = | patch: 'n =': column 4: expected a value, but the expression ends here",
                "n = 1; return m | patch: 'm': column 1: no variable is named m here",
                "; | patch: nothing to do: write an assignment, return VALUE or goto LINE",
                "return 1; n = 2 | patch: column 11: the program goes on elsewhere before it comes"
                        + " to this",
                "goto there | patch: column 1: goto needs the number of a line, not 'there'",
                "goto 53 | patch: steps has no code of line 53"
            })
    void mistakesAreToldWhenTheyAreMade(String patch, String message) throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(config())) {
            assertEquals(message, patch(program, "steps", options(patch)).message());
        }
    }

    /** A recording would lack the change. */
    @Test
    void aRecordedRunIsNotPatched(@TempDir Path folder) throws Exception {
        LaunchConfig recorded = config().withRecording(folder.resolve("run.wsr"));
        try (DebuggedProgram program = new DebuggedProgram(recorded)) {
            patch(program, "steps", options("return 5"));
            assertEquals(
                    "breakpoint 1; patch 'return 5': the program cannot be changed while the run is"
                            + " recorded: the recording would lack the change",
                    program.perform("run").reason().text());
        }
    }
}
