package dev.wasmscope.engine.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.Limits;
import dev.wasmscope.engine.module.MemoryType;
import dev.wasmscope.engine.module.Module;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Memories that no array can hold, and those that grow out of one while the guest runs. */
class LargeMemoryTest {
    private static final int TURNS = 20;

    /** Code offset of the first instruction in the loop. */
    private static final long FIRST_IN_LOOP = 7;

    /**
     * For i below the parameter: i goes to 8 i, i + 1000 to h + 8 i + 1 MiB, and both are read back
     * and added up. Half-way the memory grows by 2 GiB and h becomes 2 GiB.
     */
    private static final String GROWS_IN_LOOP =
            "01 03 7f  03 40"
                    + "20 01 41 03 74  20 01  36 02 00"
                    + "20 03 20 01 41 03 74 6a  20 01 41 e8 07 6a  36 02 80 80 c0 00"
                    + "20 02  20 01 41 03 74 28 02 00  6a"
                    + "20 03 20 01 41 03 74 6a 28 02 80 80 c0 00  6a 21 02"
                    + "20 01 20 00 41 01 76 46 04 40"
                    + "41 80 80 02 40 00 1a  41 80 80 80 80 78 21 03  0b"
                    + "20 01 41 01 6a 22 01 20 00 49 0d 00  0b  20 02 0b";

    private static final long HIGH = 0x8000_0000L + (1 << 20);

    private final Store store = new Store(StoreLimits.DEFAULT);

    private static Module growing(String minimumPages) {
        return ModuleReader.read(
                new ModuleBytes()
                        .section(1, "01 60 01 7f 01 7f")
                        .section(3, "01 00")
                        .section(5, "01 00" + minimumPages)
                        .bodies(GROWS_IN_LOOP)
                        .build());
    }

    private static int sum() {
        return TURNS * 1000 + TURNS * (TURNS - 1);
    }

    @ParameterizedTest
    @EnumSource(RunMode.class)
    void growsPastAnArrayWhileItRuns(RunMode mode) {
        Instance instance = store.instantiate(growing("20"), Imports.none());
        assertGrowsPastAnArray(instance, mode);
    }

    @Test
    void growsFromOneToThreeGibibytes() {
        Instance instance = store.instantiate(growing("80 80 01"), Imports.none());
        assertEquals(1L << 30, instance.memory(0).sizeBytes());
        assertGrowsPastAnArray(instance, RunMode.PLAIN);
    }

    private void assertGrowsPastAnArray(Instance instance, RunMode mode) {
        GuestThread thread = new GuestThread(store);
        thread.start(instance.function(0), List.of(Value.i32(TURNS)));
        ExecutionResult result = thread.resume(mode);
        while (result instanceof ExecutionResult.Stepped) {
            result = thread.resume(mode);
        }
        assertEquals(new ExecutionResult.Completed(List.of(Value.i32(sum()))), result);
        assertContents(instance.memory(0));
    }

    private static void assertContents(Memory memory) {
        int before = TURNS / 2 - 1;
        int last = TURNS - 1;
        assertEquals(before, memory.readInt(8L * before), "low, from before it grew");
        assertEquals(1000 + before, memory.readInt((1 << 20) + 8L * before), "kept in growing");
        assertEquals(last, memory.readInt(8L * last), "low");
        assertEquals(1000 + last, memory.readInt(HIGH + 8L * last), "high");
    }

    @Test
    void breakpointsStopInEveryTurnBeforeAndAfterItGrew() {
        Instance instance = store.instantiate(growing("20"), Imports.none());
        GuestThread thread = new GuestThread(store);
        CodeLocation place = new CodeLocation(0, FIRST_IN_LOOP);
        thread.setBreak(instance, place);
        thread.start(instance.function(0), List.of(Value.i32(TURNS)));
        ExecutionResult result = thread.resume(RunMode.PLAIN);
        for (int turn = 0; turn < TURNS; turn++) {
            assertInstanceOf(ExecutionResult.BreakHit.class, result, "turn " + turn);
            assertEquals(Value.i32(turn), thread.frame(0).locals().get(1));
            result = thread.resume(turn % 2 == 0 ? RunMode.PLAIN : RunMode.PROFILE);
        }
        assertEquals(new ExecutionResult.Completed(List.of(Value.i32(sum()))), result);
        assertContents(instance.memory(0));
    }

