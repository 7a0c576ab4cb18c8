package dev.wasmscope.dwarf.view;

import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the layouts of libc++'s containers ask of its classes. */
final class Standard {
    private Standard() {}

    /** A member, which older versions keep in a compressed pair. */
    static Places.@Nullable Place unpacked(CompositeType type, String name, String packed) {
        Places.Place own = Places.find(type, Places.named(name));
        Places.Place pair = own == null ? Places.find(type, Places.named(packed)) : null;
        return pair == null ? own : Places.part(pair, "__value_");
    }

    /** Whether a type is a class of a name: an order or an equality that is known. */
    static boolean isOf(@Nullable Type type, Pattern name) {
        return type != null
                && type.stripped() instanceof CompositeType composite
                && name.matcher(composite.qualifiedName()).matches();
    }

    /** What the allocator of a map makes room for. */
    static @Nullable Type pair(@Nullable Type allocator) {
        return allocator != null && allocator.stripped() instanceof CompositeType type
                ? argument(type, 0)
                : null;
    }

    /** The type that is an argument of a template; null if there is none or it is a number. */
    static @Nullable Type argument(CompositeType type, int index) {
        List<TemplateArgument> arguments = type.parts().templateArguments();
        return index >= arguments.size() || arguments.get(index).value() != null
                ? null
                : arguments.get(index).type().get();
    }
}
