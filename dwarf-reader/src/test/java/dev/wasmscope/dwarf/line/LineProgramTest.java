package dev.wasmscope.dwarf.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.dwarf.section.Encoding;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.SectionBytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Line programs written by a small assembler give the rows that were put in. */
class LineProgramTest {
    private static final List<SourceFile> FILES = List.of(file("a.c"), file("b.c"), file("c.c"));

    /** A row as it is put in: how far its address is from the one before. */
    record Step(int advance, int line, int column, int file, boolean isStmt, boolean prologueEnd) {}

    private static SourceFile file(String name) {
        return new SourceFile(name, name, "", "", null, null);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5000),
                        Arbitraries.integers().between(0, 100_000),
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 300)
    void rowsComeBack(@ForAll("steps") List<Step> steps) {
        Assembler assembler = new Assembler();
        List<LineRow> expected = new ArrayList<>();
        long address = 0x100;
        assembler.setAddress(address);
        for (Step step : steps) {
            address += step.advance();
            assembler.row(step);
            expected.add(
                    new LineRow(
                            address,
                            FILES.get(step.file() - 1),
                            step.line(),
                            step.column(),
                            step.isStmt(),
                            step.prologueEnd(),
                            false,
                            false,
                            0));
        }
        assembler.endSequence(7);
        LineTable table = table(assembler);
        List<LineRow> rows = table.rows();
        assertEquals(expected, rows.subList(0, rows.size() - 1));
        LineRow last = rows.getLast();
        assertEquals(address + 7, last.address());
        assertEquals(expected.getLast(), table.at(address));
        assertEquals(null, table.at(address + 7));
        assertEquals(null, table.at(0xff));
    }

    @Test
    void sequencesOfRemovedCodeAreLeftOut() {
        Assembler assembler = new Assembler();
        for (long start : new long[] {0, 0xffffffffL, 0xfffffffeL, 0x200, 0x100}) {
            assembler.setAddress(start);
            assembler.row(new Step(0, 5, 1, 1, true, false));
            assembler.endSequence(16);
        }
        LineTable table = table(assembler);
        assertEquals(4, table.size());
        assertEquals(0x100, table.rows(0, 1L << 32).getFirst().address());
        assertEquals(5, lineAt(table, 0x20f));
    }

    @Test
    void aBrokenInstructionCostsOnlyWhatFollows() {
        Assembler assembler = new Assembler();
        assembler.setAddress(0x100);
        assembler.row(new Step(0, 5, 1, 1, true, false));
        assembler.endSequence(16);
        assembler.out.writeBytes(new byte[] {0, 100, 2, 1});
        Problems problems = new Problems();
        LineTable table = LineTableReader.read(assembler.header(), problems);
        assertEquals(5, lineAt(table, 0x108));
        assertEquals(1, problems.list().size());
        assertEquals(".debug_line", problems.list().getFirst().section());
    }

    private static int lineAt(LineTable table, long address) {
        LineRow row = table.at(address);
        return row == null ? -1 : row.line();
    }

    private static LineTable table(Assembler assembler) {
        Problems problems = new Problems();
        LineTable table = LineTableReader.read(assembler.header(), problems);
        assertEquals(List.of(), problems.list());
        return table;
    }

    /** Writes line programs, with special opcodes where they fit. */
    private static final class Assembler {
        private static final int LINE_BASE = -5;
        private static final int LINE_RANGE = 14;
        private static final int OPCODE_BASE = 13;

        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int line = 1;
        private int column;
        private int file = 1;
        private boolean isStmt = true;

        void setAddress(long address) {
            out.writeBytes(new byte[] {0, 5, 2});
            for (int i = 0; i < 4; i++) {
                out.write((int) (address >> (8 * i)));
            }
        }

        void row(Step step) {
            if (step.file() != file) {
                out.write(4);
                uleb(step.file());
            }
            if (step.column() != column) {
                out.write(5);
                uleb(step.column());
            }
            if (step.isStmt() != isStmt) {
                out.write(6);
            }
            if (step.prologueEnd()) {
                out.write(10);
            }
            advance(step.advance(), step.line() - line);
            line = step.line();
            column = step.column();
            file = step.file();
            isStmt = step.isStmt();
        }

        private void advance(int address, int lines) {
            int special = lines - LINE_BASE + LINE_RANGE * address + OPCODE_BASE;
            if (lines >= LINE_BASE && lines < LINE_BASE + LINE_RANGE && special <= 255) {
                out.write(special);
                return;
            }
            out.write(2);
            uleb(address);
            out.write(3);
            sleb(lines);
            out.write(1);
        }

        void endSequence(int size) {
            out.write(2);
            uleb(size);
            out.writeBytes(new byte[] {0, 1, 1});
            line = 1;
            column = 0;
            file = 1;
            isStmt = true;
        }

        private void uleb(int value) {
            int rest = value;
            while (rest > 0x7f) {
                out.write((rest & 0x7f) | 0x80);
                rest >>= 7;
            }
            out.write(rest);
        }

        private void sleb(int value) {
            int rest = value;
            while (rest < -64 || rest > 63) {
                out.write((rest & 0x7f) | 0x80);
                rest >>= 7;
            }
            out.write(rest & 0x7f);
        }

        LineProgramHeader header() {
            byte[] bytes = out.toByteArray();
            return new LineProgramHeader(
                    0,
                    new Encoding(4, false, 4),
                    1,
                    1,
                    true,
                    LINE_BASE,
                    LINE_RANGE,
                    OPCODE_BASE,
                    List.of(0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1),
                    FILES,
                    SectionBytes.of(".debug_line", bytes, 0, bytes.length));
        }
    }
}
