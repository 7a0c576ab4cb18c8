package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.Tag;
import dev.wasmscope.dwarf.type.BaseType.Encoding;
import dev.wasmscope.dwarf.type.PointerType.Kind;
import dev.wasmscope.dwarf.type.QualifiedType.Qualifier;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Inflates types from their entries, each once. A type that cannot be read becomes a {@link
 * BrokenType} and is recorded as a problem. Safe for use by several threads.
 */
public final class TypeReader {
    /** What the reader needs to know about names and about other units. */
    public interface Names {
        /** The name of an entry with the namespaces and types around it; empty if it has none. */
        String qualifiedName(Die die);

        /** The entry that defines the type which this one only declares, or null. */
        @Nullable Die definition(Die declaration);

        /** The source language of the entry's unit. */
        Language language(Die die);
    }

    private final Names names;
    private final Problems problems;
    private final Map<Long, Type> types = new ConcurrentHashMap<>();

    /** A reader that has read nothing. */
    public TypeReader(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    /** The type that an entry's DW_AT_type names; {@code void} if it has none. */
    public TypeRef typeOf(Die die) {
        return typeOf(die, At.TYPE);
    }

    /** The type that an attribute of an entry names; {@code void} if it has none. */
    TypeRef typeOf(Die die, int attribute) {
        return new TypeRef(
                () -> {
                    try {
                        Die type = die.reference(attribute);
                        return type == null ? UnspecifiedType.VOID : type(type);
                    } catch (DwarfException e) {
                        return broken(e);
                    }
                });
    }

    /** The template arguments that an entry lists, of a function or of a type. */
    public List<TemplateArgument> templateArguments(Die die) {
        return CompositeParts.templateArguments(die, this, problems);
    }

    /** The type that an entry describes. */
    public Type type(Die die) {
        Type known = types.get(die.key());
        if (known == null) {
            try {
                known = read(die);
            } catch (DwarfException e) {
                known = broken(e);
            }
            types.put(die.key(), known);
        }
        return known;
    }

    private BrokenType broken(DwarfException e) {
        problems.add(e);
        return new BrokenType(String.valueOf(e.getMessage()));
    }

    private Type read(Die die) {
        return switch (die.tag()) {
            case Tag.BASE_TYPE -> base(die);
            case Tag.UNSPECIFIED_TYPE -> new UnspecifiedType(die.name());
            case Tag.POINTER_TYPE -> pointer(die, Kind.POINTER);
            case Tag.REFERENCE_TYPE -> pointer(die, Kind.REFERENCE);
            case Tag.RVALUE_REFERENCE_TYPE -> pointer(die, Kind.RVALUE_REFERENCE);
            case Tag.PTR_TO_MEMBER_TYPE -> pointer(die, Kind.MEMBER);
            case Tag.CONST_TYPE, Tag.IMMUTABLE_TYPE -> qualified(die, Qualifier.CONST);
            case Tag.VOLATILE_TYPE -> qualified(die, Qualifier.VOLATILE);
            case Tag.RESTRICT_TYPE -> qualified(die, Qualifier.RESTRICT);
            case Tag.ATOMIC_TYPE -> qualified(die, Qualifier.ATOMIC);
            case Tag.TYPEDEF, Tag.TEMPLATE_ALIAS ->
                    new TypedefType(names.qualifiedName(die), typeOf(die));
            case Tag.STRUCTURE_TYPE -> composite(die, CompositeType.Kind.STRUCT);
            case Tag.CLASS_TYPE, Tag.INTERFACE_TYPE -> composite(die, CompositeType.Kind.CLASS);
            case Tag.UNION_TYPE -> composite(die, CompositeType.Kind.UNION);
            case Tag.ARRAY_TYPE -> ArrayTypes.read(die, this, names.language(die));
            case Tag.ENUMERATION_TYPE -> enumeration(defined(die));
            case Tag.SUBROUTINE_TYPE, Tag.SUBPROGRAM ->
                    ArrayTypes.subroutine(die, this, names.language(die));
            default ->
                    throw new DwarfException(
                            ".debug_info",
                            die.offset().value(),
                            "an entry with tag 0x"
                                    + Integer.toHexString(die.tag())
                                    + " stands for a type, which is not supported");
        };
    }

    private static Type base(Die die) {
        long size = die.constant(At.BYTE_SIZE).orElse(0);
        long bits = die.constant(At.BIT_SIZE).orElse(8 * size);
        return new BaseType(
                die.name(),
                Encoding.of(die.constant(At.ENCODING).orElse(0)),
                size > 0 ? size : (bits + 7) / 8);
    }

    private Type pointer(Die die, Kind kind) {
        int addressSize = die.unit().encoding().addressSize();
        return new PointerType(
                kind,
                die.name(),
                die.constant(At.BYTE_SIZE).orElse(addressSize),
                typeOf(die),
                names.language(die),
                die.has(At.CONTAINING_TYPE) ? typeOf(die, At.CONTAINING_TYPE) : null);
    }

    private Type qualified(Die die, Qualifier qualifier) {
        return new QualifiedType(qualifier, typeOf(die), names.language(die));
    }

    private Die defined(Die die) {
        if (!die.flag(At.DECLARATION)) {
            return die;
        }
        Die signature = die.reference(At.SIGNATURE);
        Die definition = signature != null ? signature : names.definition(die);
        return definition == null ? die : definition;
    }

    private Type enumeration(Die definition) {
        return EnumerationTypes.read(
                definition, names.qualifiedName(definition), names.language(definition));
    }

    private Type composite(Die die, CompositeType.Kind kind) {
        Die definition = defined(die);
        OptionalLong size =
                definition.flag(At.DECLARATION)
                        ? OptionalLong.empty()
                        : definition.constant(At.BYTE_SIZE);
        return new CompositeType(
                kind,
                names.qualifiedName(definition),
                size,
                names.language(definition),
                () -> CompositeParts.read(definition, this, problems));
    }
}
