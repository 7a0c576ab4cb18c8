package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.run.WasmDebugSession;
import java.util.List;

/** What tests of steps assert at every stop. */
final class StepChecks {
    private StepChecks() {}

    /** Follows a table, and one step more; no internal breakpoint may be left at any stop. */
    static Stop follow(String name, DebuggedProgram program) throws Exception {
        try (program) {
            List<StepTable.Row> rows = StepTable.read(name).rows();
            StepTable.Row start = rows.getFirst();
            Stop stop = program.runTo(start.pc());
            int depth = stop.guestDepth();
            expect(name, 0, start, stop, depth);
            for (int i = 1; i < rows.size(); i++) {
                stop = program.perform(rows.get(i).command());
                assertNothingLeft(program);
                expect(name, i, rows.get(i), stop, depth);
            }
            return program.perform(rows.getLast().command());
        }
    }

    private static void expect(
            String table, int index, StepTable.Row row, Stop stop, int startDepth) {
        long at = stop.top().map(top -> top.location().codeOffset()).orElse(0L);
        assertTrue(
                row.isMetBy(stop, startDepth),
                () ->
                        "stepping/%s.txt row %d (%s) expects %s depth %d pc 0x%x, but it stopped at %s depth %d pc 0x%x: %s"
                                .formatted(
                                        table,
                                        index,
                                        row.command(),
                                        row.place(),
                                        row.depth(),
                                        row.pc(),
                                        DebuggedProgram.place(stop),
                                        stop.guestDepth() - startDepth,
                                        at,
                                        stop.reason()));
    }

    static void assertNothingLeft(DebuggedProgram program) {
        WasmDebugSession session = (WasmDebugSession) program.session();
        if (session.state() == SessionState.STOPPED) {
            assertEquals(
                    0,
                    DebuggedProgram.await(session.internalBreakpoints()),
                    "internal breakpoints left behind");
        }
    }
}
