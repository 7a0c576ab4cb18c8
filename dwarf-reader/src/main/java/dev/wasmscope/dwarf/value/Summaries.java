package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.BrokenType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.QualifiedType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypedefType;
import dev.wasmscope.dwarf.type.UnspecifiedType;
import java.util.List;
import java.util.Optional;

/** Values on one line. */
final class Summaries {
    private static final int MAX_PARTS = 6;
    private static final int MAX_NAMES = 32;

    private Summaries() {}

    static String of(AvailableValue value, Nesting nesting) {
        Optional<? extends Presentation> shown = value.presentation();
        return shown.isPresent() ? shown.get().summary(nesting) : raw(value, nesting);
    }

    private static String raw(AvailableValue value, Nesting nesting) {
        return switch (value.plainType()) {
            case BaseType base -> scalar(value, bytes -> Scalars.text(base, bytes));
            case EnumerationType type ->
                    scalar(value, bytes -> Enumerations.text(type, value.typeName(), bytes));
            case PointerType pointer -> Pointers.summary(value, pointer, nesting);
            case ArrayType array -> array(value, array, nesting);
            case CompositeType composite -> composite(value, composite, nesting);
            case BrokenType(String reason) -> "<not available: " + reason + ">";
            case UnspecifiedType none when none.recordedName().contains("nullptr") -> "nullptr";
            default -> "<" + value.typeName() + ">";
        };
    }

    private static String scalar(
            AvailableValue value, java.util.function.Function<byte[], String> text) {
        return switch (Scalars.bytes(value)) {
            case Answer.Known<byte[]>(byte[] bytes) -> text.apply(bytes);
            case Answer.Unknown<byte[]>(String reason) -> "<not available: " + reason + ">";
        };
    }

    /**
     * Size of a character if the type is one that texts are made of, else 0. C gives the names of
     * wide characters to integers.
     */
    static int textUnit(Type type) {
        Type inner = type;
        for (int i = 0; i < MAX_NAMES; i++) {
            switch (inner) {
                case TypedefType alias when isCharacter(alias.qualifiedName()) -> {
                    return textSize(alias.stripped());
                }
                case TypedefType alias -> inner = alias.target().get();
                case QualifiedType qualified -> inner = qualified.target().get();
                case BaseType base when isCharacter(base.recordedName()) -> {
                    return textSize(base);
                }
                default -> {
                    return 0;
                }
            }
        }
        return 0;
    }

    private static boolean isCharacter(String name) {
        return switch (name) {
            case "char", "char8_t", "char16_t", "char32_t", "wchar_t" -> true;
            default -> false;
        };
    }

    private static int textSize(Type type) {
        int size = (int) type.byteSize().orElse(0);
        return size == 1 || size == 2 || size == 4 ? size : 0;
    }

    private static String array(AvailableValue value, ArrayType array, Nesting nesting) {
        int unit = textUnit(array.elementOfFirstDimension());
        if (unit > 0) {
            return Quoted.inArray(value.storage(), array.byteSize().orElse(0), unit)
                    .orElse("<not available>");
        }
        return nesting.isDeepest() ? "{…}" : parts(value, nesting, "{", "}", false);
    }

    private static String composite(AvailableValue value, CompositeType type, Nesting nesting) {
        if (type.isIncomplete()) {
            return "<incomplete type>";
        }
        if (Variants.isEnum(type)) {
            return Variants.summary(value, type, nesting);
        }
        if (nesting.isDeepest()) {
            return "{…}";
        }
        boolean tuple = Variants.isTuple(type);
        return parts(value, nesting, tuple ? "(" : "{", tuple ? ")" : "}", !tuple);
    }

    /** The first children between brackets. */
    static String parts(
            AvailableValue value, Nesting nesting, String open, String close, boolean named) {
        List<Value> children = Children.list(value, 0, MAX_PARTS);
        StringBuilder text = new StringBuilder(open);
        for (Value child : children) {
            text.append(text.length() == open.length() ? "" : ", ");
            if (named && !child.name().isEmpty()) {
                text.append(child.name()).append('=');
            }
            text.append(nesting.of(child));
        }
        boolean more = Children.count(value) > children.size();
        return text.append(more ? ", …" : "").append(close).toString();
    }
}
