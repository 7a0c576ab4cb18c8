package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.Tools;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of line tables are those that llvm-dwarfdump prints. */
class LineTableTest {
    private static final String TOOL = "llvm-dwarfdump-22";
    private static final Pattern ROW =
            Pattern.compile(
                    "0x([0-9a-f]{16})\\s+(\\d+)\\s+(\\d+)\\s+\\d+\\s+\\d+\\s+(\\d+)\\s+\\d+ *(.*)");
    private static final long FIRST_TOMBSTONE = 0xfffffffeL;

    static List<String> guests() {
        return Guests.ALL;
    }

    @Test
    void rowsOfOneProgramEqualTheRecordedOnes() {
        String guest = "c/shapes-c19-O0-dw5.wasm";
        DwarfInfo info = Guests.read(guest);
        String expected =
                Goldens.recorded(Guests.golden("lines", guest), () -> theirs(guest, 0x20, 0x900));
        assertEquals(expected, ours(info, 0x20, 0x900));
    }

    @ParameterizedTest
    @MethodSource("guests")
    void allRowsEqualThoseOfTheTool(String guest) {
        Tools.require(TOOL);
        assertEquals(
                theirs(guest, 0, FIRST_TOMBSTONE), ours(Guests.read(guest), 0, FIRST_TOMBSTONE));
    }

    private static String ours(DwarfInfo info, long begin, long end) {
        TreeSet<String> lines = new TreeSet<>();
        for (LineRow row : info.rows(begin, end)) {
            StringJoiner flags = new StringJoiner(" ");
            if (row.isStmt()) {
                flags.add("is_stmt");
            }
            if (row.prologueEnd()) {
                flags.add("prologue_end");
            }
            if (row.epilogueBegin()) {
                flags.add("epilogue_begin");
            }
            lines.add(
                    text(row.address(), row.line(), row.column(), row.discriminator(), flags + ""));
        }
        return String.join("", lines);
    }

    /** The rows of all sequences that have code; ends of sequences apart. */
    private static String theirs(String guest, long begin, long end) {
        String dump = Tools.run("", TOOL, "--debug-line", Guests.path(guest).toString());
        TreeSet<String> lines = new TreeSet<>();
        boolean atStart = true;
        boolean dead = false;
        for (Matcher row : (Iterable<Matcher>) dump.lines().map(ROW::matcher)::iterator) {
            if (!row.matches()) {
                continue;
            }
            long address = Long.parseUnsignedLong(row.group(1), 16);
            String flags = row.group(5).strip();
            dead = atStart ? address == 0 || address >= FIRST_TOMBSTONE : dead;
            atStart = flags.contains("end_sequence");
            if (!dead && !atStart && begin <= address && address < end) {
                lines.add(
                        text(
                                address,
                                Integer.parseInt(row.group(2)),
                                Integer.parseInt(row.group(3)),
                                Integer.parseInt(row.group(4)),
                                flags));
            }
        }
        return String.join("", lines);
    }

    private static String text(
            long address, int line, int column, int discriminator, String flags) {
        return "0x%08x %d:%d discriminator %d %s%n"
                .formatted(address, line, column, discriminator, flags);
    }
}
