package dev.wasmscope.engine.exec;

import static dev.wasmscope.engine.exec.SmallModule.body;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.TableType;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest may use up: each limit ends it where it was reached, and a pause is heard soon. */
class LimitsTest {
    private static final int STRAIGHT = 100_000;

    /** Code of every shape that runs for long. */
    enum Busy {
        LOOP(SmallModule.body(0x03, 0x40, 0x0C, 0, 0x0B)),
        /** {@code br_table} with many targets, all of them the loop. */
        BRANCH_TABLE(branchTable()),
        /** Neither loops nor calls. */
        STRAIGHT_LINE(straight(STRAIGHT)),
        /** Calls itself to a depth, then every frame has straight code on its way back. */
        RETURNS(
                SmallModule.join(
                        SmallModule.body(
                                0x23, 0, 0x04, 0x40, // global.get 0, if
                                0x23, 0, 0x41, 1, 0x6B, 0x24, 0, // decrement
                                0x10, 0, 0x0B), // call 0, end
                        straight(200))),
        /** The same with exceptions that every frame catches and throws again. */
        HANDLERS(
                SmallModule.join(
                        SmallModule.body(
                                0x06, 0x40, 0x23, 0, 0x04, 0x40, // try, global.get 0, if
                                0x23, 0, 0x41, 1, 0x6B, 0x24, 0, // decrement
                                0x10, 0, 0x05, 0x08, 0, 0x0B,
                                0x19), // call 0, else throw, catch_all
                        straight(200),
                        SmallModule.body(0x09, 0, 0x0B))); // rethrow 0, end

        private final byte[] body;

        Busy(byte[] body) {
            this.body = body;
        }

        private GuestThread start(StoreLimits limits) {
            SmallModule module =
                    new SmallModule().global(2000).tag("").function("busy", "", "", "", body);
            Store store = new Store(limits);
            Instance instance = store.instantiate(module.module(), Imports.none());
            GuestThread thread = new GuestThread(store);
            thread.start(instance.function(0), List.of());
            return thread;
        }

        private static byte[] straight(int instructions) {
            byte[] nops = new byte[instructions];
            Arrays.fill(nops, (byte) 0x01);
            return nops;
        }

        private static byte[] branchTable() {
            int targets = 50_000;
            byte[] head = SmallModule.body(0x03, 0x40, 0x41, 7, 0x0E, 0xD0, 0x86, 3);
            return SmallModule.join(head, new byte[targets + 1], SmallModule.body(0x0B));
        }
    }

    @ParameterizedTest
    @EnumSource
    void instructionsAreCountedExactly(Busy busy) {
        long limit = 75_000;
        GuestThread thread = busy.start(StoreLimits.DEFAULT.withMaxInstructions(limit));
        assertInstanceOf(ExecutionResult.LimitReached.class, thread.resume(RunMode.PLAIN));
        assertEquals(limit, thread.clock());
        assertInstanceOf(ExecutionResult.LimitReached.class, thread.step(), "nor does a step run");
        thread.setInstructionLimit(limit + 1000);
        assertInstanceOf(ExecutionResult.LimitReached.class, thread.resume(RunMode.PROFILE));
        assertEquals(limit + 1000, thread.clock());
    }

    @ParameterizedTest
    @EnumSource
    void aPauseIsHeardBeforeTheLongestBodyIsThrough(Busy busy) {
        GuestThread thread = busy.start(StoreLimits.DEFAULT.withMaxInstructions(50_000));
        assertInstanceOf(ExecutionResult.LimitReached.class, thread.resume(RunMode.PLAIN));
        thread.setInstructionLimit(Long.MAX_VALUE);
        thread.requestPause();
        ExecutionResult result = thread.resume(RunMode.PLAIN);
        if (busy != Busy.STRAIGHT_LINE) {
            assertInstanceOf(ExecutionResult.Paused.class, result);
        }
        long most = busy == Busy.STRAIGHT_LINE ? STRAIGHT : 300;
        assertTrue(thread.clock() - 50_000 <= most, () -> "paused at " + thread.clock());
    }

    /** An array of 4 Mi bytes is filled with 7, or copied 5 elements further within itself. */
    @ParameterizedTest
    @CsvSource({"410041074180808002fb1000, 0", "410520004100 41fbffff01 fb110000, 1"})
    void longOperationsOnArraysPauseBetweenPieces(String code, int first) {
        String body =
                "01016300 41808080 02fb0700 2100 2000 410041014101fb1000 2000".replace(" ", "");
        byte[] inner =
                HexFormat.of()
                        .parseHex(
                                body
                                        + code.replace(" ", "")
                                        + "2000 4105 fb0d00 0b".replace(" ", ""));
        byte[] head =
                HexFormat.of()
                        .parseHex(
                                "0061736d01000000 0108025e78016000017f 03020101 07050101660000"
                                        .replace(" ", ""));
        byte[] wasm =
                SmallModule.join(
                        head,
                        new byte[] {10, (byte) (inner.length + 2), 1, (byte) inner.length},
                        inner);
        GuestThread whole = arrayThread(wasm);
        ExecutionResult expected = whole.resume(RunMode.PLAIN);
        assertEquals(
                new ExecutionResult.Completed(List.of(Value.i32(first == 0 ? 7 : 1))), expected);
        GuestThread thread = arrayThread(wasm);
        int pauses = 0;
        thread.requestPause();
        ExecutionResult result = thread.resume(RunMode.PLAIN);
        while (result instanceof ExecutionResult.Paused) {
            pauses++;
            thread.requestPause();
            result = thread.resume(RunMode.PLAIN);
        }
        assertEquals(expected, result);
        assertEquals(whole.clock(), thread.clock());
        assertEquals(3, pauses, "between four pieces");
    }

    private static GuestThread arrayThread(byte[] wasm) {
        GuestThread thread = new GuestThread(new Store(StoreLimits.DEFAULT));
        Instance instance = thread.store().instantiate(ModuleReader.read(wasm), Imports.none());
        thread.start(instance.function(0), List.of());
        return thread;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000, 200_000})
    void callsNestToTheLimit(int depth) {
        GuestThread thread =
                new GuestThread(new Store(StoreLimits.DEFAULT.withMaxCallDepth(depth)));
        SmallModule self = new SmallModule().function("self", "", "", "", body(0x10, 0));
        Instance instance = thread.store().instantiate(self.module(), Imports.none());
        thread.start(instance.function(0), List.of());
        ExecutionResult.Trapped trapped =
                assertInstanceOf(ExecutionResult.Trapped.class, thread.resume(RunMode.PLAIN));
        assertEquals("call stack exhausted: %d frames".formatted(depth), trapped.trap().message());
        assertEquals(depth, thread.depth(), "the frames stay to be looked at");
    }

    @Test
    void tablesGrowToTheLimit() {
        TableType type =
                new TableType(
                        AddressType.I32, new Limits(2, OptionalLong.empty()), RefType.FUNCREF);
        TableInstance table = new TableInstance(type, 10, null);
        assertEquals(2, table.grow(8, null));
        assertEquals(-1, table.grow(1, null));
        TrapException over =
                assertThrows(TrapException.class, () -> new TableInstance(type, 1, null));
        assertEquals("table of 2 elements exceeds the limit of 1", over.detail());
    }
}
