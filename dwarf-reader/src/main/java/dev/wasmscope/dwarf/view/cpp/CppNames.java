package dev.wasmscope.dwarf.view.cpp;

import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ViewContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Types of libc++, whose names carry an inline namespace: {@code std::__1::vector<int>}. */
final class CppNames {
    private static final String SCOPE = "::";
    private static final String STD = "std::";

    private CppNames() {}

    /** The class that a value is of. */
    static Optional<CompositeType> type(AvailableValue value) {
        return value.plainType() instanceof CompositeType type
                ? Optional.of(type)
                : Optional.empty();
    }

    /** Whether a value's class or class template has one of these names in {@code std}. */
    static boolean isStandard(AvailableValue value, String... names) {
        return type(value).flatMap(CppNames::standard).filter(List.of(names)::contains).isPresent();
    }

    /**
     * The name of a class in {@code std}, with scopes inside of that but without arguments; empty
     * for other classes.
     */
    static Optional<String> standard(CompositeType type) {
        String name = type.qualifiedName();
        if (!name.startsWith(STD)) {
            return Optional.empty();
        }
        int start = STD.length();
        int scope = name.indexOf(SCOPE, start);
        int end = name.indexOf('<', start);
        end = end < 0 ? name.length() : end;
        boolean inline = name.startsWith("__", start) && scope >= 0 && scope < end;
        return Optional.of(name.substring(inline ? scope + SCOPE.length() : start, end));
    }

    /** A type argument of a template. */
    static Optional<Type> argument(CompositeType type, int index) {
        List<TemplateArgument> arguments = type.parts().templateArguments();
        return index < arguments.size() && arguments.get(index).value() == null
                ? Optional.of(arguments.get(index).type().get())
                : Optional.empty();
    }

    /** A member of a value, inside of the compressed pair that older versions put it into. */
    static Optional<AvailableValue> unpacked(
            AvailableValue value, ViewContext context, String name) {
        Optional<AvailableValue> member = context.member(value, name);
        boolean pair = member.isPresent() && isStandard(member.get(), "__compressed_pair");
        return pair ? context.member(member.get(), "__value_") : member;
    }

    /** A size that older versions keep in a compressed pair, under one of several names. */
    static OptionalLong size(AvailableValue value, ViewContext context, String... names) {
        for (String name : names) {
            Optional<AvailableValue> member = unpacked(value, context, name);
            if (member.isPresent()) {
                return context.number(member.get());
            }
        }
        return OptionalLong.empty();
    }

    /** A number under one of two names. */
    static OptionalLong either(
            AvailableValue value, ViewContext context, String name, String other) {
        OptionalLong number = context.number(value, name);
        return number.isPresent() ? number : context.number(value, other);
    }

    /** The end of the memory that a vector owns. */
    static OptionalLong capacity(AvailableValue vector, ViewContext context) {
        return size(vector, context, "__cap_", "__end_cap_");
    }

    /** Where a value is in memory; empty if it is elsewhere. */
    static OptionalLong address(AvailableValue value) {
        return value.location() instanceof ValueLocation.Memory(long address)
                ? OptionalLong.of(address)
                : OptionalLong.empty();
    }

    /** Number of arguments of a template. */
    static long arguments(AvailableValue value) {
        return value.plainType() instanceof CompositeType type
                ? type.parts().templateArguments().size()
                : 0;
    }

    /** What an allocator, the argument of a template, is for: the pairs of a map. */
    static Optional<Type> pair(CompositeType type, int allocator) {
        return argument(type, allocator)
                .map(Type::stripped)
                .filter(CompositeType.class::isInstance)
                .flatMap(found -> argument((CompositeType) found, 0))
                .filter(pair -> pair.byteSize().isPresent());
    }

    /** Pairs as entries of a map. */
    static List<MapEntries.Entry> entries(
            ViewContext context, ChildSource pairs, long from, int count) {
        List<MapEntries.Entry> entries = new ArrayList<>();
        for (Value pair : pairs.children(from, count)) {
            Optional<AvailableValue> key =
                    pair instanceof AvailableValue both
                            ? context.member(both, "first")
                            : Optional.empty();
            Optional<Value> value = pair.child("second");
            if (key.isEmpty() || value.isEmpty()) {
                break;
            }
            entries.add(new MapEntries.Entry(key.get(), value.get()));
        }
        return entries;
    }
}
