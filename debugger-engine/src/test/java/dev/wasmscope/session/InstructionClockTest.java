package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.samples.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going to moments of the run, forth and back, with breakpoints on the way. */
class InstructionClockTest {
    @TempDir Path folder;
    private LaunchConfig config = LaunchConfig.of(Path.of("ledger.wasm"));

    @BeforeEach
    void extract() throws Exception {
        Samples samples = new Samples();
        ExtractedSample sample = samples.extractTo(samples.find("ledger").orElseThrow(), folder);
        config =
                LaunchConfig.of(sample.module())
                        .withArgs(sample.sample().runs().getFirst().arguments())
                        .withPreopens(
                                sample.sample().preopens().stream()
                                        .map(
                                                p ->
                                                        new DirMapping(
                                                                sample.host(p),
                                                                p.guest(),
                                                                DirAccess.OVERLAY))
                                        .toList());
    }

    /** What a user sees of a moment. */
    private static List<String> rows(Stop stop) {
        return stop.frames().stream()
                .map(f -> f.function() + " 0x" + Long.toHexString(f.location().codeOffset()))
                .toList();
    }

    @Test
    void everyMomentIsTheSameWhereverOneComesFrom() throws Exception {
        try (DebugSession session = DebugSession.open(config)) {
            Stop start = await(session.clock().runTo(0));
            assertEquals(0, start.clock(), "before the first instruction");
            Stop far = await(session.clock().runTo(20_000));
            assertEquals(20_000, far.clock());
            assertInstanceOf(StopReason.StepDone.class, far.reason());
            Stop one = await(session.stepInstruction());
            assertTrue(one.clock() - far.clock() <= 1, "the next instruction follows");
            Stop back = await(session.clock().runTo(7_001));
            assertEquals(7_001, back.clock(), "back means again from the beginning");
            Stop again = await(session.clock().runTo(20_000));
            assertEquals(rows(far), rows(again));
        }
    }

    @Test
    void breakpointsOnTheWayArePassed() throws Exception {
        try (DebugSession session = DebugSession.open(config.withStopOnEntry(true))) {
            Breakpoint main = session.addBreakpoint(new BreakpointSpec.Function("main"));
            session.addBreakpoint(new BreakpointSpec.HostCall("*"));
            Stop hit = await(session.run());
            assertInstanceOf(StopReason.AtEntry.class, hit.reason());
            assertEquals(30_000, await(session.clock().runTo(30_000)).clock());
            assertEquals(0, session.breakpoints().getFirst().hitCount(), main::toString);
            assertEquals(100, await(session.clock().runTo(100)).clock(), "past the entry too");
        }
    }

    @Test
    void aProgramThatEndsBeforeSaysSo() throws Exception {
        try (DebugSession session = DebugSession.open(config)) {
            Stop end = await(session.clock().runTo(Long.MAX_VALUE));
            assertEquals(SessionState.ENDED, session.state(), () -> end.reason().text());
            assertEquals(500, await(session.clock().runTo(500)).clock(), "it starts again");
            AssertionError refused =
                    assertThrows(AssertionError.class, () -> await(session.clock().runTo(-1)));
            assertTrue(refused.getMessage().endsWith("-1 is no number of instructions"));
        }
    }
}
