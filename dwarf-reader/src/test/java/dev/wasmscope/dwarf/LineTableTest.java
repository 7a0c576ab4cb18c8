package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.DumpedLines.Row;
import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.SourceFile;
import dev.wasmscope.dwarf.scope.CompilationUnit;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.Tools;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of line tables are those that llvm-dwarfdump prints. */
class LineTableTest {
    static List<String> guests() {
        return Guests.allWithLines();
    }

    @Test
    void rowsOfOneProgramEqualTheRecordedOnes() {
        String guest = "c/shapes-c19-O0-dw5.wasm";
        String expected =
                Goldens.recorded(Guests.golden("lines", guest), () -> theirs(guest, 0x20, 0x900));
        TreeSet<String> ours = new TreeSet<>();
        for (LineRow row : Guests.read(guest).rows(0x20, 0x900)) {
            ours.add(row(row, 0).toString());
        }
        assertEquals(expected, String.join("\n", ours) + "\n");
    }

    private static String theirs(String guest, long begin, long end) {
        TreeSet<String> rows = new TreeSet<>();
        dump(guest).values().stream()
                .flatMap(Collection::stream)
                .flatMap(Collection::stream)
                .filter(row -> begin <= row.address() && row.address() < end)
                .filter(row -> !row.endsSequence())
                .forEach(row -> rows.add(row.toString()));
        return String.join("\n", rows) + "\n";
    }

    /** Every unit's table, sequence by sequence with their ends, file numbers included. */
    @ParameterizedTest
    @MethodSource("guests")
    void allRowsEqualThoseOfTheTool(String guest) {
        Map<Long, List<List<Row>>> theirs = dump(guest);
        int rows = 0;
        for (CompilationUnit unit : Guests.program(guest).units()) {
            OptionalLong program = unit.unit().lineProgram();
            if (program.isPresent()) {
                List<String> their =
                        theirs.getOrDefault(program.getAsLong(), List.of()).stream()
                                .flatMap(List::stream)
                                .map(Row::withFile)
                                .toList();
                Differences differences = Differences.ofLines(their, ours(unit));
                assertEquals("", differences.text(), () -> guest + " at " + program);
                rows += their.size();
            }
        }
        assertTrue(rows > 0, "no rows in " + guest);
    }

    private static Map<Long, List<List<Row>>> dump(String guest) {
        String tool = Tools.llvm("llvm-dwarfdump");
        return DumpedLines.parse(
                Tools.run("", tool, "--debug-line", Guests.path(guest).toString()));
    }

    private static List<String> ours(CompilationUnit unit) {
        Map<SourceFile, Integer> numbers = new HashMap<>();
        for (int number = 0; number <= unit.files().size(); number++) {
            SourceFile file = unit.file(number);
            if (file != null) {
                numbers.putIfAbsent(file, number);
            }
        }
        List<String> rows = new ArrayList<>();
        for (LineRow row : unit.lines().rows()) {
            rows.add(row(row, numbers.getOrDefault(row.file(), -1)).withFile());
        }
        return rows;
    }

    private static Row row(LineRow row, int file) {
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
        if (row.endSequence()) {
            flags.add("end_sequence");
        }
        return new Row(
                row.address(),
                row.line(),
                row.column(),
                file,
                row.discriminator(),
                flags.toString());
    }
}
