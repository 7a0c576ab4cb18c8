package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stops behind calls of the host, on a program that counts the words of two files. */
class HostCallBreakpointTest {
    @TempDir Path folder;
    private LaunchConfig launch = LaunchConfig.of(Path.of("none"));

    @BeforeEach
    void extract() throws Exception {
        Samples samples = new Samples();
        ExtractedSample sample = samples.extractTo(samples.find("wordcount").orElseThrow(), folder);
        Path data = sample.host(sample.sample().preopens().getFirst());
        launch =
                LaunchConfig.of(sample.module())
                        .withArgs(List.of("/data/lighthouse.txt", "/data/missing.txt"))
                        .withPreopens(List.of(new DirMapping(data, "/data", DirAccess.READ_WRITE)))
                        .withCallKeeping(CallKeeping.NONE);
    }

    private static Breakpoint breakOn(DebuggedProgram program, String filter) {
        return program.session().addBreakpoint(new BreakpointSpec.HostCall(filter));
    }

    /** The stops of a run, each as the name and the result of its call. */
    private static List<String> stops(DebuggedProgram program) {
        List<String> seen = new ArrayList<>();
        Stop stop = program.perform("run");
        while (!stop.ended()) {
            StopReason.AtHostCall at =
                    assertInstanceOf(StopReason.AtHostCall.class, stop.reason(), stop.toString());
            seen.add(at.call().number() + " " + at.call().name() + " " + at.call().result());
            stop = program.perform("continue");
        }
        return seen;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path_open                | 7 path_open success, 14 path_open noent",
                "path_open errno=noent    | 14 path_open noent",
                "error !fd_prestat_get    | 14 path_open noent",
                "fd=4 bytes>700           | 8 fd_read success",
                "path=missing.txt         | 14 path_open noent",
                "net                      | ''",
            })
    void stopsBehindTheCallsThatTheFilterAccepts(String filter, String calls) throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(launch)) {
            Breakpoint breakpoint = breakOn(program, filter);
            assertEquals(
                    calls.isEmpty() ? "the module imports no function that matches" : "",
                    breakpoint.message());
            assertEquals(calls, String.join(", ", stops(program)));
            long hits = calls.isEmpty() ? 0 : calls.split(",").length;
            assertEquals(hits, program.session().breakpoints().getFirst().hitCount());
        }
    }

    @Test
    void saysWhichCallAndStandsInItsCaller() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(launch)) {
            breakOn(program, "path_open errno=noent");
            Stop stop = program.perform("run");
            assertEquals("breakpoint 1: call 14, path_open = noent", stop.reason().text());
            assertTrue(
                    stop.frames().stream().anyMatch(frame -> frame.function().equals("read_file")),
                    stop.frames().toString());
            StopReason.AtHostCall at = (StopReason.AtHostCall) stop.reason();
            assertEquals("\"missing.txt\"", at.call().arguments().get(2).value().toString());
        }
    }

    /** The state there is that of a breakpoint at the same instruction at the same time. */
    @Test
    void theStateIsThatBehindTheCall() throws Exception {
        record State(long clock, Object locals, Object operands, String function) {
            static State of(DebuggedProgram program, Stop stop) {
                return new State(
                        stop.clock(),
                        await(program.session().wasmLocals(0)),
                        await(program.session().operandStack(0)),
                        stop.frames().getFirst().location() + "");
            }
        }
        List<State> byCall = new ArrayList<>();
        List<Breakpoint> places = new ArrayList<>();
        try (DebuggedProgram calls = new DebuggedProgram(launch);
                DebuggedProgram instructions = new DebuggedProgram(launch)) {
            breakOn(calls, "fd_read,path_open,fd_close");
            Stop stop = calls.perform("run");
            while (!stop.ended()) {
                byCall.add(State.of(calls, stop));
                places.add(
                        instructions
                                .session()
                                .addInstructionBreakpoint(stop.frames().getFirst().location()));
                stop = calls.perform("continue");
            }
            List<State> byPlace = new ArrayList<>();
            for (stop = instructions.perform("run");
                    !stop.ended();
                    stop = instructions.perform("continue")) {
                byPlace.add(State.of(instructions, stop));
            }
            assertTrue(byCall.size() >= 6, byCall.toString());
            assertEquals(byPlace, byCall);
            assertEquals(instructions.output(), calls.output());
            assertEquals(
                    instructions.session().lastStop().orElseThrow().clock(),
                    calls.session().lastStop().orElseThrow().clock());
            assertTrue(places.stream().allMatch(Breakpoint::verified));
        }
    }

    @Test
    void isSwitchedOffAndOnAndRemovedLikeAnyOther() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(launch)) {
            Breakpoint reads = breakOn(program, "fd_read");
            Breakpoint opens = breakOn(program, "path_open");
            DebugSession session = program.session();
            session.setBreakpointEnabled(reads.id(), false);
            assertEquals(List.of(opens.id()), ids(program.perform("run")));
            session.setBreakpointEnabled(reads.id(), true);
            session.removeBreakpoint(opens.id());
            assertEquals(List.of(reads.id()), ids(program.perform("continue")));
            session.removeBreakpoint(reads.id());
            assertTrue(program.perform("continue").ended());
        }
    }

    @Test
    void namesTheOtherBreakpointsOfThePlaceAndEndsASpanningStep() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(launch)) {
            breakOn(program, "path_open");
            Stop first = program.perform("run");
            Breakpoint place =
                    program.session()
                            .addInstructionBreakpoint(first.frames().getFirst().location());
            breakOn(program, "errno=noent");
            assertEquals(List.of(1, 2, 3), ids(program.perform("continue")));
            program.session().removeBreakpoint(place.id());
        }
        try (DebuggedProgram program = new DebuggedProgram(launch)) {
            breakOn(program, "path_open errno=noent");
            program.runToLine("wordcount.c", 63);
            program.perform("continue");
            assertEquals(List.of(1), ids(program.session().lastStop().orElseThrow()));
        }
    }

    @Test
    void aStepOverALineStopsBehindTheCallInIt() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(launch)) {
            program.runToLine("wordcount.c", 63);
            breakOn(program, "path_open");
            Stop stop = program.perform("over");
            assertEquals("path_open", ((StopReason.AtHostCall) stop.reason()).call().name());
            Stop next = program.perform("instruction");
            assertInstanceOf(StopReason.StepDone.class, next.reason());
            assertTrue(next.clock() > stop.clock());
        }
    }

    @Test
    void aFilterThatCannotBeReadIsSaid() throws Exception {
        try (DebuggedProgram program = new DebuggedProgram(launch)) {
            Breakpoint wrong = breakOn(program, "path_open errno=nonsense");
            assertFalse(wrong.verified());
            assertEquals(
                    "column 17: expected the name of an error such as noent, not 'nonsense'",
                    wrong.message());
            assertTrue(program.perform("run").ended());
        }
    }

    private static List<Integer> ids(Stop stop) {
        return assertInstanceOf(StopReason.AtHostCall.class, stop.reason(), stop.toString()).ids();
    }
}
