package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.probe.Instrumentation;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fills and copies that take long pause half-way and go on where they were. */
class LongBulkOperationsTest {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 40 * MIB;

    /** Memory 0 has 32-bit addresses, 1 is shared, 2 has 64-bit addresses; 640 pages each. */
    private static final String MEMORIES = "03 00 80 05  03 80 05 80 05  04 80 05";

    private static final String I = "7f";
    private static final String L = "7e";

    private final Store store = new Store(StoreLimits.DEFAULT);

    /** A function of three parameters that passes them on to the instruction. */
    private Instance instance(String types, String instruction) {
        Module module =
                ModuleReader.read(
                        new ModuleBytes()
                                .section(1, "01 60 03" + types + "00")
                                .section(3, "01 00")
                                .section(5, MEMORIES)
                                .section(7, "01 01 66 00 00")
                                .bodies("00 20 00 20 01 20 02" + instruction + "0b")
                                .build());
        return store.instantiate(module, Imports.none());
    }

    /** Runs with a request to pause pending at every turn; gives the operands at each pause. */
    private static List<List<Value>> pauses(GuestThread thread, RunMode mode) {
        List<List<Value>> pauses = new java.util.ArrayList<>();
        for (; ; ) {
            thread.requestPause();
            ExecutionResult result = thread.resume(mode);
            if (result instanceof ExecutionResult.Completed) {
                return pauses;
            }
            if (result instanceof ExecutionResult.Paused) {
                long before = thread.clock();
                pauses.add(thread.frame(0).operandStack());
                assertEquals(before, thread.clock());
            } else {
                assertInstanceOf(ExecutionResult.Stepped.class, result);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PLAIN", "STEP", "PROFILE"})
    void aFillPausesEveryEightMebibytes(RunMode mode) {
        Instance instance = instance(I + I + I, "fc 0b 00");
        GuestThread thread = new GuestThread(store);
        thread.start(
                instance.function(0),
                List.of(Value.i32(MIB), Value.i32(0x5A), Value.i32(20 * MIB)));
        assertEquals(
                List.of(
                        List.of(Value.i32(9 * MIB), Value.i32(0x5A), Value.i32(12 * MIB)),
                        List.of(Value.i32(17 * MIB), Value.i32(0x5A), Value.i32(4 * MIB))),
                pauses(thread, mode));
        assertEquals(4, thread.clock(), "three operands and one fill");
        byte[] expected = new byte[SIZE];
        Arrays.fill(expected, MIB, 21 * MIB, (byte) 0x5A);
        assertArrayEquals(expected, instance.memory(0).read(0, SIZE));
    }

    @ParameterizedTest
    @CsvSource({
        // target, source, operand types, to, from, length
        "0, 0, iii, 1, 0, 20971520",
        "0, 0, iii, 0, 1, 20971520",
        "0, 0, iii, 10485760, 3, 25165824",
        "0, 0, iii, 5, 10485760, 25165824",
        "1, 0, iii, 7, 9, 25165824",
        "0, 1, iii, 7, 9, 25165824",
        "1, 1, iii, 100, 10485760, 25165824",
        "2, 0, lii, 11, 13, 25165824",
        "1, 2, ili, 11, 13, 25165824",
        "2, 2, lll, 8388608, 1, 25165824",
    })
    void aCopyGivesTheSameHoweverOftenItPauses(
            int target, int source, String types, int to, int from, int length) {
        String hex = types.replace("i", I).replace("l", L);
        Instance instance = instance(hex, "fc 0a %02x %02x".formatted(target, source));
        byte[] before = pattern();
        instance.memory(source).write(0, before);
        byte[] expected = target == source ? before.clone() : new byte[SIZE];
        System.arraycopy(before, from, expected, to, length);
        GuestThread thread = new GuestThread(store);
        thread.start(
                instance.function(0),
                List.of(
                        operand(types.charAt(0), to),
                        operand(types.charAt(1), from),
                        operand(types.charAt(2), length)));
        assertTrue(pauses(thread, RunMode.PLAIN).size() >= 2);
        assertArrayEquals(expected, instance.memory(target).read(0, SIZE));
    }

    private static Value operand(char type, long value) {
        return type == 'i' ? Value.i32((int) value) : Value.i64(value);
    }

    private static byte[] pattern() {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) (i * 31 + (i >>> 12));
        }
        return bytes;
    }

    @Test
    void aLongInitPauses() {
        byte[] data = Arrays.copyOf(pattern(), 18 * MIB);
        Module module =
                ModuleReader.read(
                        new ModuleBytes()
                                .section(1, "01 60 00 00")
                                .section(3, "01 00")
                                .section(5, "01 00 80 05")
                                .section(12, "01")
                                .bodies("00 41 05 41 03 41 80 80 c0 08 fc 08 00 00 0b")
                                .section(11, "01 01 80 80 80 09" + HexFormat.of().formatHex(data))
                                .build());
        Instance instance = store.instantiate(module, Imports.none());
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(0), List.of());
        assertEquals(
                List.of(
                        List.of(Value.i32(5 + 8 * MIB), Value.i32(3 + 8 * MIB), Value.i32(9 * MIB)),
                        List.of(Value.i32(5 + 16 * MIB), Value.i32(3 + 16 * MIB), Value.i32(MIB))),
                pauses(thread, RunMode.PLAIN));
        assertArrayEquals(
                Arrays.copyOfRange(data, 3, 3 + 17 * MIB), instance.memory(0).read(5, 17 * MIB));
    }

