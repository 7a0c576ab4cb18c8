package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Cancellation;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.DieWalker;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.RangeLists;
import dev.wasmscope.dwarf.section.Tag;
import dev.wasmscope.dwarf.section.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one walk over all entries of a unit finds: functions by address, global variables, the
 * definitions of named types, and the scopes that give qualified names.
 */
final class UnitIndex {
    private final Unit unit;
    private final Problems problems;
    private final NamedScopes scopes;
    private final List<DieOffset> globals = new ArrayList<>();
    private final Map<String, List<DieOffset>> types = new HashMap<>();
    private final Map<String, List<DieOffset>> aliases = new HashMap<>();
    private final List<DieOffset> imports = new ArrayList<>();
    private final List<DieOffset> enumerations = new ArrayList<>();
    private final Subroutines subroutines;

    /** Entries that are open while walking: the number of the named scope, or of its parent. */
    private int[] openScopes = new int[32];

    private boolean[] openNamed = new boolean[32];
    private boolean[] openCode = new boolean[32];
    private int[] openCalls = new int[32];

    UnitIndex(Unit unit, Language language, Problems problems, Cancellation cancellation) {
        this.unit = unit;
        this.problems = problems;
        this.scopes = new NamedScopes(unit, language);
        Subroutines.Builder found = new Subroutines.Builder();
        try {
            walk(found, cancellation);
        } catch (DwarfException e) {
            problems.add(e);
        }
        scopes.trim();
        subroutines = found.build();
        openScopes = new int[0];
        openNamed = new boolean[0];
        openCode = new boolean[0];
        openCalls = new int[0];
    }

    private void walk(Subroutines.Builder subroutines, Cancellation cancellation) {
        DieWalker walker = DieWalker.below(unit.root());
        openScopes[0] = -1;
        openCalls[0] = Subroutines.NONE;
        int depth = 0;
        for (Die die = walker.next(); die != null; die = walker.next()) {
            cancellation.check();
            close(depth, walker.depth(), die.offset().value());
            depth = walker.depth();
            ensureDepth(depth);
            boolean named = die.hasChildren() && Tag.isNamedScope(die.tag());
            int parent = openScopes[depth - 1];
            openScopes[depth] = named ? scopes.open(die.offset().value(), parent) : parent;
            openNamed[depth] = named;
            openCode[depth] = openCode[depth - 1] || isCode(die.tag());
            openCalls[depth] = subroutine(die, openCalls[depth - 1], subroutines);
            note(die, openCode[depth - 1]);
        }
        close(depth, 1, unit.header().end());
    }

    private static boolean isCode(int tag) {
        return tag == Tag.SUBPROGRAM || tag == Tag.INLINED_SUBROUTINE || tag == Tag.LEXICAL_BLOCK;
    }

    private void close(int from, int to, long offset) {
        for (int level = from; level >= to; level--) {
            if (openNamed[level]) {
                scopes.close(openScopes[level], offset);
                openNamed[level] = false;
            }
        }
    }

    private void ensureDepth(int depth) {
        if (depth >= openScopes.length) {
            openScopes = java.util.Arrays.copyOf(openScopes, 2 * depth);
            openNamed = java.util.Arrays.copyOf(openNamed, 2 * depth);
            openCode = java.util.Arrays.copyOf(openCode, 2 * depth);
            openCalls = java.util.Arrays.copyOf(openCalls, 2 * depth);
        }
    }

    /** Adds a function or an inlined call; returns what entries below belong to. */
    private int subroutine(Die die, int around, Subroutines.Builder subroutines) {
        boolean function = die.tag() == Tag.SUBPROGRAM;
        if (!function && die.tag() != Tag.INLINED_SUBROUTINE) {
            return around;
        }
        boolean code = die.has(At.LOW_PC) || die.has(At.RANGES);
        if (!code && !die.hasChildren()) {
            return around;
        }
        int number = subroutines.add(die.offset(), function ? Subroutines.NONE : around);
        try {
            subroutines.setCode(number, code ? RangeLists.of(die) : List.of());
        } catch (DwarfException e) {
            problems.add(e);
        }
        return number;
    }

    private void note(Die die, boolean insideCode) {
        try {
            switch (die.tag()) {
                case Tag.VARIABLE, Tag.CONSTANT -> {
                    if (!insideCode && !die.has(At.DECLARATION)) {
                        globals.add(die.offset());
                    }
                }
                case Tag.STRUCTURE_TYPE, Tag.CLASS_TYPE, Tag.UNION_TYPE -> noteType(die);
                case Tag.ENUMERATION_TYPE -> {
                    noteType(die);
                    enumerations.add(die.offset());
                }
                case Tag.TYPEDEF, Tag.BASE_TYPE, Tag.TEMPLATE_ALIAS -> {
                    if (die.has(At.NAME)) {
                        aliases.computeIfAbsent(die.name(), _ -> new ArrayList<>(1))
                                .add(die.offset());
                    }
                }
                case Tag.IMPORTED_MODULE, Tag.IMPORTED_DECLARATION -> imports.add(die.offset());
                case Tag.NAMESPACE -> {
                    if (!die.has(At.NAME) || die.flag(At.EXPORT_SYMBOLS)) {
                        imports.add(die.offset());
                    }
                }
                default -> {}
            }
        } catch (DwarfException e) {
            problems.add(e);
        }
    }

    private void noteType(Die die) {
        if (die.has(At.NAME) && !die.has(At.DECLARATION)) {
            types.computeIfAbsent(die.name(), _ -> new ArrayList<>(1)).add(die.offset());
        }
    }

    /** Functions and inlined calls by address. */
    Subroutines subroutines() {
        return subroutines;
    }

    /** Variables outside of functions. */
    List<DieOffset> globals() {
        return globals;
    }

    /** The entries that define types with that plain name. */
    List<DieOffset> types(String name) {
        return types.getOrDefault(name, List.of());
    }

    /** The typedefs and base types with that plain name. */
    List<DieOffset> aliases(String name) {
        return aliases.getOrDefault(name, List.of());
    }

    /** The plain names of all types that have one. */
    Stream<String> typeNames() {
        return Stream.concat(types.keySet().stream(), aliases.keySet().stream());
    }

    /**
     * Entries that make names known in other scopes: using directives and declarations, aliases of
     * namespaces, and namespaces whose names are known around them.
     */
    List<DieOffset> imports() {
        return imports;
    }

    /** All enumerations, those without a name too. */
    List<DieOffset> enumerations() {
        return enumerations;
    }

    /** The named scope that an entry is declared in, or null. */
    @Nullable Die scope(DieOffset die) {
        return scopes.scope(die);
    }

    /** Names of the scopes around an entry and a separator behind each. */
    String scopePrefix(DieOffset die) {
        return scopes.prefix(die);
    }
}
