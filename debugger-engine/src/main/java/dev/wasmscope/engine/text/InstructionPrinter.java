package dev.wasmscope.engine.text;

import dev.wasmscope.engine.binary.CatchKind;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Names;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.engine.module.ValType;
import java.util.List;

/** Prints the instruction at a cursor: mnemonic and immediates (core specification 6.5). */
final class InstructionPrinter {

    private final WatNames names;
    private final InstructionCursor cursor;
    private final int function;

    InstructionPrinter(WatNames names, InstructionCursor cursor, int function) {
        this.names = names;
        this.cursor = cursor;
        this.function = function;
    }

    String print() {
        Opcode opcode = cursor.opcode();
        StringBuilder out = new StringBuilder(opcode.mnemonic());
        switch (opcode.immediate()) {
            case NONE, FENCE -> {}
            case BLOCK_TYPE -> printBlock(out);
            case BLOCK_TYPE_CATCHES -> printTryTable(out);
            case LABEL -> printLabel(out, cursor.index());
            case LABEL_TABLE -> {
                for (int i = 0; i <= cursor.labelCount(); i++) {
                    printLabel(out, cursor.label(i));
                }
            }
            case CAST_LABEL -> printCastBranch(out);
            case SELECT_TYPES -> Disassembler.appendTypes(" (result", cursor.selectTypes(), out);
            case HEAP_TYPE -> printHeapType(out);
            case I32, I64, F32, F64, V128, LANES16, LANE -> printConstant(out);
            case MEMARG, MEMARG_LANE -> printMemarg(out);
            default -> printIndices(out);
        }
        return out.toString();
    }

    private void printIndices(StringBuilder out) {
        int first = cursor.index();
        int second = cursor.secondIndex();
        switch (cursor.opcode().immediate()) {
            case FUNCTION -> word(out, names.function(first));
            case LOCAL -> word(out, names.local(function, first));
            case GLOBAL -> word(out, names.named(Names.Kind.GLOBAL, first));
            case TABLE -> unlessZero(out, Names.Kind.TABLE, first);
            case MEMORY -> unlessZero(out, Names.Kind.MEMORY, first);
            case ELEMENT -> word(out, names.named(Names.Kind.ELEMENT, first));
            case DATA -> word(out, names.named(Names.Kind.DATA, first));
            case TAG -> word(out, names.named(Names.Kind.TAG, first));
            case TYPE -> word(out, names.type(first));
            case TYPE_TABLE -> {
                unlessZero(out, Names.Kind.TABLE, second);
                out.append(" (type ").append(names.type(first)).append(')');
            }
            case TABLE_TABLE -> both(out, Names.Kind.TABLE, first, second);
            case MEMORY_MEMORY -> both(out, Names.Kind.MEMORY, first, second);
            case ELEMENT_TABLE -> {
                unlessZero(out, Names.Kind.TABLE, second);
                word(out, names.named(Names.Kind.ELEMENT, first));
            }
            case DATA_MEMORY -> {
                unlessZero(out, Names.Kind.MEMORY, second);
                word(out, names.named(Names.Kind.DATA, first));
            }
            default -> printTypeAndIndex(out, names.type(first), second);
        }
    }

    private void printTypeAndIndex(StringBuilder out, String type, int second) {
        word(out, type);
        switch (cursor.opcode().immediate()) {
            case TYPE_FIELD -> word(out, names.field(cursor.index(), second));
            case TYPE_SIZE -> word(out, Integer.toUnsignedString(second));
            case TYPE_DATA -> word(out, names.named(Names.Kind.DATA, second));
            case TYPE_ELEMENT -> word(out, names.named(Names.Kind.ELEMENT, second));
            case TYPE_TYPE -> word(out, names.type(second));
            default ->
                    throw new IllegalStateException(
                            "no form for immediate " + cursor.opcode().immediate());
        }
    }

    private static void word(StringBuilder out, String word) {
        out.append(' ').append(word);
    }

