package dev.wasmscope.dwarf.line;

import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.DwarfReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a line program: a byte-coded state machine that appends rows to a table (DWARF 5, section
 * 6.2.5).
 */
public final class LineProgram {
    /** What takes the rows. */
    public interface RowSink {
        /**
         * Takes a row.
         *
         * @param state the registers; read them, do not keep them
         */
        void row(LineProgram state);
    }

    private final LineProgramHeader header;
    private final DwarfReader reader;
    private final RowSink sink;
    private final List<SourceFile> addedFiles = new ArrayList<>();

    private long address;
    private int operation;
    private int file;
    private long line;
    private int column;
    private int discriminator;
    private boolean isStmt;
    private boolean prologueEnd;
    private boolean epilogueBegin;
    private boolean endSequence;

    private LineProgram(LineProgramHeader header, RowSink sink) {
        this.header = header;
        this.reader = header.program().reader();
        this.sink = sink;
        reset();
    }

    /**
     * Runs a program.
     *
     * @return the files that the program itself adds to the file table
     * @throws DwarfException if an instruction cannot be read; the rows before it were handed over
     */
    public static List<SourceFile> run(LineProgramHeader header, RowSink sink) {
        LineProgram program = new LineProgram(header, sink);
        while (program.reader.hasMore()) {
            program.step(program.reader.u8());
        }
        return program.addedFiles;
    }

    private void reset() {
        address = 0;
        operation = 0;
        file = 1;
        line = 1;
        column = 0;
        isStmt = header.defaultIsStmt();
        endSequence = false;
        clearAfterRow();
    }

    private void clearAfterRow() {
        discriminator = 0;
        prologueEnd = false;
        epilogueBegin = false;
    }

    private void emit() {
        sink.row(this);
        clearAfterRow();
    }

    private void advance(long operations) {
        if (header.maximumOperations() == 1) {
            address += operations * header.minimumInstructionLength();
        } else {
            long total = operation + operations;
            address += header.minimumInstructionLength() * (total / header.maximumOperations());
            operation = (int) (total % header.maximumOperations());
        }
    }

    private void step(int opcode) {
        if (opcode >= header.opcodeBase()) {
            special(opcode - header.opcodeBase());
            return;
        }
        switch (opcode) {
            case 0 -> extended();
            case 1 -> emit(); // DW_LNS_copy
            case 2 -> advance(reader.uleb128()); // advance_pc
            case 3 -> line += reader.sleb128(); // advance_line
            case 4 -> file = (int) Math.min(reader.uleb128(), Integer.MAX_VALUE); // set_file
            case 5 -> column = (int) Math.min(reader.uleb128(), Integer.MAX_VALUE); // set_column
            case 6 -> isStmt = !isStmt; // negate_stmt
            case 7 -> {} // set_basic_block
            case 8 -> advance((255 - header.opcodeBase()) / range()); // const_add_pc
            case 9 -> { // fixed_advance_pc
                address += reader.u16();
                operation = 0;
            }
            case 10 -> prologueEnd = true; // set_prologue_end
            case 11 -> epilogueBegin = true; // set_epilogue_begin
            default -> { // set_isa, and whatever a later version may define
                for (int i = header.operandCounts().get(opcode); i > 0; i--) {
                    reader.skipLeb128();
                }
            }
        }
    }

    private void special(int adjusted) {
        advance(adjusted / range());
        line += header.lineBase() + adjusted % range();
        emit();
    }

    private int range() {
        if (header.lineRange() == 0) {
            throw reader.error("line_range is 0");
        }
        return header.lineRange();
    }

    private void extended() {
        long length = reader.uleb128();
        if (length == 0) {
            return;
        }
        DwarfReader operands = reader.slice(length).reader();
        switch (operands.u8()) {
            case 1 -> { // DW_LNE_end_sequence
                endSequence = true;
                emit();
                reset();
            }
            case 2 -> { // set_address
                address = operands.unsigned(operands.remaining());
                operation = 0;
            }
            case 3 -> // define_file
                    addedFiles.add(FileTable2.file(operands, operands.string(), List.of(""), ""));
            case 4 -> // set_discriminator
                    discriminator = (int) Math.min(operands.uleb128(), Integer.MAX_VALUE);
            default -> {} // a vendor's extension: its length says how to skip it
        }
    }

    /** Register: code address. */
    public long address() {
        return address;
    }

    /** Register: number of the file in the file table. */
    public int file() {
        return file;
    }

    /** Register: line, 0 for none. */
    public int line() {
        return Math.clamp(line, 0, Integer.MAX_VALUE);
    }

    /** Register: column, 0 for none. */
    public int column() {
        return column;
    }

    /** Register: block of the line. */
    public int discriminator() {
        return discriminator;
    }

    /** Register: whether a breakpoint is welcome here. */
    public boolean isStmt() {
        return isStmt;
    }

    /** Register: whether the function's body begins here. */
    public boolean prologueEnd() {
        return prologueEnd;
    }

    /** Register: whether the function's end begins here. */
    public boolean epilogueBegin() {
        return epilogueBegin;
    }

    /** Register: whether the run of code ended before this address. */
    public boolean endSequence() {
        return endSequence;
    }
}
