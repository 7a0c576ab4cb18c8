package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.AbstractHeapType;
import dev.wasmscope.engine.module.HeapType;
import dev.wasmscope.engine.module.Immediate;
import dev.wasmscope.engine.module.ValType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The immediates of one instruction; the cursor reuses one object for all. */
final class Immediates {

    private static final int EMPTY_BLOCK = -64;

    int index;
    int secondIndex;
    long low;
    long high;
    int alignment;
    int lane;
    int blockTypeIndex;
    @Nullable ValType blockResult;
    List<ValType> selectTypes = List.of();
    HeapType heapType = AbstractHeapType.FUNC;
    HeapType targetHeapType = AbstractHeapType.FUNC;
    private int[] vector = new int[16];
    private int vectorLength;

    int vectorLength() {
        return vectorLength;
    }

    int vector(int i) {
        if (i >= vectorLength) {
            throw new IndexOutOfBoundsException(i);
        }
        return vector[i];
    }

    static boolean namesDataSegment(Immediate kind) {
        return kind == Immediate.DATA
                || kind == Immediate.DATA_MEMORY
                || kind == Immediate.TYPE_DATA;
    }

    void read(ByteReader in, Immediate kind) {
        switch (kind) {
            case NONE -> {}
            case LABEL, FUNCTION, TYPE, LOCAL, GLOBAL, TABLE, ELEMENT, MEMORY, DATA, TAG ->
                    index = in.u32();
            case TYPE_TABLE,
                    TABLE_TABLE,
                    ELEMENT_TABLE,
                    MEMORY_MEMORY,
                    DATA_MEMORY,
                    TYPE_FIELD,
                    TYPE_SIZE,
                    TYPE_DATA,
                    TYPE_ELEMENT,
                    TYPE_TYPE -> {
                index = in.u32();
                secondIndex = in.u32();
            }
            case I32 -> low = in.s32();
            case I64 -> low = in.s64();
            case F32 -> low = in.fixed32();
            case F64 -> low = in.fixed64();
            case MEMARG -> readMemarg(in);
            case MEMARG_LANE -> {
                readMemarg(in);
                lane = in.u8();
            }
            case BLOCK_TYPE -> readBlockType(in);
            case LABEL_TABLE -> readLabels(in);
            default -> readRare(in, kind);
        }
    }

    private void readRare(ByteReader in, Immediate kind) {
        switch (kind) {
            case LANE -> lane = in.u8();
            case V128, LANES16 -> {
                low = in.fixed64();
                high = in.fixed64();
            }
            case HEAP_TYPE -> heapType = TypeReader.heapType(in);
            case SELECT_TYPES -> selectTypes = TypeReader.valTypes(in);
            case BLOCK_TYPE_CATCHES -> {
                readBlockType(in);
                readCatches(in);
            }
            case CAST_LABEL -> readCastLabel(in);
            case FENCE -> readFence(in);
            default -> throw new IllegalStateException("no reader for immediate " + kind);
        }
    }

    private void readMemarg(ByteReader in) {
        int at = in.position();
        int flags = in.u32();
        if (flags < 0 || flags >= 0x80) {
            throw in.malformed(at, "malformed memop flags");
        }
        alignment = flags & 0x3F;
        index = (flags & 0x40) != 0 ? in.u32() : 0;
        low = in.u64();
    }

    private void readBlockType(ByteReader in) {
        blockTypeIndex = -1;
        blockResult = null;
        int code = in.peek();
        if (code == (EMPTY_BLOCK & 0x7F)) {
            in.u8();
        } else if ((code & 0xC0) == 0x40) {
            blockResult = TypeReader.valType(in);
        } else {
            readBlockTypeIndex(in);
        }
    }

    private void readBlockTypeIndex(ByteReader in) {
        int at = in.position();
        long typeIndex = in.s33();
        if (typeIndex < 0 || typeIndex > Integer.MAX_VALUE) {
            throw in.malformed(at, "malformed block type");
        }
        blockTypeIndex = (int) typeIndex;
    }

    private void readLabels(ByteReader in) {
        int count = in.u32();
        vectorLength = 0;
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            append(in.u32());
        }
        append(in.u32());
    }

    private void readCatches(ByteReader in) {
        int count = in.u32();
        vectorLength = 0;
        for (int i = 0; Integer.compareUnsigned(i, count) < 0; i++) {
            int at = in.position();
            int kind = in.u8();
            if (kind > 3) {
                throw in.malformed(at, "malformed catch clause");
            }
            append(kind);
            append(CatchKind.byCode(kind).hasTag() ? in.u32() : 0);
            append(in.u32());
        }
    }

    private void readCastLabel(ByteReader in) {
        int at = in.position();
        lane = in.u8();
        if (lane > 3) {
            throw in.malformed(at, "malformed br_on_cast flags");
        }
        index = in.u32();
        heapType = TypeReader.heapType(in);
        targetHeapType = TypeReader.heapType(in);
    }

    private static void readFence(ByteReader in) {
        int at = in.position();
        if (in.u8() != 0) {
            throw in.malformed(at, "zero byte expected");
        }
    }

    private void append(int value) {
        if (vectorLength == vector.length) {
            vector = Arrays.copyOf(vector, 2 * vectorLength);
        }
        vector[vectorLength++] = value;
    }
}
