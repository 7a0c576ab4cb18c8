package dev.wasmscope.cli.gdbremote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.session.StopReason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why the program stands, in the protocol's words. */
class StopReplyTest {
    @ParameterizedTest
    @CsvSource({
        "unreachable, 6",
        "uncaught exception, 6",
        "out of bounds memory access, 11",
        "out of bounds table access, 11",
        "call stack exhausted, 11",
        "null reference, 11",
        "undefined element, 4",
        "uninitialized element, 4",
        "indirect call type mismatch, 4",
        "integer divide by zero, 8",
        "integer overflow, 8",
        "invalid conversion to integer, 8",
    })
    void aTrapIsTheSignalOfTheSameMistake(String kind, int signal) {
        assertEquals(
                new StopReply(signal, "signal", "trap: " + kind + ": why"),
                StopReply.of(new StopReason.Trapped(kind, "why", OptionalLong.empty())));
    }

    @Test
    void otherStops() {
        assertEquals(new StopReply(5, "trace", ""), StopReply.of(new StopReason.StepDone()));
        assertEquals(
                new StopReply(2, "signal", "paused in wasi_snapshot_preview1.fd_read"),
                StopReply.of(new StopReason.Paused(Optional.of("wasi_snapshot_preview1.fd_read"))));
        assertEquals(
                new StopReply(2, "signal", ""),
                StopReply.of(new StopReason.Paused(Optional.empty())));
        assertEquals(
                new StopReply(24, "signal", "limit reached: 2.0 s of time"),
                StopReply.of(new StopReason.LimitReached("2.0 s of time")));
        assertEquals(
                new StopReply(5, "signal", "breakpoint 3"),
                StopReply.of(new StopReason.AtBreakpoint(List.of(3))),
                "one that the client did not set");
    }

    @Test
    void theEnd() {
        assertEquals(Optional.of("W01"), StopReply.end(new StopReason.Exited(257, List.of())));
        assertEquals(Optional.of("X09"), StopReply.end(new StopReason.Killed()));
        assertEquals(
                Optional.of("X06;description:6e6f"), StopReply.end(new StopReason.Failed("no")));
        assertEquals(Optional.empty(), StopReply.end(new StopReason.StepDone()));
    }

    @Test
    void aNameThatWouldCutThePacketIsNotSent() {
        String packet = StopReply.atBreakpoint().packet(16, "a;b.wasm");

        assertEquals(
                "T05thread:1;name:guest;threads:1;thread-pcs:10;00:1000000000000000;"
                        + "reason:breakpoint;",
                packet);
    }
}
