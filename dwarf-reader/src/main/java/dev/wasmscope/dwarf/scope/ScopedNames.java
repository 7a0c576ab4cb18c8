package dev.wasmscope.dwarf.scope;

import static dev.wasmscope.dwarf.scope.ImportedNames.SCOPE;

import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What names mean in a function: the scopes around it, innermost first, with the bases of classes,
 * and what using directives, using declarations and aliases bring there.
 */
public final class ScopedNames {
    /** Broken information may have scopes that open each other. */
    private static final int MAX_MEANINGS = 200;

    private static final int MAX_ALIASES = 16;

    private final Program program;
    private final List<CompilationUnit> units;
    private final List<String> scopes;

    /**
     * Names as they are used in a function.
     *
     * @param pc an address in the unit that they are written in
     * @param function the name of the function with its scopes; may be empty
     */
    public ScopedNames(Program program, long pc, String function) {
        this.program = program;
        this.units = program.unitsAt(pc);
        this.scopes = scopes(function);
    }

    private List<String> scopes(String function) {
        Set<String> all = new LinkedHashSet<>();
        String scope = function;
        while (!scope.isEmpty()) {
            all.add(scope + SCOPE);
            addBases(scope, all);
            int end = scope.length() - Program.plainName(scope).length();
            scope = scope.substring(0, Math.max(0, end - SCOPE.length()));
        }
        all.add("");
        return List.copyOf(all);
    }

    private void addBases(String name, Set<String> into) {
        Die die = program.typeNamed(name);
        if (die != null && program.types().type(die) instanceof CompositeType type) {
            addBases(type, into);
        }
    }

    private static void addBases(CompositeType type, Set<String> into) {
        for (Inheritance base : type.parts().bases()) {
            boolean added =
                    base.type().get().stripped() instanceof CompositeType inherited
                            && into.size() < MAX_MEANINGS
                            && into.add(inherited.qualifiedName() + SCOPE);
            if (added) {
                addBases((CompositeType) base.type().get().stripped(), into);
            }
        }
    }

    /**
     * The names with all scopes that a name may stand for, the likeliest first.
     *
     * @param name with or without scopes; {@code ::} in front leaves out those of the function
     */
    public List<String> meanings(String name) {
        boolean global = name.startsWith(SCOPE);
        List<String> parts = parts(global ? name.substring(SCOPE.length()) : name);
        Set<String> found = new LinkedHashSet<>();
        for (String scope : global ? List.of("") : scopes) {
            Set<String> current = opened(Set.of(scope));
            for (String part : parts.subList(0, parts.size() - 1)) {
                Set<String> inner = new LinkedHashSet<>();
                named(current, part).forEach(namespace -> inner.add(namespace + SCOPE));
                current = opened(inner);
            }
            found.addAll(named(current, parts.getLast()));
        }
        return List.copyOf(found);
    }

    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        String rest = name;
        while (true) {
            String last = Program.plainName(rest);
            parts.addFirst(last);
            int end = rest.length() - last.length() - SCOPE.length();
            if (end <= 0) {
                return parts;
            }
            rest = rest.substring(0, end);
        }
    }

    /** Scopes and those whose names are known in them. */
    private Set<String> opened(Set<String> scopes) {
        Set<String> all = new LinkedHashSet<>(scopes);
        List<String> open = new ArrayList<>(scopes);
        for (int i = 0; i < open.size() && all.size() < MAX_MEANINGS; i++) {
            for (CompilationUnit unit : units) {
                for (String other : imported(unit).opened(open.get(i))) {
                    if (all.add(other)) {
                        open.add(other);
                    }
                }
            }
        }
        return all;
    }

    /** A name in each of the scopes, and what it is another name of. */
    private Set<String> named(Set<String> scopes, String name) {
        Set<String> all = new LinkedHashSet<>();
        for (String scope : scopes) {
            String alias = scope + name;
            for (int i = 0; i < MAX_ALIASES && alias != null && all.add(alias); i++) {
                alias = alias(alias);
            }
        }
        return all;
    }

    private @Nullable String alias(String qualified) {
        for (CompilationUnit unit : units) {
            String alias = imported(unit).alias(qualified);
            if (alias != null) {
                return alias;
            }
        }
        return null;
    }

    private ImportedNames imported(CompilationUnit unit) {
        return unit.imported(own -> new ImportedNames(program, own));
    }

    /**
     * The type that a name means: one that it stands for here, else one of the program whose
     * outermost scopes, or template arguments with defaults, were left out.
     */
    public Optional<Type> type(String name) {
        for (String meaning : meanings(name)) {
            Die die = program.typeNamed(meaning);
            if (die != null) {
                return Optional.of(program.types().type(die));
            }
        }
        return Optional.ofNullable(elsewhere(name)).map(die -> program.types().type(die));
    }

    private @Nullable Die elsewhere(String name) {
        String wanted = TypeSpelling.of(name);
        String plain = Program.plainName(wanted);
        int bracket = plain.indexOf('<');
        for (CompilationUnit unit : program.units()) {
            List<String> names =
                    bracket < 0
                            ? List.of(plain)
                            : unit.index()
                                    .typeNames()
                                    .filter(n -> n.startsWith(plain.substring(0, bracket + 1)))
                                    .filter(n -> TypeSpelling.fits(n, plain))
                                    .sorted()
                                    .toList();
            for (String candidate : names) {
                Die found = named(unit, candidate, wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Die named(CompilationUnit unit, String plain, String wanted) {
        List<DieOffset> offsets = new ArrayList<>(unit.index().types(plain));
        offsets.addAll(unit.index().aliases(plain));
        try {
            for (DieOffset offset : offsets) {
                Die die = unit.unit().dieAt(offset);
                String qualified = TypeSpelling.of(program.qualifiedName(die));
                if (TypeSpelling.fits(qualified, wanted)
                        || TypeSpelling.endsWith(qualified, wanted)) {
                    return die;
                }
            }
        } catch (DwarfException e) {
            program.problems().add(e);
        }
        return null;
    }
}
