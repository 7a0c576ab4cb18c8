package dev.wasmscope.engine.exec.gc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.binary.ModuleBytes;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.TypeRegistry;
import org.junit.jupiter.api.Test;

/** What a guest may allocate, and that it ends before the Java heap does. */
class GuestHeapTest {
    private static final long HEAP = 1_000_000;

    private static DefinedType type(int index) {
        // an array of i64, an array of i8, a struct
        Module module =
                ModuleReader.read(
                        new ModuleBytes().section(1, "03  5e7e01  5e7801  5f017e01").build());
        TypeRegistry registry = new TypeRegistry();
        int[] numbers = registry.register(module);
        return new DefinedTypes(registry).of(module, numbers)[index];
    }

    @Test
    void anArrayIsAtMostAsLargeAsTheLimit() {
        GuestHeap heap = new GuestHeap(1_000);
        assertEquals(120, heap.newArray(type(0), 120).length());
        TrapException trap = assertThrows(TrapException.class, () -> heap.newArray(type(0), 121));
        assertEquals(TrapKind.OUT_OF_MEMORY, trap.kind());
        assertEquals("an array of 121 elements of 8 bytes; the limit is 1000 bytes", trap.detail());
    }

    @Test
    void aLengthHasNoSignAndNoJavaArrayIsAskedForTooMuch() {
        GuestHeap heap = new GuestHeap(Long.MAX_VALUE);
        TrapException trap = assertThrows(TrapException.class, () -> heap.newArray(type(1), -1));
        assertTrue(trap.detail().startsWith("an array of 4294967295 elements"), trap.detail());
    }

    @Test
    void whatIsKeptEndsTheGuestAndWhatIsDroppedDoesNot() {
        long[] kept = {0};
        GuestHeap heap = new GuestHeap(HEAP, HEAP, () -> kept[0]);
        assertDoesNotThrow(() -> allocate(heap, 20 * HEAP));
        kept[0] = HEAP;
        TrapException trap = assertThrows(TrapException.class, () -> allocate(heap, HEAP / 2));
        assertEquals(TrapKind.OUT_OF_MEMORY, trap.kind());
    }

    private static void allocate(GuestHeap heap, long bytes) {
        DefinedType struct = type(2);
        for (long done = 0; done < bytes; done += StructInstance.bytes(struct)) {
            heap.newStruct(struct);
        }
    }
}
