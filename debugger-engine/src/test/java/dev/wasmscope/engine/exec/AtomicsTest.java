package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The atomic instructions of the threads proposal, on shared memories and others. */
class AtomicsTest {
    private static final String SHARED = "01 03 01 01";
    private static final String UNSHARED = "01 01 01 01";
    private static final int WAIT32 = 0xFE_0001;
    private static final int WAIT64 = 0xFE_0002;

    /** A line of the table: what V8 does. */
    private record Row(Opcode opcode, long before, List<Long> operands, String result, long after) {
        static Row parse(String line) {
            String[] words = line.split(" ");
            Opcode opcode =
                    Objects.requireNonNull(
                            Opcode.byCode(0xFE_0000 | Integer.parseInt(words[0], 16)));
            List<Long> operands = new ArrayList<>();
            for (int i = 3; i <= 4; i++) {
                if (!words[i].equals("-")) {
                    operands.add(HexFormat.fromHexDigitsToLong(words[i]));
                }
            }
            return new Row(opcode, hex(words[2]), operands, words[5], hex(words[6]));
        }

        private static long hex(String digits) {
            return HexFormat.fromHexDigitsToLong(digits);
        }

        /** The cell that the row is about: the second one of its width. */
        int at() {
            return opcode.accessBytes() == 8 ? 0 : opcode.accessBytes();
        }
    }

