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
            case Op.AND -> "and";
            case Op.PLUS -> "plus";
            case Op.MINUS -> "minus";
            case Op.CONVERT -> "converted to type at 0x" + hex(reader.uleb128());
            case Op.IMPLICIT_VALUE -> "constant of " + reader.slice(reader.uleb128()).length() + " bytes";
            case Op.ENTRY_VALUE, Op.GNU_ENTRY_VALUE ->
                    "at entry (" + of(reader.slice(reader.uleb128()), unit) + ")";
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

    private static String hex(long value) {
        return Long.toHexString(value);
    }

    private static String signed(long value) {
        return value < 0 ? "- " + -value : "+ " + value;
    }
}
