package dev.wasmscope.dwarf.line;

import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.DwarfReader;
import dev.wasmscope.dwarf.section.Encoding;
import dev.wasmscope.dwarf.section.InitialLength;
import dev.wasmscope.dwarf.section.SectionBytes;
import dev.wasmscope.dwarf.section.Unit;
import java.util.ArrayList;
import java.util.List;

/** Reads the header of a line program, versions 2 to 5 (DWARF 5, section 6.2.4). */
public final class LineHeaderReader {
    private LineHeaderReader() {}

    /**
     * Reads a header.
     *
     * @param unit the unit that names the program
     * @param offset where the header starts in {@code .debug_line}
     * @param compileDirectory folder that relative paths start from, or empty
     * @throws DwarfException if it cannot be read
     */
    public static LineProgramHeader read(Unit unit, long offset, String compileDirectory) {
        SectionBytes section = unit.sections().line();
        DwarfReader reader = section.reader(offset);
        InitialLength length = InitialLength.read(reader);
        long bodyAt = reader.position();
        SectionBytes whole = section.slice(0, bodyAt + Math.max(0, checked(reader, length)));
        reader = whole.reader(bodyAt);
        int version = reader.u16();
        if (version < 2 || version > 5) {
            throw reader.error("line table version " + version + " is not supported");
        }
        int addressSize = version >= 5 ? reader.u8() : unit.encoding().addressSize();
        if (version >= 5) {
            reader.skip(1); // size of segment selectors, which WebAssembly does not have
        }
        Encoding encoding = new Encoding(version, length.dwarf64(), addressSize);
        long headerLength = reader.sectionOffset(length.dwarf64());
        long programAt = reader.position() + headerLength;
        if (headerLength < 0 || programAt > whole.length()) {
            throw reader.error("line table header length " + headerLength + " runs past the end");
        }
        SectionBytes program = whole.slice(programAt, whole.length() - programAt);
        return fields(unit, reader, encoding, offset, program, compileDirectory);
    }

    private static long checked(DwarfReader reader, InitialLength length) {
        if (length.length() < 0 || length.length() > reader.remaining()) {
            throw reader.error("line table length " + length.length() + " runs past the end");
        }
        return length.length();
    }

    private static LineProgramHeader fields(
            Unit unit,
            DwarfReader reader,
            Encoding encoding,
            long offset,
            SectionBytes program,
            String compileDirectory) {
        int minimumInstructionLength = reader.u8();
        int maximumOperations = encoding.version() >= 4 ? Math.max(1, reader.u8()) : 1;
        boolean defaultIsStmt = reader.u8() != 0;
        int lineBase = reader.s8();
        int lineRange = reader.u8();
        int opcodeBase = reader.u8();
        List<Integer> operandCounts = new ArrayList<>();
        operandCounts.add(0);
        for (int i = 1; i < opcodeBase; i++) {
            operandCounts.add(reader.u8());
        }
        List<SourceFile> files =
                encoding.version() >= 5
                        ? new FileTable5(unit, encoding, compileDirectory).read(reader)
                        : FileTable2.read(reader, compileDirectory);
        return new LineProgramHeader(
                offset,
                encoding,
                minimumInstructionLength,
                maximumOperations,
                defaultIsStmt,
                lineBase,
                lineRange,
                opcodeBase,
                operandCounts,
                files,
                program);
    }
}
