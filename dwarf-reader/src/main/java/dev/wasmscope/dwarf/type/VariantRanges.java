package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue.Block;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DwarfReader;
import dev.wasmscope.dwarf.type.VariantPart.Range;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Reads which values of the discriminant select a variant (DWARF 5, section 5.7.10). */
final class VariantRanges {
    private static final int SINGLE_VALUE = 0;
    private static final int MAX_BYTES = 16;

    private VariantRanges() {}

    static List<Range> of(Die variant) {
        List<Range> ranges = new ArrayList<>();
        if (variant.attribute(At.DISCR_VALUE) instanceof Constant(long value, int _)) {
            ranges.add(range(value, value));
        } else if (variant.attribute(At.DISCR_VALUE) instanceof Block block) {
            BigInteger value = bits(block);
            ranges.add(new Range(value, value));
        }
        if (variant.attribute(At.DISCR_LIST) instanceof Block list) {
            DwarfReader reader = list.bytes().reader();
            while (reader.hasMore()) {
                boolean single = reader.u8() == SINGLE_VALUE;
                long first = reader.uleb128();
                ranges.add(range(first, single ? first : reader.uleb128()));
            }
        }
        return ranges;
    }

    private static Range range(long first, long last) {
        return new Range(BigInteger.valueOf(first), BigInteger.valueOf(last));
    }

    /** Discriminants of 128 bits are written as a block, lowest byte first. */
    private static BigInteger bits(Block block) {
        byte[] bytes = block.bytes().toBytes();
        int length = Math.min(MAX_BYTES, bytes.length);
        byte[] reversed = new byte[length];
        for (int i = 0; i < length; i++) {
            reversed[i] = bytes[length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }
}
