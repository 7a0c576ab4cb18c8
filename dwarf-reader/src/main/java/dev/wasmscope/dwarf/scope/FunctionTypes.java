package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Tag;
import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.dwarf.type.TypeRef;
import dev.wasmscope.dwarf.type.UnspecifiedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The types of functions that have code: what they take and return. */
public final class FunctionTypes {
    private final Program program;

    /** Looks into the units of a program. */
    public FunctionTypes(Program program) {
        this.program = program;
    }

    /**
     * The type of the function whose code is at an address, of inlined ones the one around them; an
     * object that a method works on is its first parameter. Empty if it is not recorded.
     */
    public Optional<SubroutineType> at(long pc) {
        List<ScopeBlock> blocks = program.blocksAt(pc);
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(blocks.getFirst().die()));
        } catch (DwarfException e) {
            program.problems().add(e);
            return Optional.empty();
        }
    }

    private SubroutineType of(Die function) {
        List<TypeRef> parameters = new ArrayList<>();
        boolean variadic = false;
        for (Die child : function.children()) {
            if (child.tag() == Tag.FORMAL_PARAMETER) {
                parameters.add(type(child));
            }
            variadic |= child.tag() == Tag.UNSPECIFIED_PARAMETERS;
        }
        return new SubroutineType(
                type(function), parameters, variadic, program.unitOf(function).language());
    }

    /** Completed entries have their types where they were declared. */
    private TypeRef type(Die die) {
        Die holder = EntryNames.holder(die, At.TYPE);
        return holder == null ? TypeRef.to(UnspecifiedType.VOID) : program.types().typeOf(holder);
    }
}
