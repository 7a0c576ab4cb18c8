package dev.wasmscope.dwarf.section;

import java.util.List;

/** Section {@code .debug_loclists}: location lists of version 5 (DWARF 5, section 7.29). */
final class DebugLocLists {
    static final String NAME = ".debug_loclists";

    private DebugLocLists() {}

    static void read(Unit unit, long offset, List<LocationLists.Entry> into) {
        Encoding encoding = unit.encoding();
        int size = encoding.addressSize();
        DwarfReader reader = unit.sections().bytes(NAME).reader(offset);
        long base = unit.baseAddress();
        while (true) {
            long begin = 0;
            long end = 0;
            int kind = reader.u8();
            switch (kind) {
                case 0 -> { // DW_LLE_end_of_list
                    return;
                }
                case 1 -> { // base_addressx
                    base = unit.address(reader.uleb128());
                    continue;
                }
                case 2 -> { // startx_endx
                    begin = unit.address(reader.uleb128());
                    end = unit.address(reader.uleb128());
                }
                case 3 -> { // startx_length
                    begin = unit.address(reader.uleb128());
                    end = begin + reader.uleb128();
                }
                case 4 -> { // offset_pair
                    boolean gone = base != 0 && encoding.isTombstone(base);
                    begin = reader.uleb128() + base;
                    end = reader.uleb128() + base;
                    begin = gone ? 0 : begin;
                }
                case 5 -> { // default_location
                    into.add(new LocationLists.Entry(null, reader.slice(reader.uleb128())));
                    continue;
                }
                case 6 -> { // base_address
                    base = reader.unsigned(size);
                    continue;
                }
                case 7 -> { // start_end
                    begin = reader.unsigned(size);
                    end = reader.unsigned(size);
                }
                case 8 -> { // start_length
                    begin = reader.unsigned(size);
                    end = begin + reader.uleb128();
                }
                case 9 -> { // GNU_view_pair: where in a sequence of rows, which nobody asks for
                    reader.skipLeb128();
                    reader.skipLeb128();
                    continue;
                }
                default -> throw reader.error("location list entry of unknown kind " + kind);
            }
            LocationLists.add(encoding, into, begin, end, reader.slice(reader.uleb128()));
        }
    }
}
