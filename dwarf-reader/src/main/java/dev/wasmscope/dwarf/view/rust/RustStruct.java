package dev.wasmscope.dwarf.view.rust;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.RustTypeNames;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Nesting;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ValueView;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Structures, tuple structures and tuples as {@code {:?}} prints them: {@code Point { x: 1 }},
 * {@code Meters(2.5)}, {@code (1, "a")}. The view of last resort for structures.
 */
final class RustStruct implements ValueView {
    private static final int MAX_SMALL = 3;
    private static final Pattern FIELD_OF_TUPLE = Pattern.compile("__\\d+");

    @Override
    public Optional<ViewedValue> of(AvailableValue raw, ViewContext context) {
        Optional<CompositeType> type = RustTypes.composite(raw);
        boolean structure =
                type.isPresent()
                        && type.get().kind() == CompositeType.Kind.STRUCT
                        && type.get().parts().variantParts().isEmpty()
                        && !type.get().qualifiedName().isEmpty();
        return structure ? Optional.of(view(raw, type.get())) : Optional.empty();
    }

    private static ViewedValue view(AvailableValue raw, CompositeType type) {
        List<Value> fields = fields(raw);
        String name = type.qualifiedName();
        String plain = name.startsWith("(") ? "" : RustTypes.plainName(name);
        String shown = plain.equals("PhantomData") ? RustTypeNames.shortened(name) : plain;
        return ViewedValue.of(nesting -> text(shown, fields, nesting), fields).plain();
    }

    /** The members; those of tuples under the names that the language has for them. */
    static List<Value> fields(AvailableValue raw) {
        return raw.raw().children(0, Integer.MAX_VALUE).stream()
                .map(
                        field ->
                                FIELD_OF_TUPLE.matcher(field.name()).matches()
                                        ? field.named(field.name().substring(2))
                                        : field)
                .toList();
    }

    /**
     * A structure on one line.
     *
     * @param name what stands before the fields; empty for a tuple
     */
    static String text(String name, List<Value> fields, Nesting nesting) {
        if (fields.isEmpty()) {
            return name.isEmpty() ? "()" : name;
        }
        boolean numbered = fields.stream().allMatch(field -> isNumber(field.name()));
        if (nesting.isDeepest() && !isSmall(fields)) {
            return numbered ? name + "(…)" : name + " {…}";
        }
        if (!numbered) {
            return name
                    + " { "
                    + nesting.join(fields, field -> field.name() + ": " + nesting.of(field))
                    + " }";
        }
        String only = name.isEmpty() && fields.size() == 1 ? "," : "";
        return name + "(" + nesting.join(fields, nesting::of) + only + ")";
    }

    /** There is always room for a few numbers. */
    private static boolean isSmall(List<Value> fields) {
        return fields.size() <= MAX_SMALL
                && fields.stream()
                        .map(field -> field.type().stripped())
                        .allMatch(
                                type ->
                                        type instanceof BaseType
                                                || type instanceof EnumerationType);
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
