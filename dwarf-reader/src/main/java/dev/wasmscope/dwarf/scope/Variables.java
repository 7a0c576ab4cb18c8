package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue.Block;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variables by frame and by unit. */
public final class Variables {
    private static final int OP_ADDR = 0x03;
    private static final int OP_ADDRX = 0xa1;
    private static final int GNU_ADDR_INDEX = 0xfb;

    private final Program program;
    private final DerivedVariables derived;
    private @Nullable Map<String, List<Place>> globalsByName;

    /** Looks into the units of a program. */
    public Variables(Program program) {
        this.program = program;
        this.derived = new DerivedVariables(program);
    }

    /** The variables of one frame, those of its innermost block first. */
    public List<Variable> of(SourceFrame frame) {
        List<List<ScopeBlock>> frames = frames(frame.pc());
        if (frame.depth() >= frames.size()) {
            return List.of();
        }
        List<ScopeBlock> blocks = frames.get(frame.depth());
        List<Variable> variables = variables(blocks, frames.getLast().getFirst().die());
        variables.addAll(derived.of(blocks.getFirst().die(), variables));
        return variables;
    }

    /** The variables of all frames of an address, innermost first. */
    public List<Variable> at(long pc) {
        List<Variable> all = new ArrayList<>();
        List<List<ScopeBlock>> frames = frames(pc);
        for (List<ScopeBlock> frame : frames) {
            all.addAll(variables(frame, frames.getLast().getFirst().die()));
        }
        return all;
    }

    /** The blocks of each frame, outermost first; the frames innermost first. */
    private List<List<ScopeBlock>> frames(long pc) {
        List<List<ScopeBlock>> frames = new ArrayList<>();
        for (ScopeBlock block : program.blocksAt(pc)) {
            if (frames.isEmpty() || block.isInlinedCall()) {
                frames.addFirst(new ArrayList<>());
            }
            frames.getFirst().add(block);
        }
        return frames;
    }

    private List<Variable> variables(List<ScopeBlock> blocks, Die function) {
        List<Variable> variables = new ArrayList<>();
        for (int depth = blocks.size() - 1; depth >= 0; depth--) {
            ScopeBlock block = blocks.get(depth);
            List<Die> entries = new ArrayList<>(block.variables());
            entries.addAll(missing(block));
            for (Die entry : entries) {
                variables.add(new DwarfVariable(program, entry, kind(entry), depth, function));
            }
        }
        return variables;
    }

    /**
     * Variables of the function as written that this instance of it has no entries for: the
     * compiler removed them, which the user is told.
     */
    private List<Die> missing(ScopeBlock block) {
        List<Die> missing = new ArrayList<>();
        try {
            Die origin = block.die().reference(At.ABSTRACT_ORIGIN);
            if (origin == null) {
                return missing;
            }
            Set<Long> present = new HashSet<>();
            collectOrigins(block, present);
            for (Die child : origin.children()) {
                boolean variable =
                        child.tag() == Tag.FORMAL_PARAMETER || child.tag() == Tag.VARIABLE;
                if (variable && !present.contains(child.key())) {
                    missing.add(child);
                }
            }
        } catch (DwarfException e) {
            program.problems().add(e);
        }
        return missing;
    }

    private static void collectOrigins(ScopeBlock block, Set<Long> origins) {
        for (Die variable : block.variables()) {
            Die origin = variable.reference(At.ABSTRACT_ORIGIN);
            if (origin != null) {
                origins.add(origin.key());
            }
        }
    }

    private VariableKind kind(Die entry) {
        if (entry.tag() == Tag.FORMAL_PARAMETER) {
            return VariableKind.PARAMETER;
        }
        return isStatic(entry) ? VariableKind.STATIC : VariableKind.LOCAL;
    }

    private boolean isStatic(Die entry) {
        try {
            if (entry.attribute(At.LOCATION) instanceof Block block && !block.bytes().isEmpty()) {
                int op = block.bytes().reader().u8();
                return op == OP_ADDR || op == OP_ADDRX || op == GNU_ADDR_INDEX;
            }
        } catch (DwarfException e) {
            program.problems().add(e);
        }
        return false;
    }

    /** The global variables of a unit. */
    public List<Variable> globals(CompilationUnit unit) {
        List<Variable> globals = new ArrayList<>();
        for (DieOffset offset : unit.index().globals()) {
            Variable global = global(unit, offset);
            if (global != null) {
                globals.add(global);
            }
        }
        return globals;
    }

    /** The global variables of all units with a plain name, in the order of the units. */
    public List<Variable> globalsNamed(String name) {
        List<Variable> globals = new ArrayList<>();
        for (Place place : placesOfGlobals().getOrDefault(name, List.of())) {
            Variable global = global(place.unit(), place.offset());
            if (global != null) {
                globals.add(global);
            }
        }
        return globals;
    }

    /** Made once: asking every unit for every name takes milliseconds in large programs. */
    private synchronized Map<String, List<Place>> placesOfGlobals() {
        Map<String, List<Place>> known = globalsByName;
        if (known == null) {
            known = new HashMap<>();
            for (CompilationUnit unit : program.units()) {
                program.cancellation().check();
                for (DieOffset offset : unit.index().globals()) {
                    Variable global = global(unit, offset);
                    if (global != null) {
                        known.computeIfAbsent(global.name(), _ -> new ArrayList<>(1))
                                .add(new Place(unit, offset));
                    }
                }
            }
            globalsByName = known;
        }
        return known;
    }

    private record Place(CompilationUnit unit, DieOffset offset) {}

    private @Nullable Variable global(CompilationUnit unit, DieOffset offset) {
        try {
            Die die = unit.unit().dieAt(offset);
            Die declaration = die.reference(At.SPECIFICATION);
            boolean ofType = declaration != null && declaration.tag() == Tag.MEMBER;
            boolean named = EntryNames.holder(die, At.NAME) != null;
            VariableKind kind = ofType ? VariableKind.STATIC : VariableKind.GLOBAL;
            return named ? new DwarfVariable(program, die, kind, -1, null) : null;
        } catch (DwarfException e) {
            program.problems().add(e);
            return null;
        }
    }
}
