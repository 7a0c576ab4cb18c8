package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Texts;
import dev.wasmscope.dwarf.value.Value;
import java.math.BigInteger;
import java.util.Optional;
import java.util.StringJoiner;

/** Shows values as a format letter says: {@code x} and its kin. */
final class Formats {
    private static final int PARTS = 16;
    private static final int DEPTH = 3;

    private final Conversions conversions;

    Formats(Conversions conversions) {
        this.conversions = conversions;
    }

    /** The value in one line; numbers within structures and arrays too. */
    String text(Value value, Parsed.Format.As format) throws ExpressionException {
        return text(value, format, 0);
    }

    private String text(Value value, Parsed.Format.As format, int depth)
            throws ExpressionException {
        AvailableValue present = conversions.available(value, format.column());
        if (format.letter() == 's') {
            Optional<String> text = Strings.of(present);
            if (text.isPresent()) {
                return text.get();
            }
        }
        boolean parts =
                present.plainType() instanceof CompositeType
                        || present.plainType() instanceof ArrayType;
        if (!parts) {
            return number(conversions.scalar(present, format.column()), format.letter());
        }
        if (depth == DEPTH) {
            return "{…}";
        }
        boolean named = present.plainType() instanceof CompositeType;
        StringJoiner all = new StringJoiner(", ", "{", "}");
        for (Value child : present.children(0, PARTS)) {
            String name = named ? child.name() + "=" : "";
            all.add(
                    name
                            + (child instanceof AvailableValue
                                    ? text(child, format, depth + 1)
                                    : child.summary()));
        }
        if (present.childCount() > PARTS) {
            all.add("…");
        }
        return all.toString();
    }

    private static String number(Scalar scalar, char letter) {
        if (scalar instanceof Scalar.Real(double value, BaseType type)
                && letter != 'x'
                && letter != 'b'
                && letter != 'o') {
            return type.size() == 4 ? Float.toString((float) value) : Double.toString(value);
        }
        int bytes = (int) scalar.type().byteSize().orElse(8);
        BigInteger bits = new BigInteger(1, reversed(Conversions.bytes(scalar)));
        return switch (letter) {
            case 'x' ->
                    "0x" + padded(bits.toString(16), scalar instanceof Scalar.Int ? 1 : 2 * bytes);
            case 'b' -> "0b" + padded(bits.toString(2), 8 * bytes);
            case 'o' -> "0" + bits.toString(8);
            case 'u' -> bits.toString();
            case 'c' -> character(bits);
            default ->
                    bits.testBit(8 * bytes - 1)
                            ? bits.subtract(BigInteger.ONE.shiftLeft(8 * bytes)).toString()
                            : bits.toString();
        };
    }

    private static String character(BigInteger bits) {
        int code = bits.bitLength() > 21 ? -1 : bits.intValue();
        boolean printable = Character.isValidCodePoint(code) && !Character.isISOControl(code);
        return printable ? "'" + Character.toString(code) + "'" : "'\\x" + bits.toString(16) + "'";
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes[bytes.length - 1 - i];
        }
        return all;
    }

    private static String padded(String digits, int length) {
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    /** Bytes that are no characters by their type but shall be shown as a text. */
    private static final class Strings {
        private static final int MOST = 1024;

        static Optional<String> of(AvailableValue value) {
            return switch (value.plainType()) {
                case ArrayType array when isByte(array.elementOfFirstDimension()) ->
                        quoted(value, array.byteSize().orElse(0));
                case PointerType pointer when isByte(pointer.target().get()) ->
                        value.element(0).orElse(value) instanceof AvailableValue first
                                        && first != value
                                ? quoted(first, MOST)
                                : Optional.empty();
                default -> Optional.empty();
            };
        }

        private static boolean isByte(dev.wasmscope.dwarf.type.Type type) {
            return type.stripped() instanceof BaseType base && base.size() == 1;
        }

        private static Optional<String> quoted(AvailableValue from, long most) {
            long length = 0;
            while (length < most
                    && from.bytes(length, 1)
                            instanceof dev.wasmscope.dwarf.expr.Answer.Known<byte[]>(byte[] one)
                    && one[0] != 0) {
                length++;
            }
            return Optional.of(Texts.sized(from::bytes, length, 1).orElse("\"\""));
        }
    }
}