    @Test
    void anotherInstanceSeesThatItsMemoryGrewOutOfTheArray() {
        // $a grows by 2 GiB; $b imports its memory and $grow, and writes behind it afterwards.
        Instance a =
                store.instantiate(
                        ModuleReader.read(
                                new ModuleBytes()
                                        .section(1, "01 60 00 01 7f")
                                        .section(3, "01 00")
                                        .section(5, "01 00 01")
                                        .section(7, "02 01 6d 02 00  01 67 00 00")
                                        .bodies("00 41 80 80 02 40 00 0b")
                                        .build()),
                        Imports.none());
        Imports imports = Imports.builder().add("a", a).build();
        Instance b =
                store.instantiate(
                        ModuleReader.read(
                                new ModuleBytes()
                                        .section(1, "01 60 00 01 7f")
                                        .section(2, "02 01 61 01 67 00 00  01 61 01 6d 02 00 01")
                                        .section(3, "01 00")
                                        .bodies(
                                                "00 41 00 41 07 36 02 00  10 00 1a"
                                                        + "41 80 80 80 80 78 41 09 36 02 00"
                                                        + "41 00 28 02 00 41 80 80 80 80 78 28 02 00 6a"
                                                        + "0b")
                                        .build()),
                        imports);
        GuestThread thread = new GuestThread(store);
        thread.start(b.function(1), List.of());
        assertEquals(
                new ExecutionResult.Completed(List.of(Value.i32(16))),
                thread.resume(RunMode.PLAIN));
        assertEquals(9, a.memory(0).readInt(0x8000_0000L));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0x10000", "0xFFFF, 1, 0x10000", "0x10000, 1, -1", "0xFFFD, 4, -1",
        "0x17FFFFFF8, 8, 0x180000000", "0x17FFFFFF9, 8, -1", "-1, 1, -1", "-8, 8, -1",
        "0x7FFFFFFFFFFFFFFF, 1, -1"
    })
    void accessesAreHeldToTheSizeAndNotToWhatIsReserved(String at, int width, String size) {
        Memory memory =
                new Memory(
                        new MemoryType(AddressType.I64, new Limits(1, OptionalLong.empty()), false),
                        1L << 17);
        long address = Long.decode(at);
        if (Long.decode(size) > 65536) {
            assertEquals(1, memory.grow((6L << 30) / Memory.PAGE_SIZE - 1));
        }
        if (Long.decode(size) < 0) {
            if (at.startsWith("0x17")) {
                assertEquals(1, memory.grow((6L << 30) / Memory.PAGE_SIZE - 1));
            }
            assertThrows(MemoryAccessException.class, () -> write(memory, address, width));
        } else {
            write(memory, address, width);
            assertEquals(width == 8 ? 0x0102030405060708L : 8, read(memory, address, width));
        }
    }

    private static void write(Memory memory, long address, int width) {
        switch (width) {
            case 1 -> memory.writeByte(address, (byte) 8);
            case 4 -> memory.writeInt(address, 8);
            default -> memory.writeLong(address, 0x0102030405060708L);
        }
    }

    private static long read(Memory memory, long address, int width) {
        return switch (width) {
            case 1 -> memory.readByte(address);
            case 4 -> memory.readInt(address);
            default -> memory.readLong(address);
        };
    }

    @Test
    void growingPastTheLimitOfTheStoreFailsAndLeavesTheMemory() {
        Store small = new Store(StoreLimits.DEFAULT.withMaxMemoryBytes(3 * 65536));
        Module module =
                ModuleReader.read(
                        new ModuleBytes()
                                .section(5, "02 00 01 00 01")
                                .section(7, "02 01 61 02 00  01 62 02 01")
                                .build());
        Instance instance = small.instantiate(module, Imports.none());
        assertEquals(1, instance.memory(1).grow(1));
        assertEquals(-1, instance.memory(0).grow(1), "all memories together have three pages");
        assertEquals(65536, instance.memory(0).sizeBytes());
    }

    @Test
    void aSharedMemoryGrowsInPlace() {
        Memory memory =
                new Memory(
                        new MemoryType(AddressType.I32, new Limits(1, OptionalLong.of(100)), true),
                        100);
        memory.writeInt(65532, 42);
        long before = memory.storage().address();
        assertEquals(1, memory.grow(99));
        assertEquals(-1, memory.grow(1));
        assertEquals(before, memory.storage().address());
        assertEquals(42, memory.readInt(65532));
        assertTrue(memory.type().shared());
    }
}
