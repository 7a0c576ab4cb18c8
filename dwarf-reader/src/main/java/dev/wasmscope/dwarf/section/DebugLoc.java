package dev.wasmscope.dwarf.section;

import java.util.List;

/** Section {@code .debug_loc}: location lists up to version 4 (DWARF 4, section 2.6.2). */
final class DebugLoc {
    private DebugLoc() {}

    /** Reads a list of a split unit: addresses are indexes, lengths have 32 bits (GNU). */
    static void readSplit(Unit unit, long offset, List<LocationLists.Entry> into) {
        DwarfReader reader = unit.sections().bytes(".debug_loc").reader(offset);
        long base = unit.baseAddress();
        while (true) {
            long begin = 0;
            long end = 0;
            int kind = reader.u8();
            switch (kind) {
                case 0 -> { // DW_LLE_GNU_end_of_list_entry
                    return;
                }
                case 1 -> { // base_address_selection_entry
                    base = unit.address(reader.uleb128());
                    continue;
                }
                case 2 -> { // start_end_entry
                    begin = unit.address(reader.uleb128());
                    end = unit.address(reader.uleb128());
                }
                case 3 -> { // start_length_entry
                    begin = unit.address(reader.uleb128());
                    end = begin + reader.u32();
                }
                case 4 -> { // offset_pair_entry
                    begin = base + reader.u32();
                    end = base + reader.u32();
                }
                default -> throw reader.error("location list entry of unknown kind " + kind);
            }
            LocationLists.add(unit.encoding(), into, begin, end, reader.slice(reader.u16()));
        }
    }

    static void read(Unit unit, long offset, List<LocationLists.Entry> into) {
        Encoding encoding = unit.encoding();
        DwarfReader reader = unit.sections().bytes(".debug_loc").reader(offset);
        long base = unit.baseAddress();
        while (true) {
            long begin = reader.unsigned(encoding.addressSize());
            long end = reader.unsigned(encoding.addressSize());
            if (begin == 0 && end == 0) {
                return;
            }
            if (begin == encoding.truncate(-1)) {
                base = end;
                continue;
            }
            SectionBytes expression = reader.slice(reader.u16());
            boolean gone =
                    begin == encoding.truncate(-2) || (base != 0 && encoding.isTombstone(base));
            if (!gone) {
                LocationLists.add(encoding, into, base + begin, base + end, expression);
            }
        }
    }
}
