package dev.wasmscope.engine.binary;

import dev.wasmscope.engine.module.ConstExpr;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.HeapType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.ValType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the instructions of one body or constant expression (core specification 5.4). It creates no
 * object for an instruction: ask it for the immediates of the current one; they are overwritten by
 * {@link #next}. Only types that are not plain (reference block types, heap types, typed select)
 * are objects.
 *
 * <p>Usage: {@code while (cursor.next()) switch (cursor.opcode()) …}. Any bytes either decode or
 * end in a {@link MalformedModuleException}.
 */
public final class InstructionCursor {

    private final ByteReader in;
    private final long codeSectionStart;
    private final boolean dataCountKnown;
    private final Immediates immediates = new Immediates();
    private Opcode opcode = Opcode.NOP;
    private int start;
    private int depth = 1;

    InstructionCursor(ByteReader in, long codeSectionStart, boolean dataCountKnown) {
        this.in = in;
        this.codeSectionStart = codeSectionStart;
        this.dataCountKnown = dataCountKnown;
        this.start = in.position();
    }

    /** A cursor before the first instruction of a defined function, after its locals. */
    public static InstructionCursor ofBody(Module module, int functionIndex) {
        return BodyLocals.read(module, functionIndex).cursor(module);
    }

    /**
     * A cursor at an instruction of a defined function, for looking at a few from there on; its
     * {@link #depth} counts from there.
     *
     * @param codeOffset where an instruction starts
     */
    public static InstructionCursor at(Module module, int functionIndex, long codeOffset) {
        FunctionInfo function = module.functions().get(functionIndex);
        long offset = codeOffset + module.codeSectionContentsStart();
        if (!function.bodyRange().contains(offset)) {
            throw new IllegalArgumentException(
                    "code offset 0x%x is not in function %d".formatted(codeOffset, functionIndex));
        }
        return overBody(module, function, (int) offset);
    }

    static InstructionCursor overBody(Module module, FunctionInfo function, int firstInstruction) {
        int end = (int) function.bodyRange().end();
        return new InstructionCursor(
                new ByteReader(module.bytes(), firstInstruction, end, "code"),
                module.codeSectionContentsStart(),
                module.dataCount().isPresent());
    }

    /** A cursor over a constant expression; its code offsets are file offsets. */
    public static InstructionCursor ofConstExpr(Module module, ConstExpr expression) {
        int first = (int) expression.range().start();
        int end = (int) expression.range().end();
        return new InstructionCursor(
                new ByteReader(module.bytes(), first, end, "constant expression"), 0, true);
    }

    /**
     * Decodes the next instruction.
     *
     * @return false after the {@code end} that closes the body or expression
     */
    public boolean next() {
        if (depth == 0) {
            return false;
        }
        start = in.position();
        opcode = readOpcode();
        immediates.read(in, opcode.immediate());
        if (opcode.opensBlock()) {
            depth++;
        } else if (opcode == Opcode.END || opcode == Opcode.DELEGATE) {
            depth--;
        } else if (!dataCountKnown && Immediates.namesDataSegment(opcode.immediate())) {
            throw in.malformed(start, "data count section required");
        }
        return true;
    }

    private Opcode readOpcode() {
        if (in.atEnd() && in.limit() < in.bytes().length) {
            throw in.malformed(start, "END opcode expected");
        }
        int first = in.u8();
        boolean prefixed = first >= 0xFB && first <= 0xFE;
        int sub = prefixed ? in.u32() : 0;
        Opcode found = prefixed ? Opcode.byCode(first, sub) : Opcode.byCode(first);
        if (found == null) {
            String code = prefixed ? "%02x %02x".formatted(first, sub) : "%02x".formatted(first);
            throw in.malformed(start, "illegal opcode " + code);
        }
        return found;
    }

    /**
     * Checks that nothing follows the closing {@code end}; call it when {@link #next} has returned
     * false.
     *
     * @throws MalformedModuleException if bytes are left
     */
    public void requireFullyRead() {
        if (!in.atEnd()) {
            throw in.malformed(in.position(), "END opcode expected: bytes follow the last end");
        }
    }

    /** Moves to an instruction seen before; {@link #depth} must be what it was before it. */
    public void moveTo(long codeOffset, int depthBefore) {
        in.moveTo((int) (codeOffset + codeSectionStart));
        depth = depthBefore;
    }

    /** The current instruction. */
    public Opcode opcode() {
        return opcode;
    }

    /** Where the current instruction starts, from the start of the code section's contents. */
    public long codeOffset() {
        return start - codeSectionStart;
    }

    /** Where the current instruction starts, from the start of the file. */
    public long fileOffset() {
        return start;
    }

    /** Code offset of what follows the current instruction. */
    public long nextCodeOffset() {
        return in.position() - codeSectionStart;
    }

    /** Bytes of the current instruction. */
    public int length() {
        return in.position() - start;
    }

    /**
     * Open blocks after the current instruction: 1 in the body itself, 0 after the closing {@code
     * end}.
     */
    public int depth() {
        return depth;
    }

    /** The first index: label, function, type, local, global, table, memory, segment or tag. */
    public int index() {
        return immediates.index;
    }

    /** The second index of the instructions that have two, in the order of the binary format. */
    public int secondIndex() {
        return immediates.secondIndex;
    }

    /** The constant of {@code i32.const}. */
    public int i32() {
        return (int) immediates.low;
    }

    /** The constant of {@code i64.const}. */
    public long i64() {
        return immediates.low;
    }

    /** The bits of the constant of {@code f32.const}. */
    public int f32Bits() {
        return (int) immediates.low;
    }

    /** The bits of the constant of {@code f64.const}. */
    public long f64Bits() {
        return immediates.low;
    }

    /** Bytes 0 to 7 of a v128 constant or of the lanes of a shuffle, little-endian. */
    public long v128Low() {
        return immediates.low;
    }

    /** Bytes 8 to 15 of a v128 constant or of the lanes of a shuffle, little-endian. */
    public long v128High() {
        return immediates.high;
    }

    /** Memory of a load, store or atomic. */
    public int memoryIndex() {
        return immediates.index;
    }

    /** Alignment exponent of a load, store or atomic: 2 means four bytes. */
    public int alignment() {
        return immediates.alignment;
    }

    /** Offset of a load, store or atomic, unsigned. */
    public long offset() {
        return immediates.low;
    }

    /** Lane of a lane access. */
    public int lane() {
        return immediates.lane;
    }

    /** Type index of a block type, or -1 if it is empty or one value type. */
    public int blockTypeIndex() {
        return immediates.blockTypeIndex;
    }

    /** The one result of a block type without an index; null if there is none. */
    public @Nullable ValType blockResult() {
        return immediates.blockResult;
    }

    /** How many labels {@code br_table} has before its default. */
    public int labelCount() {
        return immediates.vectorLength() - 1;
    }

    /** A label of {@code br_table}; number {@link #labelCount} is the default. */
    public int label(int i) {
        return immediates.vector(i);
    }

    /** How many catch clauses {@code try_table} has. */
    public int catchCount() {
        return immediates.vectorLength() / 3;
    }

    /** What a catch clause of {@code try_table} catches. */
    public CatchKind catchKind(int i) {
        return CatchKind.byCode(immediates.vector(3 * i));
    }

    /** The tag of a catch clause; meaningless for the ones that catch all. */
    public int catchTag(int i) {
        return immediates.vector(3 * i + 1);
    }

    /** The label of a catch clause, counted from outside the {@code try_table}. */
    public int catchLabel(int i) {
        return immediates.vector(3 * i + 2);
    }

    /** The types of a typed {@code select}. */
    public List<ValType> selectTypes() {
        return immediates.selectTypes;
    }

    /**
     * Heap type of {@code ref.null}, {@code ref.test}, {@code ref.cast}; source of a cast branch.
     */
    public HeapType heapType() {
        return immediates.heapType;
    }

    /** Target heap type of {@code br_on_cast} and {@code br_on_cast_fail}. */
    public HeapType targetHeapType() {
        return immediates.targetHeapType;
    }

    /** Whether the source of a cast branch is nullable. */
    public boolean sourceNullable() {
        return (immediates.lane & 1) != 0;
    }

    /** Whether the target of a cast branch is nullable. */
    public boolean targetNullable() {
        return (immediates.lane & 2) != 0;
    }
}
