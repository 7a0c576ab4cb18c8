package dev.wasmscope.engine.binary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.Opcode;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InstructionCursorTest {

    @Property(tries = 5000)
    void randomBytesDecodeOrAreMalformed(@ForAll @Size(max = 200) byte[] bytes) {
        InstructionCursor cursor = cursor(bytes);
        long steps = 0;
        try {
            while (cursor.next()) {
                assertTrue(cursor.length() > 0);
                assertTrue(++steps <= bytes.length, "an instruction takes at least a byte");
            }
        } catch (MalformedModuleException e) {
            assertTrue(e.fileOffset() <= bytes.length, e.getMessage());
        }
    }

    @Test
    void readsTheLabelsOfBranchTables() {
        InstructionCursor cursor = cursor("0e 03 00 01 02 05 0b");
        assertTrue(cursor.next());
        assertEquals(Opcode.BR_TABLE, cursor.opcode());
        assertEquals(3, cursor.labelCount());
        int[] labels = {cursor.label(0), cursor.label(1), cursor.label(2), cursor.label(3)};
        assertArrayEquals(new int[] {0, 1, 2, 5}, labels);
    }

    @Test
    void readsMemoryAndWideOffsetOfAccesses() {
        InstructionCursor cursor = cursor("28 42 03 80 80 80 80 20 0b");
        assertTrue(cursor.next());
        assertEquals(2, cursor.alignment());
        assertEquals(3, cursor.memoryIndex());
        assertEquals(1L << 33, cursor.offset());
    }

    @Test
    void readsTheClausesOfTryTable() {
        InstructionCursor cursor = cursor("1f 40 02 01 07 00 02 01 0b 0b");
        assertTrue(cursor.next());
        assertEquals(2, cursor.depth());
        assertEquals(2, cursor.catchCount());
        assertEquals(CatchKind.CATCH_REF, cursor.catchKind(0));
        assertEquals(7, cursor.catchTag(0));
        assertEquals(CatchKind.CATCH_ALL, cursor.catchKind(1));
        assertEquals(1, cursor.catchLabel(1));
    }

    @Test
    void readsBlockTypesOfAllForms() {
        InstructionCursor cursor = cursor("02 40 02 7e 02 05 0b 0b 0b 0b");
        assertTrue(cursor.next());
        assertEquals(-1, cursor.blockTypeIndex());
        assertEquals(null, cursor.blockResult());
        assertTrue(cursor.next());
        assertEquals(NumType.I64, cursor.blockResult());
        assertTrue(cursor.next());
        assertEquals(5, cursor.blockTypeIndex());
        assertEquals(4, cursor.depth());
    }

    @Test
    void readsVectorsAndCastBranches() {
        InstructionCursor cursor =
                cursor(
                        "fd 0c 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 fb 18 02 01 6e 6b 0b");
        assertTrue(cursor.next());
        assertEquals(0x0807060504030201L, cursor.v128Low());
        assertEquals(0x100f0e0d0c0b0a09L, cursor.v128High());
        assertTrue(cursor.next());
        assertEquals(1, cursor.index());
        assertFalse(cursor.sourceNullable());
        assertTrue(cursor.targetNullable());
        assertEquals(AbstractHeapType.ANY, cursor.heapType());
        assertEquals(AbstractHeapType.STRUCT, cursor.targetHeapType());
    }

    private static InstructionCursor cursor(String hex) {
        return cursor(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static InstructionCursor cursor(byte[] bytes) {
        return new InstructionCursor(new ByteReader(bytes, 0, bytes.length, "code"), 0, true);
    }
}
