package dev.wasmscope.ui.trace.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.host.MemoryRange;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.ui.testing.FakeCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallStoreTest {
    @Test
    void aCallComesBackAsItWas() {
        HostCallEvent call = everyKindOfValue(7, "é \u2603".repeat(100));
        CallStore store = new CallStore();
        store.append(call, 0);
        HostCallEvent back = store.call(0).orElseThrow();
        assertEquals(withoutArguments(call), withoutArguments(back));
        assertEquals(call.arguments().toString(), back.arguments().toString());
        assertEquals(call.startNanos(), back.startNanos());
    }

    @Test
    void everyCallOfALongRunComesBackInItsPlace() {
        CallStore store = new CallStore();
        int calls = 3 * CallStore.chunkRows() + 17;
        for (long n = 1; n <= calls; n++) {
            store.append(FakeCalls.call(n), 0);
        }
        for (long n = 1; n <= calls; n += 1013) {
            HostCallEvent call = FakeCalls.call(n);
            HostCallEvent back = store.call(n - 1).orElseThrow();
            assertEquals(withoutArguments(call), withoutArguments(back), "call " + n);
            assertEquals(call.arguments().toString(), back.arguments().toString(), "call " + n);
            CallColumns columns = store.columns(n - 1).orElseThrow();
            assertEquals(call.name(), columns.name());
            assertEquals(call.failed(), columns.failed());
            assertEquals((n - 1) * 2000, columns.at(), "time since the first call");
        }
    }

    @Test
    void callsAreGroupedByWhatTheyAreAbout() {
        CallStore store = new CallStore();
        store.append(FakeCalls.call(1), 0);
        store.append(FakeCalls.call(2), 0);
        store.append(FakeCalls.call(5), 0);
        CallColumns open = store.columns(0).orElseThrow();
        assertEquals("/data/in0.txt", open.file(), "the path below its folder");
        assertEquals("3</data>", open.handle());
        assertEquals("4</data/in0.txt>", store.columns(1).orElseThrow().handle());
        assertEquals("", store.columns(2).orElseThrow().file(), "a clock is no file");
    }

    @Test
    void theOldestCallsAreDroppedBeyondTheNumber() {
        CallStore store = new CallStore(10_000, Long.MAX_VALUE);
        for (long n = 1; n <= 50_000; n++) {
            store.append(FakeCalls.call(n), 0);
        }
        assertEquals(50_000, store.size());
        long kept = store.size() - store.first();
        assertTrue(kept >= 10_000 && kept <= 10_000 + 2L * CallStore.chunkRows(), kept + " kept");
        assertTrue(store.call(store.first() - 1).isEmpty(), "dropped");
        assertEquals(store.first() + 1, store.call(store.first()).orElseThrow().number());
        assertEquals(50_000, store.call(49_999).orElseThrow().number());
    }

    @Test
    void theOldestCallsAreDroppedBeyondTheMemory() {
        CallStore store = new CallStore(1_000_000, 4 << 20);
        for (long n = 1; n <= 200_000; n++) {
            store.append(FakeCalls.call(n), 0);
        }
        assertTrue(store.first() > 0, "some were dropped");
        assertTrue(store.footprint() <= 4 << 20, store.footprint() + " bytes");
    }

    @Test
    void aGuestThatNeverRepeatsATextIsKeptAllTheSame() {
        CallStore store = new CallStore();
        int calls = 140_000;
        for (int n = 1; n <= calls; n++) {
            store.append(everyKindOfValue(n, "text " + n), 0);
        }
        for (int n : List.of(1, 60_000, 70_000, calls)) {
            assertEquals(
                    everyKindOfValue(n, "text " + n).arguments().toString(),
                    store.call(n - 1).orElseThrow().arguments().toString());
        }
    }

    @Test
    void anotherRunBeginsAnew() {
        CallStore store = new CallStore();
        store.append(FakeCalls.call(1), 0);
        int before = store.generation();
        store.clear();
        assertEquals(0, store.size());
        assertTrue(store.call(0).isEmpty());
        assertTrue(store.generation() != before);
        store.append(FakeCalls.call(3), 0);
        assertEquals("fd_write", store.call(0).orElseThrow().name());
    }

    private static HostCallEvent withoutArguments(HostCallEvent c) {
        return new HostCallEvent(
                c.number(),
                c.clock(),
                c.thread(),
                c.callSite(),
                c.callers(),
                c.module(),
                c.name(),
                List.of(),
                c.result(),
                c.errno(),
                c.bytesMoved(),
                c.written(),
                c.hostNanos(),
                c.guestInstructionsSinceLast(),
                c.startNanos(),
                c.injected());
    }

    private static HostCallEvent everyKindOfValue(long number, String text) {
        List<HostValue> values =
                List.of(
                        new HostValue.Int(-5),
                        new HostValue.Int(Long.MIN_VALUE),
                        new HostValue.Flags(0x8000_0000_0000_0001L, List.of("creat", "trunc")),
                        new HostValue.Name(-1, "monotonic"),
                        new HostValue.Text(text),
                        new HostValue.Bytes(new byte[] {0, 1, -1}, 1L << 40),
                        new HostValue.Path("a/b", Optional.empty()),
                        new HostValue.Path(text, Optional.of("/host/" + text)),
                        new HostValue.Address(0xffff_ffffL),
                        new HostValue.Handle(-1, ""),
                        new HostValue.Buffer(64, 128, 3, new byte[] {9, 8, 7}),
                        new HostValue.Items(
                                List.of(new HostValue.Int(1), new HostValue.Text("x")), 90),
                        new HostValue.Struct(
                                List.of(new HostArgument("size", new HostValue.Int(12)))));
        List<HostArgument> arguments = new ArrayList<>();
        values.forEach(v -> arguments.add(new HostArgument("a" + arguments.size(), v)));
        return new HostCallEvent(
                number,
                1L << 50,
                3,
                Optional.of(new CodeLocation(70_000, 1L << 33)),
                List.of(new CodeLocation(1, 2), new CodeLocation(3, 4)),
                "wasi_snapshot_preview1",
                "everything",
                arguments,
                "trap: " + text,
                28,
                1L << 41,
                List.of(new MemoryRange(1L << 32, 7)),
                123,
                -1,
                1_795_000_000_123_456_789L,
                Optional.of("errno=noent"));
    }
}
