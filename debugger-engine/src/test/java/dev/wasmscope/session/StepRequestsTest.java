package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.testing.TestInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The further steps and what steps run through, on shapes.c. What is expected was read off the
 * source: line 61 is {@code return n < 2 ? n : fib(n - 1) + fib(n - 2)}, line 85 {@code
 * area_table[s->kind](s)}.
 */
class StepRequestsTest {
    private static DebuggedProgram shapes() throws Exception {
        return DebuggedProgram.open(
                TestInputs.guest("c/shapes-c19-O0-dw5.wasm"), TestInputs.guest("src"));
    }

    private static String at(DebuggedProgram program, CompletableFuture<Stop> request) {
        Stop stop = DebuggedProgram.await(request);
        StepChecks.assertNothingLeft(program);
        return DebuggedProgram.place(stop) + " depth " + stop.guestDepth();
    }

    private static List<String> labels(List<StepTarget> targets) {
        return targets.stream().map(StepTarget::label).toList();
    }

    private static List<StepTarget> targets(DebuggedProgram program, int frame) {
        return DebuggedProgram.await(program.session().stepping().targets(frame));
    }

    @Test
    void theSecondCallOfALineIsEnteredOverTheFirstOne() throws Exception {
        try (DebuggedProgram program = shapes()) {
            int depth = program.runToLine("shapes.c", 61).guestDepth();
            List<StepTarget> targets = targets(program, 0);
            assertEquals(List.of("fib (column 61)", "fib (column 74)"), labels(targets));
            Stepping stepping = program.session().stepping();
            assertEquals(
                    "shapes.c:61 depth " + (depth + 1),
                    at(program, stepping.into(targets.getLast())));
            assertEquals("18", program.evaluate(0, "n").value());
            assertEquals("20", program.evaluate(1, "n").value());
        }
    }

