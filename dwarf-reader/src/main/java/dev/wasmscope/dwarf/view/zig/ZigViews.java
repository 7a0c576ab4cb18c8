package dev.wasmscope.dwarf.view.zig;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.view.ValueView;
import java.util.List;
import java.util.Optional;

/** The views of Zig. */
public final class ZigViews {
    /** All of them. */
    public static final List<ValueView> ALL =
            List.of(
                    new ZigSlice(),
                    new ZigOptional(),
                    new ZigErrorUnion(),
                    new ZigTaggedUnion(),
                    new ZigPointer());

    private ZigViews() {}

    /** The name of the type of a value if it is a structure of a Zig program. */
    static Optional<String> structure(AvailableValue value) {
        return value.plainType() instanceof CompositeType type
                        && type.language() == Language.ZIG
                        && type.kind() == CompositeType.Kind.STRUCT
                ? Optional.of(type.qualifiedName())
                : Optional.empty();
    }
}
