package dev.wasmscope.dwarf.section;

/** Section {@code .debug_rnglists}: range lists of version 5 (DWARF 5, section 7.25). */
final class DebugRngLists {
    static final String NAME = ".debug_rnglists";

    private DebugRngLists() {}

    static void read(Unit unit, long offset, RangeLists.Collector into) {
        int size = unit.encoding().addressSize();
        DwarfReader reader = unit.sections().bytes(NAME).reader(offset);
        long base = unit.baseAddress();
        while (true) {
            int kind = reader.u8();
            switch (kind) {
                case 0 -> { // DW_RLE_end_of_list
                    return;
                }
                case 1 -> base = unit.address(reader.uleb128()); // base_addressx
                case 2 -> // startx_endx
                        into.add(unit.address(reader.uleb128()), unit.address(reader.uleb128()));
                case 3 -> { // startx_length
                    long begin = unit.address(reader.uleb128());
                    into.add(begin, begin + reader.uleb128());
                }
                case 4 -> into.addRelative(base, reader.uleb128(), reader.uleb128()); // offset_pair
                case 5 -> base = reader.unsigned(size); // base_address
                case 6 -> into.add(reader.unsigned(size), reader.unsigned(size)); // start_end
                case 7 -> { // start_length
                    long begin = reader.unsigned(size);
                    into.add(begin, begin + reader.uleb128());
                }
                default -> throw reader.error("range list entry of unknown kind " + kind);
            }
        }
    }
}