    private void unlessZero(StringBuilder out, Names.Kind kind, int index) {
        if (index != 0) {
            word(out, names.named(kind, index));
        }
    }

    private void both(StringBuilder out, Names.Kind kind, int first, int second) {
        if (first != 0 || second != 0) {
            word(out, names.named(kind, first));
            word(out, names.named(kind, second));
        }
    }

    private void printBlock(StringBuilder out) {
        printBlockType(out);
        out.append("  ;; label = @").append(cursor.depth() - 1);
    }

    private void printBlockType(StringBuilder out) {
        int index = cursor.blockTypeIndex();
        ValType result = cursor.blockResult();
        if (index >= 0) {
            out.append(" (type ").append(names.type(index)).append(')');
            FuncType type = names.funcType(index);
            if (type != null) {
                Disassembler.appendTypes(" (param", type.params(), out);
                Disassembler.appendTypes(" (result", type.results(), out);
            }
        } else if (result != null) {
            Disassembler.appendTypes(" (result", List.of(result), out);
        }
    }

    private void printTryTable(StringBuilder out) {
        printBlockType(out);
        for (int i = 0; i < cursor.catchCount(); i++) {
            CatchKind kind = cursor.catchKind(i);
            out.append(" (").append(kind);
            if (kind.hasTag()) {
                word(out, names.named(Names.Kind.TAG, cursor.catchTag(i)));
            }
            // Labels of catch clauses count from outside the block that the cursor has entered.
            out.append(' ').append(Integer.toUnsignedString(cursor.catchLabel(i))).append(')');
        }
        out.append("  ;; label = @").append(cursor.depth() - 1);
    }

    /** A label, and the number of the block it leads to as the block's own line shows it. */
    private void printLabel(StringBuilder out, int label) {
        word(out, Integer.toUnsignedString(label));
        long target = cursor.depth() - 1L - Integer.toUnsignedLong(label);
        if (target >= 0) {
            out.append(" (;@").append(target).append(";)");
        }
    }

    private void printCastBranch(StringBuilder out) {
        printLabel(out, cursor.index());
        word(out, new RefType(cursor.sourceNullable(), cursor.heapType()).toString());
        word(out, new RefType(cursor.targetNullable(), cursor.targetHeapType()).toString());
    }

    private void printHeapType(StringBuilder out) {
        boolean nullable =
                cursor.opcode() == Opcode.REF_TEST_NULL || cursor.opcode() == Opcode.REF_CAST_NULL;
        String text =
                cursor.opcode() == Opcode.REF_NULL
                        ? cursor.heapType().toString()
                        : new RefType(nullable, cursor.heapType()).toString();
        word(out, text);
    }

    private void printConstant(StringBuilder out) {
        switch (cursor.opcode().immediate()) {
            case I32 -> word(out, Integer.toString(cursor.i32()));
            case I64 -> word(out, Long.toString(cursor.i64()));
            case F32 -> word(out, WatNumbers.f32(cursor.f32Bits()));
            case F64 -> word(out, WatNumbers.f64(cursor.f64Bits()));
            case LANE -> word(out, Integer.toString(cursor.lane()));
            case V128 -> word(out, WatNumbers.v128(cursor.v128Low(), cursor.v128High()));
            default -> word(out, WatNumbers.lanes(cursor.v128Low(), cursor.v128High()));
        }
    }

    private void printMemarg(StringBuilder out) {
        unlessZero(out, Names.Kind.MEMORY, cursor.memoryIndex());
        if (cursor.offset() != 0) {
            word(out, "offset=" + Long.toUnsignedString(cursor.offset()));
        }
        int natural = Integer.numberOfTrailingZeros(cursor.opcode().accessBytes());
        if (cursor.alignment() != natural) {
            word(out, "align=" + Long.toUnsignedString(1L << cursor.alignment()));
        }
        if (cursor.opcode().mnemonic().endsWith("_lane")) {
            word(out, Integer.toString(cursor.lane()));
        }
    }
}
