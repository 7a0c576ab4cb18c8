package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Debug information is read while the program is open already. */
class ReadAheadTest {
    /** 41 units and more than half a megabyte to read. */
    private static LaunchConfig large() {
        return LaunchConfig.of(TestInputs.guest("real/lua-c19-O0.wasm")).withReadAhead(true);
    }

    /** Hears one session until all is read. */
    private static final class Ear implements SessionListener {
        private final List<ReadingProgress> progress =
                Collections.synchronizedList(new ArrayList<>());
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private final CompletableFuture<Breakpoint> bound = new CompletableFuture<>();

        @Override
        public void onDebugInfoRead(ReadingProgress now) {
            progress.add(now);
            if (now.complete()) {
                over.complete(null);
            }
        }

        @Override
        public void onBreakpointChanged(Breakpoint breakpoint, boolean removed) {
            if (!breakpoint.locations().isEmpty()) {
                bound.complete(breakpoint);
            }
        }
    }

    @Test
    void progressIsToldUntilAllUnitsAreRead() throws Exception {
        try (DebugSession session = DebugSession.open(large())) {
            Ear ear = new Ear();
            session.addListener(ear);
            if (!session.debugInfoRead().complete()) {
                ear.over.get(30, TimeUnit.SECONDS);
                assertTrue(ear.progress.getLast().complete(), ear.progress::toString);
            }
            ReadingProgress read = session.debugInfoRead();
            assertTrue(read.complete() && read.total() > 30, read::toString);
            assertEquals(1.0, read.share());
        }
    }

    @Test
    void aBreakpointThatIsSetMeanwhileIsBoundAndHit() throws Exception {
        try (DebugSession session = DebugSession.open(large())) {
            Ear ear = new Ear();
            session.addListener(ear);
            Breakpoint added = session.addBreakpoint(new BreakpointSpec.Function("luaL_newstate"));
            if (added.locations().isEmpty()) {
                assertEquals("waits for the debug information", added.message());
            }
            Stop stop = session.run().get(30, TimeUnit.SECONDS);
            assertEquals("luaL_newstate", stop.frames().getFirst().function());
            assertEquals(1, ear.bound.get(30, TimeUnit.SECONDS).locations().size());
            assertEquals("", session.breakpoints().getFirst().message());
        }
    }

    @Test
    void runningToALineDoesNotNeedToWait() throws Exception {
        try (DebugSession session = DebugSession.open(large().withStopOnEntry(true))) {
            session.run().get(30, TimeUnit.SECONDS);
            Stop stop = session.runTo("lua.c", 640).get(30, TimeUnit.SECONDS);
            assertTrue(stop.position().orElseThrow().file().endsWith("lua.c"), stop::toString);
        }
    }

    @Test
    void littleDebugInformationIsReadWhenItIsAskedFor() throws Exception {
        LaunchConfig small =
                LaunchConfig.of(TestInputs.guest("c/shapes-c19-O0-dw5.wasm")).withReadAhead(true);
        try (DebugSession session = DebugSession.open(small)) {
            assertEquals(ReadingProgress.NONE, session.debugInfoRead());
            assertFalse(session.addLineBreakpoint("shapes.c", 33).locations().isEmpty());
        }
    }
}
