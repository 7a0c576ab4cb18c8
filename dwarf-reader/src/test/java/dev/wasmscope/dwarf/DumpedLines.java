package dev.wasmscope.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Line tables as llvm-dwarfdump prints them. */
final class DumpedLines {
    private static final long FIRST_TOMBSTONE = 0xfffffffeL;
    private static final Pattern ROW =
            Pattern.compile(
                    "0x([0-9a-f]{16})\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+\\d+\\s+(\\d+)\\s+\\d+ *(.*)");
    private static final Pattern FILE = Pattern.compile("file_names\\[ *(\\d+)\\]:");

    /**
     * A row.
     *
     * @param file number of the file; where a table has the same file twice, the lower number
     */
    record Row(long address, int line, int column, int file, int discriminator, String flags) {
        boolean endsSequence() {
            return flags.endsWith("end_sequence");
        }

        @Override
        public String toString() {
            return "0x%08x %d:%d discriminator %d %s"
                    .formatted(address, line, column, discriminator, flags);
        }

        String withFile() {
            return this + " file " + file;
        }
    }

    private final Map<Long, List<List<Row>>> programs = new HashMap<>();
    private final Map<String, Integer> firstNumbers = new HashMap<>();
    private final Map<Integer, Integer> lowerNumbers = new HashMap<>();
    private List<List<Row>> program = new ArrayList<>();
    private List<Row> sequence = new ArrayList<>();
    private int file;
    private String name = "";

    private DumpedLines(String dump) {
        for (String line : dump.lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                row(row);
            } else {
                header(line);
            }
        }
    }

    /**
     * The sequences that have code, by offset of their line program. Those that the linker dropped
     * begin at 0 or the highest addresses.
     */
    static Map<Long, List<List<Row>>> parse(String dump) {
        return new DumpedLines(dump).programs;
    }

    private void header(String line) {
        Matcher number = FILE.matcher(line);
        if (line.startsWith("debug_line[")) {
            program = new ArrayList<>();
            programs.put(Long.decode(line.substring(11, line.indexOf(']'))), program);
            firstNumbers.clear();
            lowerNumbers.clear();
        } else if (number.lookingAt()) {
            file = Integer.parseInt(number.group(1));
        } else if (line.startsWith("           name: ")) {
            name = line;
        } else if (line.startsWith("      dir_index: ")) {
            lowerNumbers.put(file, firstNumbers.merge(name + line, file, Math::min));
        }
    }

    private void row(Matcher text) {
        int number = Integer.parseInt(text.group(4));
        Row row =
                new Row(
                        Long.parseUnsignedLong(text.group(1), 16),
                        Integer.parseInt(text.group(2)),
                        Integer.parseInt(text.group(3)),
                        lowerNumbers.getOrDefault(number, number),
                        Integer.parseInt(text.group(5)),
                        text.group(6).strip());
        sequence.add(row);
        if (row.endsSequence()) {
            if (hasCode(sequence)) {
                program.add(sequence);
            }
            sequence = new ArrayList<>();
        }
    }

    private static boolean hasCode(List<Row> sequence) {
        long start = sequence.getFirst().address();
        long last = start;
        for (Row row : sequence) {
            if (row.address() < last) {
                return false;
            }
            last = row.address();
        }
        return start > 0 && start < FIRST_TOMBSTONE && start < last;
    }
}
