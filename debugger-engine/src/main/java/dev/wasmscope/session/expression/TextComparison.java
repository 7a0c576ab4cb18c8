package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.TextLayout;
import dev.wasmscope.dwarf.view.TextLayouts;
import dev.wasmscope.session.expression.Overloads.Given;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether a text of the program is one that was written. */
final class TextComparison {
    /** Texts that are shown by a view are compared as far as views show them. */
    private static final int SHOWN = 200;

    private static final int MAX_BYTES = 1 << 24;

    /** Stands for the address of an object that is in no memory. */
    private static final long HERE = -1L << 40;

    private TextComparison() {}

    /** The bytes of a text of a library's class; empty for anything else. */
    static Optional<byte[]> bytes(AvailableValue value, int column) throws ExpressionException {
        Optional<TextLayout> layout = TextLayouts.of(value.type());
        if (layout.isEmpty() || !value.isViewed()) {
            return Optional.empty();
        }
        int size = (int) layout.get().type().byteSize().orElse(0);
        byte[] object = Conversions.known(value.bytes(size), column);
        long at = value.location() instanceof ValueLocation.Memory(long address) ? address : HERE;
        TextLayout.Reader reader =
                (from, bytes) ->
                        unsigned(
                                Arrays.copyOfRange(
                                        object, (int) (from - at), (int) (from - at) + bytes));
        long start = layout.get().start(at, reader);
        long length = layout.get().length(at, reader);
        if (length < 0 || length > MAX_BYTES) {
            throw new ExpressionException(column, "the text has " + length + " bytes");
        }
        boolean inside = start >= at && start < at + size;
        return Optional.of(
                inside
                        ? Arrays.copyOfRange(
                                object, (int) (start - at), (int) (start - at + length))
                        : Conversions.known(
                                value.context().frame().readMemory(start, (int) length), column));
    }

    /** A number, lowest byte first. */
    static long unsigned(byte[] bytes) {
        long value = 0;
        for (int i = 0; i < bytes.length; i++) {
            value |= (bytes[i] & 0xffL) << 8 * i;
        }
        return value;
    }

    /**
     * Two texts, written or of a library's class, compared as their bytes are; empty if they are no
     * such texts.
     */
    static OptionalInt compare(Given left, Given right) throws ExpressionException {
        Optional<byte[]> a = bytes(left);
        Optional<byte[]> b = bytes(right);
        return a.isEmpty() || b.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Arrays.compareUnsigned(a.get(), b.get()));
    }

    private static Optional<byte[]> bytes(Given given) throws ExpressionException {
        return switch (given) {
            case Given.Text(int _, String text) ->
                    Optional.of(text.getBytes(StandardCharsets.UTF_8));
            case Given.Computed(int column, AvailableValue value, Node _) -> bytes(value, column);
            default -> Optional.empty();
        };
    }

    static boolean equal(AvailableValue value, String text, int column) throws ExpressionException {
        Type type = value.plainType();
        Optional<byte[]> bytes = bytes(value, column);
        if (bytes.isPresent()) {
            return Arrays.equals(bytes.get(), text.getBytes(StandardCharsets.UTF_8));
        }
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
