package dev.wasmscope.engine.exec;

import static dev.wasmscope.engine.exec.SmallModule.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.Watch.Trigger;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.testing.TestInputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Watches stop behind every write to their bytes, and nowhere else. */
class WatchTest {
    /** {@code for (i = n; i != 0; i--) mem32[4 * (i & 3)] = i & 4}. */
    private static final byte[] FILL =
            body(
                    0x03, 0x40, // loop
                    0x20, 0, 0x41, 3, 0x71, 0x41, 2, 0x74, // (local.get 0 & 3) << 2
                    0x20, 0, 0x41, 4, 0x71, // local.get 0 & 4
                    0x36, 2, 0, // i32.store
                    0x20, 0, 0x41, 1, 0x6B, 0x22, 0, // local.tee 0 (local.get 0 - 1)
                    0x0D, 0, 0x0B); // br_if 0, end

    /** Instructions whose every write is compared. */
    private static final int COMPARED = 40_000;

    private final Store store = new Store(StoreLimits.DEFAULT);
    private final Instance instance =
            store.instantiate(
                    new SmallModule().memory(1).function("fill", "i", "", "", FILL).module(),
                    Imports.none());
    private final Memory memory = instance.memory(0);

    private GuestThread fill(int rounds) {
        GuestThread thread = new GuestThread(store);
        thread.start(instance.exportedFunction("fill").orElseThrow(), List.of(Value.i32(rounds)));
        return thread;
    }

    private static List<String> hits(GuestThread thread) {
        List<String> hits = new ArrayList<>();
        while (thread.resume(RunMode.PLAIN) instanceof ExecutionResult.WatchHit hit) {
            for (WatchedAccess access : hit.accesses()) {
                hits.add(
                        "i=%s %s -> %s"
                                .formatted(
                                        thread.frame(0).locals().getFirst(),
                                        access.before(),
                                        access.after()));
            }
        }
        return hits;
    }

    @Test
    void writesOfWhatIsThereAlreadyCountForOneTriggerOnly() {
        GuestThread every = fill(9);
        every.setWatches(List.of(Watch.bytes(memory, 4, 4, Trigger.WRITE)));
        assertEquals(
                List.of(
                        "i=I32[value=9] 00000000 -> 00000000",
                        "i=I32[value=5] 00000000 -> 04000000",
                        "i=I32[value=1] 04000000 -> 00000000"),
                hits(every));
        GuestThread changes = fill(9);
        changes.setWatches(List.of(Watch.bytes(memory, 4, 4, Trigger.CHANGE)));
        assertEquals(
                List.of(
                        "i=I32[value=5] 00000000 -> 04000000",
                        "i=I32[value=1] 04000000 -> 00000000"),
                hits(changes));
    }

    @Test
    void aWatchEndsWhereItsBytesEnd() {
        GuestThread between = fill(40);
        between.setWatches(
                List.of(
                        Watch.bytes(memory, 16, 8, Trigger.WRITE),
                        Watch.bytes(memory, 40, 1, Trigger.WRITE)));
        assertEquals(List.of(), hits(between));
        GuestThread lastByte = fill(4);
        lastByte.setWatches(List.of(Watch.bytes(memory, 15, 1, Trigger.WRITE)));
        assertEquals(List.of("i=I32[value=3] 00 -> 00"), hits(lastByte));
    }

    @Test
    void theThreadIsBehindTheStoreAndGoesOn() {
        GuestThread thread = fill(4);
        thread.setWatches(List.of(Watch.bytes(memory, 0, 4, Trigger.WRITE)));
        ExecutionResult.WatchHit hit =
                assertInstanceOf(ExecutionResult.WatchHit.class, thread.resume(RunMode.PLAIN));
        long body = thread.frame(0).function().info().codeOffset() + 1;
        assertEquals(body + 2 + 13, hit.location().codeOffset(), "the store");
        assertEquals(body + 2 + 16, thread.location(0).codeOffset(), "behind it");
        assertEquals(9, thread.clock(), "nine instructions of the turn are done");
        assertInstanceOf(ExecutionResult.Completed.class, thread.resume(RunMode.PLAIN));
    }

    @Test
    void aStepStopsAsARunDoes() {
        GuestThread thread = fill(4);
        thread.setWatches(List.of(Watch.bytes(memory, 0, 4, Trigger.CHANGE)));
        for (int i = 0; i < 8; i++) {
            assertInstanceOf(ExecutionResult.Stepped.class, thread.step());
        }
        ExecutionResult.WatchHit hit =
                assertInstanceOf(ExecutionResult.WatchHit.class, thread.step());
        assertEquals("04000000", hit.accesses().getFirst().after().toString());
        assertInstanceOf(ExecutionResult.Stepped.class, thread.step());
    }

