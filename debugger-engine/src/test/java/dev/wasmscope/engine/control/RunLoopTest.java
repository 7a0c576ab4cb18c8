package dev.wasmscope.engine.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The run loop and the step plans over runs that are written down. */
class RunLoopTest {
    /** Lines begin at every pc that ends in 0; calls are the pcs that end in 5. */
    private record Lines(Map<Integer, Long> entriesByFunction) implements StepMap {
        @Override
        public StepRegion region(CodeLocation from) {
            long base = from.functionIndex() * 100L;
            boolean source = entriesByFunction.containsKey(from.functionIndex());
            long line = from.codeOffset() / 10 * 10;
            List<Long> landings =
                    List.of(base, base + 10, base + 20, base + 30).stream()
                            .filter(pc -> pc != line)
                            .toList();
            List<Long> calls = List.of(base + 5, base + 15, base + 25);
            return source ? new StepRegion(true, landings, calls) : StepRegion.NONE;
        }

        @Override
        public OptionalLong entry(int functionIndex, CodeLocation caller) {
            Long entry = entriesByFunction.get(functionIndex);
            return entry == null ? OptionalLong.empty() : OptionalLong.of(entry);
        }

        @Override
        public List<CodeLocation> entries() {
            return entriesByFunction.values().stream().map(TracedGuest::place).toList();
        }

        @Override
        public boolean hasLine(CodeLocation at) {
            return true;
        }

        @Override
        public long after(CodeLocation call) {
            return call.codeOffset() + 1;
        }
    }

    private static final Lines LINES = new Lines(Map.of(1, 102L, 2, 202L));

    private final Runnable[] edits = {() -> {}};

    private RunLoop loop(TracedGuest guest) {
        return new RunLoop(guest, StopJudge.ALL, () -> edits[0].run());
    }

    private static Plan over(TracedGuest guest) {
        return new LineStep(LINES, LineStep.Mode.OVER, LINES.region(guest.top()));
    }

    private static Plan into(TracedGuest guest) {
        return new LineStep(LINES, LineStep.Mode.INTO, LINES.region(guest.top()));
    }

    private static void assertStepEndsAt(
            RunLoop loop, TracedGuest guest, Plan plan, int depth, long pc) {
        assertInstanceOf(StopEvent.Step.class, loop.run(plan));
        assertEquals(depth + ":" + pc, guest.depth() + ":" + guest.top().codeOffset());
        assertEquals(0, loop.breaks().internalCount(), "internal breakpoints left behind");
        assertEquals(0, guest.patches(), "patched instructions left behind");
    }

    @Test
    void aStepOverRunsThroughRecursion() {
        TracedGuest guest = new TracedGuest("1:105 2:100 2:102 2:110 2:120 1:106 1:110");
        assertStepEndsAt(loop(guest), guest, over(guest), 1, 110);
    }

    @Test
    void aStepOverTheEndStopsBehindTheCall() {
        TracedGuest guest = new TracedGuest("1:105 2:202 2:203 1:106 1:110");
        RunLoop loop = loop(guest);
        loop.run(new RunTo(List.of(TracedGuest.place(202))));
        assertStepEndsAt(loop, guest, over(guest), 1, 106);
        assertStepEndsAt(loop, guest, over(guest), 1, 110);
    }

    @Test
    void aStepIntoStopsBehindThePrologueOfTheFirstCalleeWithSource() {
        TracedGuest guest = new TracedGuest("1:102 1:105 2:300 2:301 1:106 1:115 2:200 2:202");
        assertStepEndsAt(loop(guest), guest, into(guest), 2, 202);
    }

    @Test
    void aStepIntoFollowsACallBackFromCodeWithoutSource() {
        TracedGuest guest = new TracedGuest("1:105 2:300 2:305 3:200 3:202 2:306 1:106 1:110");
        assertStepEndsAt(loop(guest), guest, into(guest), 3, 202);
    }

    @Test
    void aStepOutRunsThroughCallersWithoutSource() {
        TracedGuest guest = new TracedGuest("1:105 2:305 3:202 2:306 1:106 1:110");
        RunLoop loop = loop(guest);
        loop.run(new RunTo(List.of(TracedGuest.place(202))));
        assertStepEndsAt(loop, guest, new StepOut(LINES), 1, 106);
    }

    @Test
    void anInstructionStepOverACallEndsBehindIt() {
        TracedGuest guest = new TracedGuest("1:105 2:202 2:203 1:106");
        assertStepEndsAt(loop(guest), guest, new InstructionStep(LINES, true), 1, 106);
    }

    @Test
    void aBreakpointOnTheWayWins() {
        TracedGuest guest = new TracedGuest("1:105 2:202 2:203 1:106 1:110");
        RunLoop loop = loop(guest);
        loop.breaks().setLogical(7, List.of(TracedGuest.place(203)));
        StopEvent.Breakpoint stop =
                assertInstanceOf(StopEvent.Breakpoint.class, loop.run(over(guest)));
        assertEquals(List.of(7), stop.ids());
        assertEquals(0, loop.breaks().internalCount());
        assertEquals(1, guest.patches(), "the user's own breakpoint stays");
    }

    @Test
    void aBreakpointSetWhileRunningIsNotMissedWhereTheGuestWasHalted() {
        TracedGuest guest = new TracedGuest("1:101 1:102 1:103 1:104");
        guest.haltBefore(2);
        RunLoop loop = loop(guest);
        edits[0] = () -> loop.breaks().setLogical(1, List.of(TracedGuest.place(103)));
        assertInstanceOf(StopEvent.Breakpoint.class, loop.run(RunTo.nextStop()));
        assertEquals(103, guest.top().codeOffset());
        assertInstanceOf(
                StopEvent.Completed.class, loop.run(RunTo.nextStop()), "it is not hit twice");
    }

    @Test
    void aBreakpointOnTheFirstInstructionStops() {
        TracedGuest guest = new TracedGuest("1:101 1:102");
        RunLoop loop = loop(guest);
        loop.breaks().setLogical(1, List.of(TracedGuest.place(101)));
        assertInstanceOf(StopEvent.Breakpoint.class, loop.run(RunTo.nextStop()));
        assertEquals(0, guest.clock());
    }

    @Test
    void aSnapshotIsStaleOnceTheGuestHasRunOn() {
        TracedGuest guest = new TracedGuest("1:101 1:102 1:103");
        RunLoop loop = loop(guest);
        Snapshot before = loop.run(new InstructionStep(LINES, false)).snapshot();
        assertEquals(1, before.depth());
        loop.run(new InstructionStep(LINES, false));
        assertThrows(StaleSnapshotException.class, before::depth);
    }
}