    static Stream<Row> rows() {
        try (InputStream in = AtomicsTest.class.getResourceAsStream("/atomics/v8.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::parse)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theTableHasEveryAccess() {
        long accesses = Stream.of(Opcode.values()).filter(o -> o.code() >= 0xFE_0010).count();
        assertEquals(63, accesses);
        assertEquals(accesses, rows().map(Row::opcode).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void doesWhatV8Does(Row row) {
        for (String memory : List.of(SHARED, UNSHARED)) {
            for (RunMode mode : List.of(RunMode.PLAIN, RunMode.STEP)) {
                Instance instance = instantiate(row.opcode(), memory);
                instance.memory(0).writeLong(8, row.before());
                GuestThread thread = new GuestThread(instance.store());
                thread.start(
                        instance.function(0), arguments(row.opcode(), row.at(), row.operands()));
                ExecutionResult result = run(thread, mode);
                String expected = row.result().equals("-") ? "[]" : "[0x" + row.result() + "]";
                assertEquals(expected, results(result), row + " in " + mode + ", " + memory);
                assertEquals(row.after(), instance.memory(0).readLong(8), row + " in " + memory);
            }
        }
    }

    private static ExecutionResult run(GuestThread thread, RunMode mode) {
        ExecutionResult result = thread.resume(mode);
        while (result instanceof ExecutionResult.Stepped) {
            result = thread.resume(mode);
        }
        return result;
    }

    private static String results(ExecutionResult result) {
        List<Value> values = assertInstanceOf(ExecutionResult.Completed.class, result).results();
        return values.stream()
                .map(
                        v ->
                                v instanceof Value.I32 i
                                        ? "0x%08x".formatted(i.value())
                                        : "0x%016x".formatted(v.slotBits()))
                .toList()
                .toString();
    }

    private static List<Value> arguments(Opcode opcode, int address, List<Long> operands) {
        List<Value> values = new ArrayList<>(List.of(Value.i32(address)));
        String types = Objects.requireNonNull(opcode.effect()).operands();
        for (int i = 0; i < operands.size(); i++) {
            long operand = operands.get(i);
            values.add(types.charAt(i + 1) == 'i' ? Value.i32((int) operand) : Value.i64(operand));
        }
        return values;
    }

    /** One function with the instruction's own type, at its address operand plus 8. */
    private static Instance instantiate(Opcode opcode, String memory) {
        return new Store(StoreLimits.DEFAULT).instantiate(module(opcode, memory), Imports.none());
    }

    private static Module module(Opcode opcode, String memory) {
        String operands = Objects.requireNonNull(opcode.effect()).operands().replace('a', 'i');
        StringBuilder type = new StringBuilder("01 60").append(types(operands));
        type.append(types(opcode.effect().results()));
        StringBuilder body = new StringBuilder("00");
        for (int i = 0; i < operands.length(); i++) {
            body.append("20 0").append(i);
        }
        int alignment = Integer.numberOfTrailingZeros(opcode.accessBytes());
        body.append("fe %02x %02x 08 0b".formatted(opcode.code() & 0xff, alignment));
        return ModuleReader.read(
                new ModuleBytes()
                        .section(1, type.toString())
                        .section(3, "01 00")
                        .section(5, memory)
                        .bodies(body.toString())
                        .build());
    }

    private static String types(String letters) {
        StringBuilder hex = new StringBuilder("%02x".formatted(letters.length()));
        letters.chars().forEach(l -> hex.append(l == 'i' ? "7f" : "7e"));
        return hex.toString();
    }

    private static Trap trap(Opcode opcode, String memory, Value... arguments) {
        Instance instance = instantiate(opcode, memory);
        GuestThread thread = new GuestThread(instance.store());
        thread.start(instance.function(0), List.of(arguments));
        return assertInstanceOf(ExecutionResult.Trapped.class, thread.resume(RunMode.PLAIN)).trap();
    }

    @Test
    void everyAccessButABytesTrapsWhenItsAddressIsNotAMultiple() {
        int seen = 0;
        for (Opcode opcode : Opcode.values()) {
            if (opcode.code() >= 0xFE_0000 && opcode.accessBytes() > 1) {
                List<Long> zeros =
                        List.of(0L, 0L).subList(0, opcode.effect().operands().length() - 1);
                Value[] arguments =
                        arguments(opcode, opcode.accessBytes() / 2, zeros).toArray(Value[]::new);
                for (String memory : List.of(SHARED, UNSHARED)) {
                    Trap trap = trap(opcode, memory, arguments);
                    assertEquals(TrapKind.UNALIGNED_ATOMIC, trap.kind(), opcode.mnemonic());
                    assertEquals("unaligned atomic", trap.kind().text());
                    assertEquals(8 + opcode.accessBytes() / 2, trap.address().getAsLong());
                }
                seen++;
            }
        }
        assertEquals(3 + 63 - 18, seen);
    }

    @ParameterizedTest
    @CsvSource({"65528", "-8", "-16"})
    void outsideIsOutOfBounds(int address) {
        Trap trap = trap(Opcode.I64_ATOMIC_RMW_ADD, SHARED, Value.i32(address), Value.i64(1));
        assertEquals(TrapKind.OUT_OF_BOUNDS_MEMORY_ACCESS, trap.kind());
    }

    @Test
    void waitingInAMemoryOfItsOwnTraps() {
        Trap trap =
                trap(
                        Opcode.MEMORY_ATOMIC_WAIT32,
                        UNSHARED,
                        Value.i32(0),
                        Value.i32(0),
                        Value.i64(0));
        assertEquals("expected shared memory", trap.kind().text());
    }

    @ParameterizedTest
    @ValueSource(ints = {WAIT32, WAIT64})
    void aWaitForAnotherValueEndsAtOnceAndOneForTheValueTimesOut(int code) {
        Opcode opcode = Objects.requireNonNull(Opcode.byCode(code));
        assertEquals("[0x00000001]", await(opcode, 7, -1));
        assertEquals("[0x00000002]", await(opcode, 0, 0));
        assertEquals("[0x00000002]", await(opcode, 0, 1_000_000));
    }

    private static String await(Opcode opcode, int expected, long timeout) {
        Instance instance = instantiate(opcode, SHARED);
        GuestThread thread = new GuestThread(instance.store());
        thread.start(instance.function(0), waitArguments(opcode, expected, timeout));
        return results(thread.resume(RunMode.PLAIN));
    }

    private static List<Value> waitArguments(Opcode opcode, int expected, long timeout) {
        Value value =
                opcode == Opcode.MEMORY_ATOMIC_WAIT32 ? Value.i32(expected) : Value.i64(expected);
        return List.of(Value.i32(0), value, Value.i64(timeout));
    }

    @ParameterizedTest
    @ValueSource(ints = {WAIT32, WAIT64})
    @Timeout(60)
    void theHostWakesAWaitingGuest(int code) {
        Opcode opcode = Objects.requireNonNull(Opcode.byCode(code));
        Instance instance = instantiate(opcode, SHARED);
        GuestThread thread = new GuestThread(instance.store());
        thread.start(instance.function(0), waitArguments(opcode, 0, -1));
        CompletableFuture<ExecutionResult> end =
                CompletableFuture.supplyAsync(() -> thread.resume(RunMode.PLAIN));
        Memory memory = instance.memory(0);
        assertEquals(0, memory.wake(16, 1), "nobody waits there");
        while (memory.wake(8, -1) == 0) {
            Thread.onSpinWait();
        }
        assertEquals("[0x00000000]", results(end.join()));
        assertEquals(0, memory.wake(8, -1), "nobody waits any more");
    }

    @Test
    @Timeout(60)
    void aWaitCanBePausedAndGoesOn() {
        Opcode opcode = Opcode.MEMORY_ATOMIC_WAIT64;
        Instance instance = instantiate(opcode, SHARED);
        GuestThread thread = new GuestThread(instance.store());
        thread.start(instance.function(0), waitArguments(opcode, 0, -1));
        CompletableFuture<ExecutionResult> first =
                CompletableFuture.supplyAsync(() -> thread.resume(RunMode.PLAIN));
        thread.requestPause();
        ExecutionResult paused = first.join();
        while (!(paused instanceof ExecutionResult.Paused)) {
            paused = thread.resume(RunMode.PLAIN);
        }
        assertEquals(List.of(Value.i32(0), Value.i64(0), Value.i64(-1)), thread.frame(0).locals());
        instance.memory(0).writeLong(8, 1);
        assertEquals("[0x00000001]", results(thread.resume(RunMode.PLAIN)), "the value changed");
    }

    @Test
    void notifyingWakesNobodyWhenNobodyWaits() {
        for (String memory : List.of(SHARED, UNSHARED)) {
            Instance instance = instantiate(Opcode.MEMORY_ATOMIC_NOTIFY, memory);
            GuestThread thread = new GuestThread(instance.store());
            thread.start(instance.function(0), List.of(Value.i32(0), Value.i32(-1)));
            assertEquals("[0x00000000]", results(thread.resume(RunMode.PLAIN)));
        }
    }

    @Test
    void aFenceIsAnInstruction() {
        Instance instance =
                new Store(StoreLimits.DEFAULT)
                        .instantiate(
                                ModuleReader.read(
                                        ModuleBytes.ofFunction("60 00 00", "00 fe 03 00 0b")),
                                Imports.none());
        GuestThread thread = new GuestThread(instance.store());
        thread.start(instance.function(0), List.of());
        assertEquals("[]", results(thread.resume(RunMode.PLAIN)));
        assertEquals(1, thread.clock());
    }

    @ParameterizedTest
    @CsvSource({
        "true, 1, 2, true",
        "true, 1, 1, true",
        "false, 1, 2, false",
        "true, 0, 2, false",
        "true, 1, 3, false"
    })
    void aSharedImportWantsASharedMemoryWithinItsLimits(
            boolean shared, int min, int max, boolean fits) {
        Module module =
                ModuleReader.read(
                        new ModuleBytes().section(2, "01 01 61 01 6d 02 03 01 02").build());
        Memory memory =
                new Memory(
                        new MemoryType(
                                AddressType.I32, new Limits(min, OptionalLong.of(max)), shared),
                        100);
        Store store = new Store(StoreLimits.DEFAULT);
        Imports imports = Imports.builder().add("a", "m", memory).build();
        if (fits) {
            assertTrue(store.instantiate(module, imports).memory(0).isShared());
        } else {
            LinkException refused =
                    assertThrows(LinkException.class, () -> store.instantiate(module, imports));
            assertTrue(refused.getMessage().startsWith("incompatible import type"));
        }
    }
}
