package dev.wasmscope.dwarf.expr;

import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.DwarfReader;
import dev.wasmscope.dwarf.section.SectionBytes;
import dev.wasmscope.dwarf.section.Unit;
import java.util.StringJoiner;

/** Expressions in words, for people who want to know where a variable is. */
public final class ExpressionText {
    private ExpressionText() {}

    /** The operations of an expression; what cannot be read is said at its end. */
    public static String of(SectionBytes expression, Unit unit) {
        if (expression.isEmpty()) {
            return "optimized out here";
        }
        StringJoiner text = new StringJoiner(", ");
        DwarfReader reader = expression.reader();
        try {
            while (reader.hasMore()) {
                text.add(operation(reader, unit));
            }
        } catch (DwarfException e) {
            text.add("<" + e.getMessage() + ">");
        }
        return text.toString();
    }

    private static String operation(DwarfReader reader, Unit unit) {
        int op = reader.u8();
        if (op >= Op.LIT0 && op <= Op.LIT31) {
            return Integer.toString(op - Op.LIT0);
        }
        return switch (op) {
            case Op.WASM_LOCATION -> wasm(reader);
            case Op.ADDR -> "address 0x" + hex(reader.unsigned(unit.encoding().addressSize()));
            case Op.ADDRX, Op.GNU_ADDR_INDEX -> "address 0x" + hex(unit.address(reader.uleb128()));
            case Op.FBREG -> "frame base " + signed(reader.sleb128());
            case Op.PLUS_UCONST -> "plus " + Long.toUnsignedString(reader.uleb128());
            case Op.CONSTU -> Long.toUnsignedString(reader.uleb128());
            case Op.CONSTS -> Long.toString(reader.sleb128());
            case Op.STACK_VALUE -> "value";
            case Op.PIECE -> "piece of " + reader.uleb128() + " bytes";
            case Op.DEREF -> "dereferenced";
            case Op.CONST1U -> Integer.toString(reader.u8());
            case Op.CONST1S -> Integer.toString(reader.s8());
            case Op.CONST2U -> Integer.toString(reader.u16());
            case Op.CONST2S -> Short.toString((short) reader.u16());
            case Op.CONST4U -> Long.toString(reader.u32());
            case Op.CONST4S -> Integer.toString(reader.s32());
            case Op.CONST8U -> Long.toUnsignedString(reader.u64());
            case Op.CONST8S -> Long.toString(reader.u64());
            case Op.PICK -> "pick " + reader.u8();
            case Op.DEREF_SIZE -> "dereferenced (" + reader.u8() + " bytes)";
            case Op.FORM_TLS_ADDRESS, Op.GNU_PUSH_TLS_ADDRESS -> "in thread-local storage";
            case Op.CONVERT -> "converted to type at 0x" + hex(reader.uleb128() + unitAt(unit));
            case Op.IMPLICIT_VALUE ->
                    "constant of " + reader.slice(reader.uleb128()).length() + " bytes";
            case Op.ENTRY_VALUE, Op.GNU_ENTRY_VALUE ->
                    "at entry (" + of(reader.slice(reader.uleb128()), unit) + ")";
            default -> plain(op, reader);
        };
    }

    /** Operations without operands; what follows another one cannot be told apart. */
    private static String plain(int op, DwarfReader reader) {
        return switch (op) {
            case Op.DUP -> "dup";
            case Op.DROP -> "drop";
            case Op.OVER -> "over";
            case Op.SWAP -> "swap";
            case Op.ROT -> "rot";
            case Op.ABS -> "abs";
            case Op.AND -> "and";
            case Op.DIV -> "div";
            case Op.MINUS -> "minus";
            case Op.MOD -> "mod";
            case Op.MUL -> "mul";
            case Op.NEG -> "neg";
            case Op.NOT -> "not";
            case Op.OR -> "or";
            case Op.PLUS -> "plus";
            case Op.SHL -> "shl";
            case Op.SHR -> "shr";
            case Op.SHRA -> "shra";
            case Op.XOR -> "xor";
            case Op.EQ -> "eq";
            case Op.GE -> "ge";
            case Op.GT -> "gt";
            case Op.LE -> "le";
            case Op.LT -> "lt";
            case Op.NE -> "ne";
            case Op.NOP -> "nop";
            default -> {
                reader.skip(reader.remaining());
                yield Op.describe(op) + " …";
            }
        };
    }

    private static String wasm(DwarfReader reader) {
        int kind = reader.u8();
        long index = kind == 3 ? reader.u32() : reader.uleb128();
        return switch (kind) {
            case 0 -> "local " + index;
            case 1, 3 -> "global " + index;
            case 2 -> "stack slot " + index;
            default -> "WebAssembly location of kind " + kind;
        };
    }

    /** References to types count from the unit. */
    private static long unitAt(Unit unit) {
        return unit.header().offset().value();
    }

    private static String hex(long value) {
        return Long.toHexString(value);
    }

    private static String signed(long value) {
        return value < 0 ? "- " + -value : "+ " + value;
    }
}
