package dev.wasmscope.dwarf.section;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Section {@code .debug_abbrev}: the shapes of entries. */
final class DebugAbbrev {
    private final SectionBytes bytes;

    DebugAbbrev(SectionBytes bytes) {
        this.bytes = bytes;
    }

    /** Reads the table that a unit names. */
    Table table(long offset, Encoding encoding) {
        DwarfReader reader = bytes.reader(offset);
        Map<Integer, Abbreviation> byCode = new HashMap<>();
        while (true) {
            int code = reader.hasMore() ? reader.ulebInt() : 0;
            if (code == 0) {
                return new Table(byCode);
            }
            byCode.putIfAbsent(code, abbreviation(reader, encoding));
        }
    }

    private static Abbreviation abbreviation(DwarfReader reader, Encoding encoding) {
        int tag = reader.ulebInt();
        boolean hasChildren = reader.u8() != 0;
        int[] attributes = new int[8];
        int[] forms = new int[8];
        long[] constants = new long[8];
        int count = 0;
        int size = 0;
        while (true) {
            int attribute = reader.ulebInt();
            int form = reader.ulebInt();
            long constant = form == Form.IMPLICIT_CONST ? reader.sleb128() : 0;
            if (attribute == 0 && form == 0) {
                break;
            }
            if (count == forms.length) {
                attributes = Arrays.copyOf(attributes, 2 * count);
                forms = Arrays.copyOf(forms, 2 * count);
                constants = Arrays.copyOf(constants, 2 * count);
            }
            attributes[count] = attribute;
            forms[count] = form;
            constants[count++] = constant;
            int valueSize = Form.fixedSize(form, encoding);
            size = size < 0 || valueSize < 0 ? -1 : size + valueSize;
        }
        return new Abbreviation(
                tag,
                hasChildren,
                Arrays.copyOf(attributes, count),
                Arrays.copyOf(forms, count),
                Arrays.copyOf(constants, count),
                size);
    }

    /** The shapes of one unit's entries by code. */
    static final class Table {
        private final @Nullable Abbreviation[] small;
        private final Map<Integer, Abbreviation> byCode;

        private Table(Map<Integer, Abbreviation> byCode) {
            this.byCode = byCode;
            this.small = new Abbreviation[byCode.size() + 1];
            byCode.forEach(
                    (code, abbreviation) -> {
                        if (code < small.length) {
                            small[code] = abbreviation;
                        }
                    });
        }

        /** The shape with that code, or null. */
        @Nullable Abbreviation get(int code) {
            return code < small.length ? small[code] : byCode.get(code);
        }
    }
}
