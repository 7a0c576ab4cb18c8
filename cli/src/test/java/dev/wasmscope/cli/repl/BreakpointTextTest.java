package dev.wasmscope.cli.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.cli.repl.BreakpointArguments.Parts;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.HitCondition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Breakpoints as they are written by {@code save} and read by {@code break}. */
class BreakpointTextTest {
    private static final BreakpointOptions NONE = BreakpointOptions.NONE;

    private static Breakpoint breakpoint(int id, BreakpointSpec spec, BreakpointOptions options) {
        return new Breakpoint(id, spec, options, List.of(), 0, "");
    }

    @Test
    void savesEveryKindWithItsOptionsAsCommands() {
        List<Breakpoint> all =
                List.of(
                        breakpoint(
                                2,
                                new BreakpointSpec.Line("src/a.c", 12),
                                NONE.withCondition("n > 3 && !done").withThread(OptionalInt.of(0))),
                        breakpoint(
                                5,
                                new BreakpointSpec.FunctionPattern("^post_"),
                                NONE.withHits(
                                                Optional.of(
                                                        new HitCondition(
                                                                HitCondition.Kind.EVERY, 10)))
                                        .withLogMessage("at {n}")
                                        .withAfter(OptionalInt.of(2))),
                        breakpoint(
                                6,
                                new BreakpointSpec.Instruction(new CodeLocation(3, 0x1f)),
                                NONE.withOneShot(true).withEnabled(false)),
                        breakpoint(7, new BreakpointSpec.HostCall("path_open errno=noent"), NONE),
                        breakpoint(8, new BreakpointSpec.Trap("unreachable"), NONE),
                        breakpoint(
                                9,
                                new BreakpointSpec.MemoryGrow(),
                                NONE.withPatch("pages = 1; return -1")),
                        breakpoint(
                                10,
                                new BreakpointSpec.Data(
                                        new DataTarget.Bytes(0, 0x400, 8), DataAccess.WRITE),
                                NONE));
        assertEquals(
                List.of(
                        "break src/a.c:12 thread 0 if n > 3 && !done",
                        "break /^post_/",
                        "hits $bpnum % 10",
                        "log $bpnum at {n}",
                        "after $bpnum 1",
                        "break *0x1f",
                        "once $bpnum",
                        "disable $bpnum",
                        "catch call path_open errno=noent",
                        "catch trap unreachable",
                        "catch grow",
                        "do $bpnum pages = 1; return -1",
                        "watch -w 0x400,8"),
                BreakpointText.commands(all));
    }

    @Test
    void readsOptionsFromTheEnd() {
        Parts parts = Parts.of("src/a.c:12 thread 1 instance 2 if (x == 3)");
        assertEquals("src/a.c:12", parts.what());
        assertEquals(
                NONE.withCondition("(x == 3)")
                        .withThread(OptionalInt.of(1))
                        .withInstance(OptionalInt.of(2)),
                parts.options());
        assertEquals("notify", Parts.of("notify").what(), "an if in a name is none");
        assertEquals(NONE, Parts.of("notify").options());
    }
}
