package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Whether a text of the program is one that was written. */
final class TextComparison {
    /** Texts that are shown by a view are compared as far as views show them. */
    private static final int SHOWN = 200;

    private TextComparison() {}

    static boolean equal(AvailableValue value, String text, int column) throws ExpressionException {
        Type type = value.plainType();
        if (type instanceof PointerType pointer && unit(pointer.target().get()) > 0) {
            Value first = Conversions.known(value.element(0), column);
            return first instanceof AvailableValue start
                    && terminated(start, unit(pointer.target().get()), text, column);
        }
        if (type instanceof ArrayType array && unit(array.elementOfFirstDimension()) > 0) {
            return terminated(value, unit(array.elementOfFirstDimension()), text, column);
        }
        if (value.isViewed() && text.length() < SHOWN) {
            String shown = value.summary();
            int quote = shown.indexOf('"');
            return quote >= 0 && shown.substring(quote).equals(quoted(text));
        }
        throw new ExpressionException(column, "a " + value.typeName() + " is not a text");
    }

    private static int unit(Type type) {
        return type.stripped() instanceof BaseType base && base.encoding().isCharacter()
                ? (int) base.size()
                : 0;
    }

    /** The text and a zero behind it; an array that is full has none. */
    private static boolean terminated(AvailableValue from, int unit, String text, int column)
            throws ExpressionException {
        byte[] wanted = text.getBytes(charset(unit));
        long room =
                from.plainType() instanceof ArrayType
                        ? from.type().byteSize().orElse(Long.MAX_VALUE)
                        : Long.MAX_VALUE;
        if (wanted.length > room) {
            return false;
        }
        byte[] found = Conversions.known(from.bytes(0, wanted.length), column);
        if (!Arrays.equals(found, wanted)) {
            return false;
        }
        return wanted.length == room
                || from.bytes(wanted.length, unit) instanceof Answer.Known<byte[]>(byte[] end)
                        && Arrays.equals(end, new byte[unit]);
    }

    private static Charset charset(int unit) {
        return switch (unit) {
            case 2 -> StandardCharsets.UTF_16LE;
            case 4 -> Charset.forName("UTF-32LE");
            default -> StandardCharsets.UTF_8;
        };
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r")
                + '"';
    }
}
