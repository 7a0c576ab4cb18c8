package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue.Block;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieOffset;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.DwarfReader;
import dev.wasmscope.dwarf.section.SectionBytes;
import dev.wasmscope.dwarf.section.Tag;
import dev.wasmscope.dwarf.type.TemplateArgument;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.ProgramObjects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Types by name and variables by address. The first question about an address reads all units. */
final class ObjectCatalogue implements ProgramObjects {
    private static final int OP_ADDR = 0x03;
    private static final int OP_ADDRX = 0xa1;
    private static final int GNU_ADDR_INDEX = 0xfb;

    private final Program program;
    private final Map<String, Optional<Type>> types = new ConcurrentHashMap<>();
    private @Nullable Map<Long, Die> objects;

    ObjectCatalogue(Program program) {
        this.program = program;
    }

    @Override
    public Optional<Type> type(String qualifiedName) {
        return types.computeIfAbsent(
                qualifiedName,
                name -> {
                    Die die = program.typeNamed(name);
                    return die == null ? Optional.empty() : Optional.of(program.types().type(die));
                });
    }

    @Override
    public Optional<Type> classOfMethod(long pc) {
        List<ScopeBlock> blocks = program.blocksAt(pc);
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        try {
            Die declaration = EntryNames.declaration(blocks.getFirst().die());
            Die scope = program.unitOf(declaration).index().scope(declaration.offset());
            return scope == null || !Tag.isComposite(scope.tag())
                    ? Optional.empty()
                    : Optional.of(program.types().type(scope));
        } catch (DwarfException e) {
            program.problems().add(e);
            return Optional.empty();
        }
    }

    @Override
    public List<TemplateArgument> templateArguments(long pc) {
        List<ScopeBlock> blocks = program.blocksAt(pc);
        if (blocks.isEmpty()) {
            return List.of();
        }
        try {
            Die function = blocks.getFirst().die();
            List<TemplateArgument> own = program.types().templateArguments(function);
            return own.isEmpty()
                    ? program.types().templateArguments(EntryNames.declaration(function))
                    : own;
        } catch (DwarfException e) {
            program.problems().add(e);
            return List.of();
        }
    }

    @Override
    public Optional<NamedObject> objectAt(long address) {
        Die die = objects().get(address);
        try {
            Die holder = die == null ? null : EntryNames.holder(die, At.TYPE);
            return die == null || holder == null
                    ? Optional.empty()
                    : Optional.of(
                            new NamedObject(
                                    program.qualifiedName(die),
                                    EntryNames.linkageName(die),
                                    program.types().typeOf(holder).get()));
        } catch (DwarfException e) {
            program.problems().add(e);
            return Optional.empty();
        }
    }

    private synchronized Map<Long, Die> objects() {
        if (objects == null) {
            Map<Long, Die> found = new HashMap<>();
            for (CompilationUnit unit : program.units()) {
                program.cancellation().check();
                for (DieOffset offset : unit.index().globals()) {
                    add(unit, offset, found);
                }
            }
            objects = found;
        }
        return objects;
    }

    private void add(CompilationUnit unit, DieOffset offset, Map<Long, Die> into) {
        try {
            Die die = unit.unit().dieAt(offset);
            OptionalLong address = address(die);
            if (address.isPresent()) {
                into.putIfAbsent(address.getAsLong(), die);
            }
        } catch (DwarfException e) {
            program.problems().add(e);
        }
    }

    /** The address that a location consists of, if it consists of nothing else. */
    private static OptionalLong address(Die die) {
        if (!(die.attribute(At.LOCATION) instanceof Block(SectionBytes bytes)) || bytes.isEmpty()) {
            return OptionalLong.empty();
        }
        DwarfReader reader = bytes.reader();
        long address =
                switch (reader.u8()) {
                    case OP_ADDR -> reader.unsigned(die.unit().encoding().addressSize());
                    case OP_ADDRX, GNU_ADDR_INDEX -> die.unit().address(reader.uleb128());
                    default -> 0;
                };
        return address == 0 || reader.hasMore() ? OptionalLong.empty() : OptionalLong.of(address);
    }
}
