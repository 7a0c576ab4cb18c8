package dev.wasmscope.dwarf.golang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code runtime.pclntab}: a header that begins with a number for its version, names, files, tables
 * of values by pc, and functions. All offsets count from the header.
 */
public final class GoTable {
    /** Functions of WebAssembly are numbered from here ({@code funcValueOffset} of Go's linker). */
    private static final int FIRST_NUMBER = 0x1000;

    private static final int MAX_FUNCTIONS = 1 << 20;

    private final GoMemory memory;
    private final long start;
    private final Layout layout;
    private final int pointer;

    /**
     * What differs between versions: the header's first word, and whether functions begin at an
     * offset of 4 bytes from the text's start, which the header then has, else at a pc as large as
     * a pointer.
     */
    private enum Layout {
        GO_1_16(0xfffffffa, "1.16", false),
        GO_1_18(0xfffffff0, "1.18", true),
        GO_1_20(0xfffffff1, "1.20", true);

        private final int magic;
        private final String version;
        private final boolean relative;

        Layout(int magic, String version, boolean relative) {
            this.magic = magic;
            this.version = version;
            this.relative = relative;
        }
    }

    private GoTable(GoMemory memory, long start, Layout layout) {
        this.memory = memory;
        this.start = start;
        this.layout = layout;
        this.pointer = memory.u8(start + 7);
    }

    /** Looks for the table; what only looks like one is passed over. */
    public static Optional<GoTable> find(GoMemory memory) {
        for (Layout layout : Layout.values()) {
            OptionalLong at = memory.find(layout.magic, 0);
            while (at.isPresent()) {
                GoTable table = new GoTable(memory, at.getAsLong(), layout);
                if (table.isGood()) {
                    return Optional.of(table);
                }
                at = memory.find(layout.magic, at.getAsLong() + 4);
            }
        }
        return Optional.empty();
    }

    private boolean isGood() {
        boolean header =
                memory.u8(start + 4) == 0
                        && memory.u8(start + 5) == 0
                        && memory.u8(start + 6) == 1
                        && (pointer == 4 || pointer == 8);
        if (!header) {
            return false;
        }
        long count = count();
        long limit = memory.size();
        boolean sizes =
                count > 0
                        && count < Math.min(MAX_FUNCTIONS, limit / 8)
                        && names() > 0
                        && names() < units()
                        && units() <= files()
                        && files() < values()
                        && values() < functions()
                        && functions() < limit;
        return sizes && number(0) >= 0 && number(0) <= number((int) count - 1);
    }

    /** The first version of Go with this form of the table. */
    public String version() {
        return layout.version;
    }

    private long field(int index) {
        return memory.number(start + 8 + (long) index * pointer, pointer);
    }

    private long count() {
        return field(0);
    }

    private int shift() {
        return layout.relative ? 1 : 0;
    }

    private long textStart() {
        return layout.relative ? field(2) : 0;
    }

    private long names() {
        return field(2 + shift());
    }

    private long units() {
        return field(3 + shift());
    }

    private long files() {
        return field(4 + shift());
    }

    private long values() {
        return field(5 + shift());
    }

    private long functions() {
        return field(6 + shift());
    }

    private long entry(int index) {
        long table = start + functions();
        return layout.relative
                ? textStart() + memory.u32(table + 8L * index)
                : memory.number(table + 2L * pointer * index, pointer);
    }

    private long described(int index) {
        long table = start + functions();
        long offset =
                layout.relative
                        ? memory.u32(table + 8L * index + 4)
                        : memory.number(table + 2L * pointer * index + pointer, pointer);
        return table + offset;
    }

    /** The number of a function among the module's own, from 0. */
    private long number(int index) {
        boolean fromText = entry(0) >> 16 < FIRST_NUMBER; // the text's start is not counted in
        return (entry(index) >> 16) - (fromText ? 0 : FIRST_NUMBER);
    }

    /**
     * All functions with their lines, in the order of their numbers: the first of the module's own
     * functions is 0.
     */
    public List<GoFunction> readFunctions() {
        List<GoFunction> all = new ArrayList<>();
        long budget = memory.size(); // a line takes two bytes; damaged functions share theirs
        for (int i = 0; i < count() && budget > 0; i++) {
            long number = number(i);
            if (number >= 0 && number < MAX_FUNCTIONS) {
                GoFunction function = read(described(i), (int) number);
                all.add(function);
                budget -= function.lines().size();
            }
        }
        return all;
    }

    private GoFunction read(long at, int number) {
        long fields = at + (layout.relative ? 4 : pointer);
        String name = memory.text(start + names() + memory.u32(fields));
        long pcFile = memory.u32(fields + 16);
        long pcLine = memory.u32(fields + 20);
        long unit = memory.u32(fields + 28);
        List<PcValues.Value> files = values(pcFile);
        List<GoFunction.Line> lines = new ArrayList<>();
        for (PcValues.Value value : values(pcLine)) {
            lines.add(
                    new GoFunction.Line(value.pc(), file(files, value.pc(), unit), value.value()));
        }
        addFiles(lines, files, unit);
        return new GoFunction(name, number, lines);
    }

    /** Where the file changes and the line does not. */
    private void addFiles(List<GoFunction.Line> lines, List<PcValues.Value> files, long unit) {
        for (PcValues.Value value : files) {
            int index = 0;
            while (index < lines.size() && lines.get(index).block() <= value.pc()) {
                index++;
            }
            if (index > 0 && lines.get(index - 1).block() < value.pc()) {
                GoFunction.Line before = lines.get(index - 1);
                String file = file(files, value.pc(), unit);
                lines.add(index, new GoFunction.Line(value.pc(), file, before.line()));
            }
        }
    }

    private List<PcValues.Value> values(long offset) {
        return offset == 0 ? List.of() : PcValues.read(memory, start + values() + offset);
    }

    private String file(List<PcValues.Value> files, int pc, long unit) {
        int number = -1;
        for (PcValues.Value value : files) {
            if (value.pc() > pc) {
                break;
            }
            number = value.value();
        }
        if (number < 0) {
            return "";
        }
        long offset = memory.u32(start + units() + 4 * (unit + number));
        return offset == 0xffffffffL ? "" : memory.text(start + files() + offset);
    }
}
