package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * When breakpoints stop, and what they do instead. {@code fib(5)} of {@code shapes.c} is called 15
 * times, with these values of {@code n}, when each call is entered.
 */
class BreakpointOptionsTest {
    private static final List<Integer> CALLS = List.of(5, 4, 3, 2, 1, 0, 1, 2, 1, 0, 3, 2, 1, 0, 1);

    private final List<String> messages = new ArrayList<>();

    private DebuggedProgram fib() throws SessionException {
        DebuggedProgram program =
                DebuggedProgram.open(
                        TestInputs.guest("c/shapes-c19-O0-dw5.wasm"), TestInputs.guest("src"), "5");
        program.session()
                .addListener(
                        new SessionListener() {
                            @Override
                            public void onLogMessage(Breakpoint breakpoint, String text) {
                                messages.add(breakpoint.id() + " " + text);
                            }
                        });
        return program;
    }

    private static Breakpoint add(
            DebuggedProgram program, String function, BreakpointOptions options) {
        return program.session().addBreakpoint(new BreakpointSpec.Function(function), options);
    }

    /** The value of {@code n} at each stop of a run. */
    private static List<Integer> stops(DebuggedProgram program) {
        List<Integer> seen = new ArrayList<>();
        Stop stop = program.perform("run");
        while (!stop.ended()) {
            seen.add(Integer.parseInt(program.evaluate(0, "n").value()));
            stop = program.perform("continue");
        }
        return seen;
    }

    private static Arguments row(
            String name, UnaryOperator<BreakpointOptions> options, List<Integer> stops, int hits) {
        return Arguments.of(name, options.apply(BreakpointOptions.NONE), stops, hits);
    }

