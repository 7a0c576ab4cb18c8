package dev.wasmscope.engine.module;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name section, read leniently: what could not be read is simply absent (appendix "Custom
 * Sections" of the core specification and the extended name section proposal).
 *
 * @param flat names by index, for each kind that has one name per index
 * @param nested names by outer index, then by inner index
 * @param problem why the rest of the section could not be read, if so
 */
public record Names(
        Optional<String> moduleName,
        Map<Kind, Map<Integer, String>> flat,
        Map<NestedKind, Map<Integer, Map<Integer, String>>> nested,
        Optional<String> problem) {

    /** The kinds with one name per index. */
    public enum Kind {
        FUNCTION,
        TYPE,
        TABLE,
        MEMORY,
        GLOBAL,
        ELEMENT,
        DATA,
        TAG
    }

    /** The kinds whose names are per function or per type. */
    public enum NestedKind {
        LOCAL,
        LABEL,
        FIELD
    }

    public static final Names NONE =
            new Names(Optional.empty(), Map.of(), Map.of(), Optional.empty());

    /** The name of the thing of that kind, or null. */
    public @Nullable String name(Kind kind, int index) {
        return flat.getOrDefault(kind, Map.of()).get(index);
    }

    /** The name of a local (parameters first), or null. */
    public @Nullable String localName(int functionIndex, int localIndex) {
        return nestedName(NestedKind.LOCAL, functionIndex, localIndex);
    }

    /** The name of a nested thing (local, label, field), or null. */
    public @Nullable String nestedName(NestedKind kind, int outer, int inner) {
        return nested.getOrDefault(kind, Map.of()).getOrDefault(outer, Map.of()).get(inner);
    }
}