    @Test
    void aChosenCallThatDoesNotComeEndsLikeAStepOver() throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 61);
            for (int n = 20; n > 1; n--) { // down to fib(1)
                at(program, program.session().stepping().into(targets(program, 0).getFirst()));
            }
            assertEquals("1", program.evaluate(0, "n").value());
            int depth = program.session().lastStop().orElseThrow().guestDepth();
            assertEquals(
                    "shapes.c:61 depth " + (depth - 1),
                    at(program, program.session().stepping().into(targets(program, 0).getFirst())));
            assertEquals(
                    List.of("fib"), labels(targets(program, 0)), "the first call is behind it");
            assertEquals(List.of(), targets(program, 1), "an outer frame is calling already");
        }
    }

    @Test
    void aCallThroughAPointerIsNamedByItsText() throws Exception {
        try (DebuggedProgram program = shapes()) {
            int depth = program.runToLine("shapes.c", 85).guestDepth();
            List<StepTarget> targets = targets(program, 0);
            assertEquals(List.of("area_table[s->kind]"), labels(targets));
            assertEquals(
                    "shapes.c:40 depth " + (depth + 1),
                    at(program, program.session().stepping().into(targets.getFirst())));
        }
    }

    @Test
    void aTargetOfAnotherStopIsRefused() throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 85);
            StepTarget target = targets(program, 0).getFirst();
            program.runToLine("shapes.c", 61);
            assertThrows(
                    AssertionError.class,
                    () -> DebuggedProgram.await(program.session().stepping().into(target)));
        }
    }

    @Test
    void forwardLeavesALoopThatOverGoesRound() throws Exception {
        try (DebuggedProgram program = shapes()) {
            int depth = program.runToLine("shapes.c", 81).guestDepth();
            assertEquals("shapes.c:71 depth " + depth, at(program, program.session().stepOver()));
            assertEquals(
                    "shapes.c:83 depth " + depth,
                    at(program, program.session().stepping().forward()));
        }
    }

    @Test
    void outOfAnOuterRowRunsThroughEveryFrameInBetween() throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 61);
            int depth = 0;
            for (int i = 0; i < 3; i++) {
                depth = DebuggedProgram.await(program.session().stepInto()).guestDepth();
            }
            Stepping stepping = program.session().stepping();
            assertEquals("shapes.c:61 depth " + (depth - 3), at(program, stepping.out(2)));
            assertEquals("shapes.c:93 depth " + (depth - 4), at(program, stepping.out(0)));
        }
    }

    @Test
    void instructionsOverIntoAndOutOfACall() throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 85);
            DebugSession session = program.session();
            CodeLocation call = targets(program, 0).getFirst().location();
            String at = at(program, session.runTo(call));
            Stop inside = DebuggedProgram.await(session.stepInstruction());
            StepChecks.assertNothingLeft(program);
            CodeLocation first = inside.top().orElseThrow().location();
            assertTrue(first.functionIndex() != call.functionIndex(), "entered");
            Stop line = DebuggedProgram.await(session.stepOver());
            assertEquals("shapes.c:40", DebuggedProgram.place(line), "past the prologue");
            at(program, session.stepping().instructionOut());
            CodeLocation behind = session.lastStop().orElseThrow().top().orElseThrow().location();
            assertEquals(call.functionIndex(), behind.functionIndex());
            assertEquals(at, at(program, session.runTo(call)), "the loop comes by again");
            at(program, session.stepInstructionOver());
            assertEquals(behind, session.lastStop().orElseThrow().top().orElseThrow().location());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', shapes.c:40",
        "'', area_*, shapes.c:86",
        "shapes.c, '', shapes.c:86",
        "src/c/, '', shapes.c:86",
        "/other/*.c, '', shapes.c:40",
        "**/src/**|!shapes.c, '', shapes.c:40",
        "!shapes.c|c/*.c, '', shapes.c:86",
    })
    void patternsSayWhatStepsRunThrough(String files, String functions, String place)
            throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 85);
            JustMyCode rules =
                    JustMyCode.DEFAULT
                            .withFiles(patterns(files))
                            .withFunctions(patterns(functions));
            program.session().stepping().setJustMyCode(rules);
            assertEquals(rules, program.session().stepping().justMyCode());
            Stop stop = DebuggedProgram.await(program.session().stepInto());
            StepChecks.assertNothingLeft(program);
            assertEquals(place, DebuggedProgram.place(stop));
        }
    }

    private static List<String> patterns(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
    }

    /** Line 51 calls calloc, whose lines are recorded and whose text is not here. */
    @ParameterizedTest
    @CsvSource({"true, true, shapes.c:52", "true, false, shapes.c:52", "false, false, malloc.c"})
    void librariesAndCodeWithoutSourceAreEnteredOnDemand(
            boolean skipsWithoutSource, boolean skipsLibraries, String place) throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.session()
                    .stepping()
                    .setJustMyCode(
                            JustMyCode.DEFAULT
                                    .withSkipsWithoutSource(skipsWithoutSource)
                                    .withSkipsLibraries(skipsLibraries));
            program.runToLine("shapes.c", 51);
            String reached = at(program, program.session().stepInto());
            assertTrue(reached.startsWith(place), reached);
        }
    }

    @Test
    void aBreakpointOnTheWayWins() throws Exception {
        try (DebuggedProgram program = shapes()) {
            program.runToLine("shapes.c", 93);
            Breakpoint inFib = program.session().addLineBreakpoint("shapes.c", 61);
            Stop stop = DebuggedProgram.await(program.session().stepOver());
            StepChecks.assertNothingLeft(program);
            StopReason.AtBreakpoint reason =
                    assertInstanceOf(StopReason.AtBreakpoint.class, stop.reason());
            assertEquals(List.of(inFib.id()), reason.ids());
        }
    }

    /** With a breakpoint on each line, going on never stops where it stands already. */
    @Test
    void noLineStopsTwiceForNothing() throws Exception {
        try (DebuggedProgram program = shapes()) {
            for (int line = 31; line <= 96; line++) {
                Breakpoint set = program.session().addLineBreakpoint("shapes.c", line);
                if (set.locations().size() > 1) { // a block within the line has one of its own
                    program.session().removeBreakpoint(set.id());
                }
            }
            Stop before = program.perform("run");
            List<String> twice = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                Stop stop = program.perform(i % 3 == 0 ? "over" : "continue");
                long from = before.top().orElseThrow().location().codeOffset();
                long to = stop.top().orElseThrow().location().codeOffset();
                boolean behindCall = stop.guestDepth() < before.guestDepth();
                if (!behindCall
                        && stop.guestDepth() == before.guestDepth()
                        && to > from
                        && DebuggedProgram.place(stop).equals(DebuggedProgram.place(before))) {
                    twice.add(DebuggedProgram.place(stop) + " at " + stop.clock());
                }
                before = stop;
            }
            assertEquals(List.of(), twice);
        }
    }

    /** Without lines a step by line is one by instruction, over calls. */
    @Test
    void codeWithoutLinesIsSteppedByInstruction() throws Exception {
        try (DebuggedProgram program =
                DebuggedProgram.open(
                        TestInputs.guest("c/shapes-c19-O2-stripped.wasm"),
                        TestInputs.guest("src"))) {
            Breakpoint start = program.session().addFunctionBreakpoint("_start");
            Stop stop = program.perform("run");
            program.session().removeBreakpoint(start.id());
            int depth = stop.guestDepth();
            for (int i = 0; i < 4 && stop.guestDepth() > 0; i++) {
                CodeLocation before = stop.top().orElseThrow().location();
                stop = program.perform("over");
                StepChecks.assertNothingLeft(program);
                assertTrue(
                        !stop.top().map(top -> top.location().equals(before)).orElse(false),
                        "it moved");
                assertTrue(stop.guestDepth() <= depth, "over calls");
            }
        }
    }

    /** A memory of 64-bit addresses; {@code run} has all of its code on line 5. */
    @Test
    void stepsThroughCodeFor64BitMemories() throws Exception {
        LaunchConfig config =
                LaunchConfig.of(TestInputs.guest("c/mem64-c19.wasm"))
                        .withInvoke("run")
                        .withArgs(List.of("2"))
                        .withPaths(new PathMappings(List.of(), List.of(TestInputs.guest("src"))));
        try (DebuggedProgram program = new DebuggedProgram(config)) {
            program.runToLine("mem64.c", 5);
            List<String> passed = new ArrayList<>();
            Stop stop = program.perform("into");
            while (!stop.ended()) {
                StepChecks.assertNothingLeft(program);
                passed.add(DebuggedProgram.place(stop) + "@" + stop.guestDepth());
                stop = program.perform("into");
            }
            assertEquals(
                    List.of(
                            "mem64.c:3@2",
                            "mem64.c:5@1",
                            "mem64.c:3@2",
                            "mem64.c:5@1",
                            "mem64.c:4@1",
                            "mem64.c:5@1"),
                    passed,
                    "push twice, then sum, which was inlined");
        }
    }
}