    private static Optional<HitCondition> hit(String text) {
        try {
            return Optional.of(HitCondition.parse(text));
        } catch (SessionException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> options() {
        return Stream.of(
                row("always", o -> o, CALLS, 15),
                row("off", o -> o.withEnabled(false), List.of(), 0),
                row("condition", o -> o.withCondition("n == 3"), List.of(3, 3), 2),
                row("false", o -> o.withCondition("n > 5"), List.of(), 0),
                row(
                        "condition on a register",
                        o -> o.withCondition("$local0 == 2"),
                        List.of(2, 2, 2),
                        3),
                row("the first", o -> o.withHits(hit("== 1")), List.of(5), 15),
                row("one", o -> o.withHits(hit("4")), List.of(2), 15),
                row("from", o -> o.withHits(hit(">= 14")), List.of(0, 1), 15),
                row("beyond", o -> o.withHits(hit("> 14")), List.of(1), 15),
                row("every", o -> o.withHits(hit("% 5")), List.of(1, 0, 1), 15),
                row(
                        "hits of the true ones",
                        o -> o.withCondition("n == 1").withHits(hit("% 2")),
                        List.of(1, 1),
                        5),
                row("this thread", o -> o.withThread(OptionalInt.of(0)), CALLS, 15),
                row("another thread", o -> o.withThread(OptionalInt.of(1)), List.of(), 0),
                row("this instance", o -> o.withInstance(OptionalInt.of(0)), CALLS, 15),
                row("another instance", o -> o.withInstance(OptionalInt.of(1)), List.of(), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void stopsWhenItsOptionsSay(
            String name, BreakpointOptions options, List<Integer> stops, int hits)
            throws Exception {
        try (DebuggedProgram program = fib()) {
            add(program, "fib", options);
            assertEquals(stops, stops(program), name);
            assertEquals(hits, program.session().breakpoints().getFirst().hitCount());
        }
    }

    @Test
    void countsTheHitsOfEachRunAnew() throws Exception {
        try (DebuggedProgram program = fib()) {
            add(program, "fib", BreakpointOptions.NONE.withHits(hit("4")));
            assertEquals(List.of(2), stops(program));
            assertEquals(List.of(2), stops(program));
            assertEquals(15, program.session().breakpoints().getFirst().hitCount());
        }
    }

    @Test
    void aBreakpointForOnceIsGoneWhenItHasStopped() throws Exception {
        try (DebuggedProgram program = fib()) {
            add(program, "fib", BreakpointOptions.NONE.withCondition("n == 3").withOneShot(true));
            assertEquals(List.of(3), stops(program));
            assertEquals(List.of(), program.session().breakpoints());
        }
    }

    @Test
    void waitsForAnotherBreakpoint() throws Exception {
        try (DebuggedProgram program = fib()) {
            Breakpoint first =
                    add(
                            program,
                            "fib",
                            BreakpointOptions.NONE
                                    .withCondition("n == 0")
                                    .withHits(hit("== 2"))
                                    .withLogMessage("now"));
            add(program, "fib", BreakpointOptions.NONE.withAfter(OptionalInt.of(first.id())));
            assertEquals(List.of(0, 3, 2, 1, 0, 1), stops(program));
            program.session().removeBreakpoint(first.id());
            assertEquals(
                    OptionalInt.empty(),
                    program.session().breakpoints().getFirst().options().after());
            assertEquals(CALLS, stops(program), "nothing is left to wait for");
        }
    }

    @Test
    void printsInsteadOfStopping() throws Exception {
        try (DebuggedProgram program = fib()) {
            add(
                    program,
                    "fib",
                    BreakpointOptions.NONE
                            .withCondition("n >= 3")
                            .withLogMessage("{{n}} is {n}, {n * 2,x}; {nothing}"));
            assertEquals(List.of(), stops(program));
            String nothing = "<column 1: no variable is named nothing here>";
            assertEquals(
                    List.of(
                            "1 {n} is 5, 0xa; " + nothing,
                            "1 {n} is 4, 0x8; " + nothing,
                            "1 {n} is 3, 0x6; " + nothing,
                            "1 {n} is 3, 0x6; " + nothing),
                    messages);
        }
    }

    @Test
    void aConditionThatCannotBeEvaluatedStopsAndSaysWhy() throws Exception {
        try (DebuggedProgram program = fib()) {
            add(program, "fib", BreakpointOptions.NONE.withCondition("n > limit"));
            Stop stop = program.perform("run");
            assertEquals(
                    "breakpoint 1; condition 'n > limit': column 5: no variable is named limit"
                            + " here",
                    stop.reason().text());
            program.session()
                    .setBreakpointOptions(1, BreakpointOptions.NONE.withCondition("n > 9"));
            assertTrue(program.perform("continue").ended());
        }
    }

    /** What can be known before the place is reached is told when the options are given. */
    @Test
    void mistakesAreToldWhenTheyAreMade() throws Exception {
        try (DebuggedProgram program = fib()) {
            Breakpoint added = add(program, "fib", BreakpointOptions.NONE.withCondition("n >"));
            assertEquals(
                    "condition: column 4: expected a value, but the expression ends here",
                    added.message());
            assertTrue(added.verified());
            program.session()
                    .setBreakpointOptions(
                            added.id(),
                            BreakpointOptions.NONE
                                    .withCondition("argc == 2")
                                    .withLogMessage("{n} {m}"));
            assertEquals(
                    "condition: column 1: no variable is named argc here; {m}: column 1: no"
                            + " variable is named m here",
                    program.session().breakpoints().getFirst().message());
            program.session().setBreakpointOptions(added.id(), BreakpointOptions.NONE);
            assertEquals("", program.session().breakpoints().getFirst().message());
            Breakpoint moved =
                    program.session()
                            .addBreakpoint(
                                    new BreakpointSpec.Line("shapes.c", 60),
                                    BreakpointOptions.NONE.withCondition("1 +"));
            assertEquals(
                    "moved to line 61, the next with code; condition: column 4: expected a value,"
                            + " but the expression ends here",
                    moved.message());
        }
    }

    @Test
    void aFalseConditionDoesNotEndAStepThatGoesOn() throws Exception {
        try (DebuggedProgram program = fib()) {
            add(program, "fib", BreakpointOptions.NONE.withCondition("n == 2"));
            Stop stop = program.runToLine("shapes.c", 93);
            assertEquals("shapes.c:93", DebuggedProgram.place(stop));
            stop = program.perform("over");
            assertEquals("breakpoint 1", stop.reason().text());
            assertEquals("2", program.evaluate(0, "n").value());
        }
    }

    @Test
    void hitCountsAreWrittenAsInEditors() throws Exception {
        assertEquals("== 5", HitCondition.parse("5").text());
        assertEquals("== 5", HitCondition.parse(" = 5 ").text());
        assertEquals(">= 6", HitCondition.parse(">5").text());
        assertEquals("% 5", HitCondition.parse("%5").text());
        for (String bad : List.of("", "x", "0", "% 0", "< 3", "99999999999999999999")) {
            assertThrows(SessionException.class, () -> HitCondition.parse(bad), bad);
        }
    }
}
