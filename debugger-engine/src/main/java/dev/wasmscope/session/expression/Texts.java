package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.UnspecifiedType;
import dev.wasmscope.dwarf.view.TextLayout;
import dev.wasmscope.dwarf.view.TextLayouts;
import dev.wasmscope.session.call.Argument;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts as arguments: their bytes are put into the guest's memory for the call. */
final class Texts {
    private Texts() {}

    /** For a parameter of a type. */
    static Argument argument(Type parameter, String text, int column) throws ExpressionException {
        return switch (parameter.stripped()) {
            case PointerType pointer when isObject(pointer) ->
                    object(parameter, text, pointer.target().get(), true, column);
            case PointerType pointer when pointer.kind() == PointerType.Kind.POINTER ->
                    terminated(parameter, text, pointer.target().get().stripped(), column);
            case CompositeType composite when composite.qualifiedName().equals("&str") -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                yield new Argument.Placed(parameter, bytes, bytes.length, true);
            }
            case CompositeType composite when TextLayouts.of(composite).isPresent() ->
                    object(parameter, text, composite, false, column);
            // of functions without a type of the source
            case BaseType base when base.name().equals("i32") || base.name().equals("i64") ->
                    terminated(text, parameter, StandardCharsets.UTF_8, 1);
            default ->
                    throw new ExpressionException(
                            column, "a text cannot be given as " + parameter.name());
        };
    }

    private static boolean isObject(PointerType pointer) {
        boolean reference = pointer.kind() != PointerType.Kind.POINTER;
        return (reference || pointer.language() == Language.RUST)
                && TextLayouts.of(pointer.target().get()).isPresent();
    }

    /** An object of a text class, made for the call. Rust's own would be freed by who takes it. */
    private static Argument object(
            Type parameter, String text, Type type, boolean byReference, int column)
            throws ExpressionException {
        TextLayout layout = TextLayouts.of(type).orElseThrow();
        boolean owned = layout.type().qualifiedName().equals("alloc::string::String");
        if (owned && !byReference) {
            throw new ExpressionException(
                    column,
                    "a text cannot be given as "
                            + type.name()
                            + ", which would be freed: give one"
                            + " of the program");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Argument.Text(parameter, layout, bytes, byReference);
    }

    private static Argument terminated(Type parameter, String text, Type unit, int column)
            throws ExpressionException {
        if (unit instanceof UnspecifiedType) {
            return terminated(text, parameter, StandardCharsets.UTF_8, 1);
        }
        if (!(unit instanceof BaseType base) || !isCharacter(base)) {
            throw new ExpressionException(column, "a text cannot be given as " + parameter.name());
        }
        int size = (int) base.size();
        Charset charset =
                switch (size) {
                    case 2 -> StandardCharsets.UTF_16LE;
                    case 4 -> Charset.forName("UTF-32LE");
                    default -> StandardCharsets.UTF_8;
                };
        return terminated(text, parameter, charset, size);
    }

    /** What an array of characters holds then, with zeros behind the text. */
    static byte[] contents(ArrayType array, String text, int column) throws ExpressionException {
        Type unit = array.elementOfFirstDimension().stripped();
        long size = array.byteSize().orElse(-1);
        Argument placed = terminated(UnspecifiedType.VOID, text, unit, column);
        byte[] bytes =
                placed instanceof Argument.Placed(var _, byte[] all, var _, var _)
                        ? all
                        : new byte[0];
        long unitSize = unit.byteSize().orElse(1);
        if (size < 0 || bytes.length - unitSize > size) {
            throw new ExpressionException(
                    column, "the text takes more than the %d bytes of the array".formatted(size));
        }
        return Arrays.copyOf(bytes, (int) size);
    }

    private static boolean isCharacter(BaseType type) {
        return type.size() == 1 || type.encoding().isCharacter() || type.name().equals("wchar_t");
    }

    private static Argument terminated(String text, Type parameter, Charset charset, int unit) {
        byte[] bytes = text.getBytes(charset);
        byte[] contents = Arrays.copyOf(bytes, bytes.length + unit);
        return new Argument.Placed(parameter, contents, -1, true);
    }

    /** Behind {@code ...}. */
    static Argument argument(String text) {
        return terminated(text, UnspecifiedType.VOID, StandardCharsets.UTF_8, 1);
    }
}
