package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieWalker;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Functions that debug information knows and that have no code of their own: inlined wherever they
 * are called, or dropped because nothing does. To find one all entries are read.
 */
public final class UncompiledFunctions {
    /**
     * A function without code.
     *
     * @param qualifiedName its name with scopes
     * @param inlined whether its code is part of those that call it
     * @param declaration where it is written
     * @param language that it is written in
     */
    public record Uncompiled(
            String qualifiedName,
            boolean inlined,
            Optional<SourcePosition> declaration,
            Language language) {}

    private final Program program;
    private final Map<String, List<Uncompiled>> known = new ConcurrentHashMap<>();

    /** Those of a program. */
    public UncompiledFunctions(Program program) {
        this.program = program;
    }

    /** Those with a plain name, inlined ones first; of templates all that were made of it. */
    public List<Uncompiled> find(String plainName) {
        return known.computeIfAbsent(plainName, this::search);
    }

    private List<Uncompiled> search(String plainName) {
        List<Uncompiled> found = new ArrayList<>();
        for (CompilationUnit unit : program.units()) {
            program.cancellation().check();
            try {
                DieWalker walker = DieWalker.below(unit.unit().root());
                for (Die die = walker.next(); die != null; die = walker.next()) {
                    if (die.tag() == Tag.SUBPROGRAM && isNamed(die.name(), plainName)) {
                        found.add(described(die));
                    }
                }
            } catch (DwarfException e) {
                program.problems().add(e);
            }
        }
        found.sort(Comparator.comparing(function -> !function.inlined()));
        return List.copyOf(found);
    }

    private static boolean isNamed(String name, String wanted) {
        return name.equals(wanted) || name.startsWith(wanted + "<");
    }

    private Uncompiled described(Die die) {
        boolean inlined = (die.constant(At.INLINE).orElse(0) & 1) != 0;
        return new Uncompiled(
                program.qualifiedName(die),
                inlined,
                Optional.ofNullable(program.declaration(die)),
                program.unitOf(die).language());
    }
}
