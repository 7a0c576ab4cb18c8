package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types of libc++, whose names carry an inline namespace: {@code std::__1::vector<int>}. */
final class CppNames {
    private static final Pattern STANDARD =
            Pattern.compile("std::(?:__\\w+::)?((?:\\w+::)*\\w+)(<.*)?", Pattern.DOTALL);

    private CppNames() {}

    /** The type of a value if it is a class template or class of that name in {@code std}. */
    static Optional<CompositeType> standard(AvailableValue value, String... names) {
        if (value.plainType() instanceof CompositeType type
                && type.qualifiedName().startsWith("std::")) {
            Matcher matcher = STANDARD.matcher(type.qualifiedName());
            if (matcher.matches() && List.of(names).contains(matcher.group(1))) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** A type argument of a template. */
    static Optional<Type> argument(CompositeType type, int index) {
        List<TemplateArgument> arguments = type.parts().templateArguments();
        return index < arguments.size() && arguments.get(index).value() == null
                ? Optional.of(arguments.get(index).type().get())
                : Optional.empty();
    }
}