    @Test
    void aFillThatDoesNotFitChangesNothing() {
        Instance instance = instance(I + I + I, "fc 0b 00");
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(0), List.of(Value.i32(MIB), Value.i32(1), Value.i32(SIZE)));
        ExecutionResult result = thread.resume(RunMode.PLAIN);
        Trap trap = assertInstanceOf(ExecutionResult.Trapped.class, result).trap();
        assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
        assertArrayEquals(new byte[SIZE], instance.memory(0).read(0, SIZE));
    }

    @Test
    void aFillBeyondTwoGibibytes() {
        Instance instance = instance(L + I + L, "fc 0b 02");
        assertEquals(640, instance.memory(2).grow((3L << 30) / Memory.PAGE_SIZE));
        GuestThread thread = new GuestThread(store);
        long start = (3L << 30) - 4;
        thread.start(
                instance.function(0), List.of(Value.i64(start), Value.i32(7), Value.i64(20 * MIB)));
        assertEquals(2, pauses(thread, RunMode.PLAIN).size());
        Memory memory = instance.memory(2);
        assertEquals(0, memory.readByte(start - 1));
        assertEquals(7, memory.readByte(start));
        assertEquals(7, memory.readByte(start + 20 * MIB - 1));
        assertEquals(0, memory.readByte(start + 20 * MIB));
    }

    @Test
    void samplesThatFallIntoALongFillAreTakenAtIt() {
        Instance instance = instance("7f 7f 7f", "fc 0b 00");
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(0), List.of(Value.i32(0), Value.i32(7), Value.i32(SIZE)));
        SamplingTest.Chain sampler = new SamplingTest.Chain(_ -> 0);
        thread.setInstrumentation(Instrumentation.NONE.withSampler(sampler));
        assertInstanceOf(ExecutionResult.Completed.class, thread.resume(RunMode.PLAIN));
        assertEquals(4, thread.clock());
        assertEquals(7, instance.memory(0).readByte(SIZE - 1));
        int fill = (int) ((WasmFunction) instance.functions[0]).info().codeOffset() + 1 + 6;
        assertEquals(
                List.of("3 at " + fill, "3 at " + fill, "3 at " + fill, "3 at " + fill),
                sampler.stacks.stream()
                        .limit(4)
                        .map(stack -> stack.clock() + " at " + stack.codeOffset(0))
                        .toList());
    }
}
