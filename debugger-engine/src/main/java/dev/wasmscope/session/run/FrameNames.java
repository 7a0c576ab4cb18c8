package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.DwarfInfo;
import dev.wasmscope.dwarf.scope.NamedConstants.NamedConstant;
import dev.wasmscope.dwarf.scope.ScopedNames;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.type.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What names mean at one place of the source: its variables, constants and types. Variables are
 * looked up once, as a condition asks for them at each of its evaluations.
 */
final class FrameNames {
    private static final String SCOPE = "::";

    private final DwarfInfo dwarf;
    private final Optional<SourceFrame> source;
    private final long pc;
    private final Map<String, Optional<Variable>> localsByName = new HashMap<>();
    private final Map<String, Optional<Variable>> globalsByName = new HashMap<>();
    private @Nullable List<Variable> locals;
    private @Nullable ScopedNames names;

    /**
     * The names at a place.
     *
     * @param source its frame; empty if debug information has none
     */
    FrameNames(DwarfInfo dwarf, Optional<SourceFrame> source, long pc) {
        this.dwarf = dwarf;
        this.source = source;
        this.pc = pc;
    }

    /** Variables and parameters, innermost block first. */
    List<Variable> locals() {
        List<Variable> known = locals;
        if (known == null) {
            known = source.isEmpty() ? List.of() : dwarf.variables(source.get());
            locals = known;
        }
        return known;
    }

    /** The variable or parameter with a name. */
    Optional<Variable> local(String name) {
        return localsByName.computeIfAbsent(name, wanted -> first(locals(), wanted));
    }

    /**
     * The global variable that a name means here: by the scopes around the function, else with the
     * outermost scopes left out; of the unit, else of any other.
     */
    Optional<Variable> global(String name) {
        return globalsByName.computeIfAbsent(name, this::findGlobal);
    }

    private Optional<Variable> findGlobal(String name) {
        List<Variable> own = dwarf.globalsAt(pc);
        List<Variable> all = dwarf.globalsNamed(name.substring(name.lastIndexOf(':') + 1));
        String plain = name.startsWith(SCOPE) ? name.substring(SCOPE.length()) : name;
        return meant(own, name)
                .or(() -> meant(all, name))
                .or(() -> first(own, plain))
                .or(() -> first(all, plain));
    }

    private Optional<Variable> meant(List<Variable> variables, String name) {
        Map<String, Variable> byName = new HashMap<>();
        String plain = name.substring(name.lastIndexOf(':') + 1);
        for (Variable variable : variables) {
            if (variable.name().equals(plain)) {
                byName.putIfAbsent(variable.qualifiedName(), variable);
            }
        }
        return byName.isEmpty()
                ? Optional.empty()
                : meanings(name).stream()
                        .flatMap(meaning -> Optional.ofNullable(byName.get(meaning)).stream())
                        .findFirst();
    }

    private static Optional<Variable> first(List<Variable> variables, String name) {
        return variables.stream()
                .filter(v -> v.name().equals(name) || isQualified(v.qualifiedName(), name))
                .findFirst();
    }

    /** Whether a name with scopes in front is meant; the outermost ones may be left out. */
    private static boolean isQualified(String qualified, String name) {
        return qualified.equals(name) || (name.contains(SCOPE) && qualified.endsWith(SCOPE + name));
    }

    /** The enumerator that a name means. */
    Optional<NamedConstant> constant(String name) {
        return meanings(name).stream()
                .filter(meaning -> meaning.contains(SCOPE))
                .flatMap(meaning -> dwarf.constant(pc, meaning).stream())
                .findFirst()
                .or(() -> dwarf.constant(pc, name));
    }

    /** The type that a name means. */
    Optional<Type> type(String name) {
        return names().type(name);
    }

    /** The names with scopes that a name may stand for, the likeliest first. */
    List<String> meanings(String name) {
        return names().meanings(name);
    }

    private ScopedNames names() {
        ScopedNames known = names;
        if (known == null) {
            String function = source.map(found -> found.function().qualifiedName()).orElse("");
            known = dwarf.names(pc, function);
            names = known;
        }
        return known;
    }
}