    /** What the host says that it wrote counts, in runs and in steps. */
    @Test
    void aHostFunctionThatWritesStopsRunsAndSteps() {
        HostModule host =
                HostModule.builder("env")
                        .add(
                                "write",
                                FuncType.empty(),
                                call -> {
                                    call.memory().orElseThrow().writeByte(64, (byte) 7);
                                    call.wrote(64, 1);
                                })
                        .build();
        SmallModule module =
                new SmallModule()
                        .importFunction("env", "write", "", "")
                        .memory(1)
                        .function("call", "", "", "", body(0x10, 0, 0x01));
        for (RunMode mode : new RunMode[] {RunMode.STEP, RunMode.PLAIN}) {
            Store own = new Store(StoreLimits.DEFAULT);
            Instance calling = own.instantiate(module.module(), Imports.of(host));
            GuestThread thread = new GuestThread(own);
            thread.start(calling.exportedFunction("call").orElseThrow(), List.of());
            thread.setWatches(List.of(Watch.bytes(calling.memory(0), 60, 8, Trigger.CHANGE)));
            ExecutionResult.WatchHit hit =
                    assertInstanceOf(ExecutionResult.WatchHit.class, thread.resume(mode));
            assertEquals("0000000007000000", hit.accesses().getFirst().after().toString());
            assertEquals("env.write", hit.host());
            assertEquals(1, thread.clock(), "the call is done");
            assertInstanceOf(ExecutionResult.Completed.class, thread.resume(RunMode.PLAIN));
        }
    }

    @Test
    void onlyBytesOfTheMemoryCanBeWatched() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Watch.bytes(memory, Memory.PAGE_SIZE - 1, 2, Trigger.WRITE));
        assertThrows(
                IllegalArgumentException.class, () -> Watch.bytes(memory, 0, 0, Trigger.WRITE));
        assertThrows(
                IllegalArgumentException.class,
                () -> Watch.bytes(memory, 0, WatchPlace.MAX_LENGTH + 1, Trigger.WRITE));
    }

    /** The oracle steps by instruction and looks at the bytes each time. */
    @ParameterizedTest
    @CsvSource({
        "c/shapes-c19-O2-dw5.wasm, 1024",
        "c/shapes-c22-O0.wasm, 256",
        "cpp/zoo-c19-O0-dw5.wasm, 128",
        "cpp/zoo-c19-eh-legacy-O0.wasm, 128"
    })
    void everyChangeByAnyInstructionAndByTheHostIsSeenOnce(String guest, int below) {
        Module module = ModuleReader.read(TestInputs.guestBytes(guest));
        List<String> expected =
                changesByStepping(new GuestRun(module, new byte[0], "guest"), below);
        assertTrue(expected.size() > 10, "the region is written: " + expected.size());
        assertEquals(
                expected, changesByWatching(new GuestRun(module, new byte[0], "guest"), below));
    }

    private static long region(GuestRun run, int below) {
        return run.thread.frame(0).stackPointer() - below;
    }

    private static List<String> changesByStepping(GuestRun run, int below) {
        List<String> changes = new ArrayList<>();
        long address = region(run, below);
        byte[] seen = run.instance.memory(0).read(address, below);
        while (run.thread.clock() < COMPARED
                && run.thread.step() instanceof ExecutionResult.Stepped) {
            byte[] now = run.instance.memory(0).read(address, below);
            if (!Arrays.equals(seen, now)) {
                changes.add(GuestRun.state(run.thread) + " " + Arrays.hashCode(now));
            }
            seen = now;
        }
        return changes;
    }

    private static List<String> changesByWatching(GuestRun run, int below) {
        List<String> changes = new ArrayList<>();
        long address = region(run, below);
        Memory memory = run.instance.memory(0);
        run.thread.setWatches(List.of(Watch.bytes(memory, address, below, Trigger.CHANGE)));
        while (run.thread.resume(RunMode.PLAIN) instanceof ExecutionResult.WatchHit
                && run.thread.clock() <= COMPARED) {
            changes.add(
                    GuestRun.state(run.thread)
                            + " "
                            + Arrays.hashCode(memory.read(address, below)));
        }
        return changes;
    }
}
