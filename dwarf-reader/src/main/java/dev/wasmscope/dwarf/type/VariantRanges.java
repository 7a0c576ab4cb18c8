package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue.Block;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DwarfReader;
import dev.wasmscope.dwarf.type.VariantPart.Range;
import java.util.ArrayList;
import java.util.List;

/** Reads which values of the discriminant select a variant (DWARF 5, section 5.7.10). */
final class VariantRanges {
    private static final int SINGLE_VALUE = 0;

    private VariantRanges() {}

    static List<Range> of(Die variant) {
        List<Range> ranges = new ArrayList<>();
        if (variant.attribute(At.DISCR_VALUE) instanceof Constant(long value, int _)) {
            ranges.add(new Range(value, value));
        } else if (variant.attribute(At.DISCR_VALUE) instanceof Block block) {
            long value = bits(block);
            ranges.add(new Range(value, value));
        }
        if (variant.attribute(At.DISCR_LIST) instanceof Block list) {
            DwarfReader reader = list.bytes().reader();
            while (reader.hasMore()) {
                boolean single = reader.u8() == SINGLE_VALUE;
                long first = reader.uleb128();
                ranges.add(new Range(first, single ? first : reader.uleb128()));
            }
        }
        return ranges;
    }

    /** Discriminants of 128 bits are written as a block; those in use fit into 64. */
    private static long bits(Block block) {
        byte[] bytes = block.bytes().toBytes();
        long value = 0;
        for (int i = Math.min(8, bytes.length) - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }
}
