package dev.wasmscope.dwarf.section;

import java.util.List;

/** Section {@code .debug_loc}: location lists up to version 4 (DWARF 4, section 2.6.2). */
final class DebugLoc {
    private DebugLoc() {}

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
