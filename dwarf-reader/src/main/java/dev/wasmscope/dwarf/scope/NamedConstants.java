package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.EnumerationType.Enumerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The enumerators of a program by name. The enumerations of a unit are read when it is asked. */
public final class NamedConstants {
    /**
     * A constant.
     *
     * @param type the enumeration that it belongs to
     * @param value its bits, sign-extended
     */
    public record NamedConstant(EnumerationType type, long value) {}

    /**
     * An enumeration.
     *
     * @param scope the names around it, without a separator behind
     */
    private record Found(EnumerationType type, String scope) {}

    private final Program program;
    private final Map<CompilationUnit, List<Found>> known = new ConcurrentHashMap<>();

    /** The constants of a program. */
    public NamedConstants(Program program) {
        this.program = program;
    }

    /**
     * The constant that a name means at an address: of that unit if it has it, else of another.
     *
     * @param name plain, or with the type's name and the scopes around it in front
     */
    public Optional<NamedConstant> find(long pc, String name) {
        List<CompilationUnit> units = new ArrayList<>(program.unitsAt(pc));
        units.addAll(program.units());
        return units.stream()
                .flatMap(unit -> enumerations(unit).stream())
                .flatMap(found -> named(found, name).stream())
                .findFirst();
    }

    private List<Found> enumerations(CompilationUnit unit) {
        return known.computeIfAbsent(unit, this::read);
    }

    private List<Found> read(CompilationUnit unit) {
        List<Found> found = new ArrayList<>();
        for (DieOffset offset : unit.index().enumerations()) {
            try {
                if (program.types().type(unit.unit().dieAt(offset))
                        instanceof EnumerationType type) {
                    String scope = unit.index().scopePrefix(offset);
                    int end = Math.max(0, scope.length() - unit.language().separator().length());
                    found.add(new Found(type, scope.substring(0, end)));
                }
            } catch (DwarfException e) {
                program.problems().add(e);
            }
        }
        return found;
    }

    private static Optional<NamedConstant> named(Found found, String name) {
        EnumerationType type = found.type();
        int separator = name.lastIndexOf("::");
        String plain = separator < 0 ? name : name.substring(separator + 2);
        if (separator < 0 ? type.scoped() : !isScope(found, name.substring(0, separator))) {
            return Optional.empty();
        }
        for (Enumerator enumerator : type.enumerators()) {
            if (enumerator.name().equals(plain)) {
                return Optional.of(new NamedConstant(type, enumerator.value()));
            }
        }
        return Optional.empty();
    }

    /** Whether that is the type, or what it is declared in if its names are seen from there. */
    private static boolean isScope(Found found, String scope) {
        EnumerationType type = found.type();
        String name = type.qualifiedName();
        return isEnd(name, scope) || !type.scoped() && isEnd(found.scope(), scope);
    }

    private static boolean isEnd(String name, String scope) {
        return name.equals(scope) || name.endsWith("::" + scope);
    }
}
