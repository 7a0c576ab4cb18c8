package dev.wasmscope.dwarf.section;

/** Section {@code .debug_ranges}: range lists up to version 4 (DWARF 4, section 2.17.3). */
final class DebugRanges {
    private DebugRanges() {}

    static void read(Unit unit, long offset, RangeLists.Collector into) {
        Encoding encoding = unit.encoding();
        // split units have no .debug_ranges of their own
        SectionBytes lists = unit.skeleton().sections().bytes(".debug_ranges");
        DwarfReader reader = lists.reader(unit.rangesBase() + offset);
        long base = unit.baseAddress();
        while (true) {
            long begin = reader.unsigned(encoding.addressSize());
            long end = reader.unsigned(encoding.addressSize());
            if (begin == 0 && end == 0) {
                return;
            }
            if (begin == encoding.truncate(-1)) {
                base = end;
            } else if (begin != encoding.truncate(-2)) {
                into.addRelative(base, begin, end);
            }
        }
    }
}
