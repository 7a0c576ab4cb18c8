package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of one unit that are known in scopes which do not declare them: what using directives and
 * declarations, aliases of namespaces, inline and unnamed namespaces say (DWARF 5, section 3.2.3 to
 * 3.2.5).
 */
final class ImportedNames {
    static final String SCOPE = "::";
    private static final String UNNAMED = "(anonymous namespace)";

    private final Program program;
    private final CompilationUnit unit;
    private final Map<String, List<String>> opened = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    ImportedNames(Program program, CompilationUnit unit) {
        this.program = program;
        this.unit = unit;
        for (DieOffset offset : unit.index().imports()) {
            try {
                add(unit.unit().dieAt(offset));
            } catch (DwarfException e) {
                program.problems().add(e);
            }
        }
    }

    private void add(Die die) {
        String around = unit.index().scopePrefix(die.offset());
        if (die.tag() == Tag.NAMESPACE) {
            open(around, name(die));
            return;
        }
        Die target = die.reference(At.IMPORT);
        if (target == null) {
            return;
        }
        if (die.tag() == Tag.IMPORTED_MODULE) {
            open(around, name(target));
        } else {
            String own = EntryNames.text(die.has(At.NAME) ? die : target, At.NAME);
            aliases.putIfAbsent(around + own, name(target));
        }
    }

    private void open(String around, String namespace) {
        List<String> there = opened.computeIfAbsent(around, _ -> new ArrayList<>(1));
        if (!there.contains(namespace + SCOPE)) {
            there.add(namespace + SCOPE);
        }
    }

    private String name(Die die) {
        String name = program.qualifiedName(die);
        return name.isEmpty()
                ? program.unitOf(die).index().scopePrefix(die.offset()) + UNNAMED
                : name;
    }

    /** The scopes whose names are known in a scope as its own; all with a separator behind. */
    List<String> opened(String scope) {
        return opened.getOrDefault(scope, List.of());
    }

    /** What a name with its scopes stands for, or null if it is no other name. */
    @Nullable String alias(String qualified) {
        return aliases.get(qualified);
    }
}
