package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import java.util.Optional;

/** The entries of maps, which go by what their keys show. */
final class Entries {
    private static final int MAX_KEYS = 10_000;

    private Entries() {}

    /** The entry whose key was written as it is shown: a text, a character, a name, a number. */
    static Optional<Value> named(AvailableValue map, Node key) {
        Optional<String> name =
                switch (key) {
                    case Node.Text(int _, String text) ->
                            Optional.of(
                                    "[\""
                                            + text.replace("\\", "\\\\").replace("\"", "\\\"")
                                            + "\"]");
                    case Node.Name(int _, String word) -> Optional.of("[" + word + "]");
                    case Node.Whole whole when !isIndexed(map) ->
                            Optional.of("[" + whole.value() + "]");
                    case Node.Prefixed(int _, String sign, Node.Whole whole)
                            when sign.equals("-") ->
                            Optional.of("[-" + whole.value() + "]");
                    default -> Optional.empty();
                };
        return name.flatMap(
                wanted ->
                        map.children(0, MAX_KEYS).stream()
                                .filter(child -> child.name().equals(wanted))
                                .findFirst());
    }

    /** Whether whole numbers are indices; looking them up needs no search. */
    private static boolean isIndexed(AvailableValue value) {
        return value.plainType() instanceof ArrayType || value.plainType() instanceof PointerType;
    }
}
