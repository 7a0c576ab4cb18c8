package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue;
import dev.wasmscope.dwarf.section.AttributeValue.Block;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.DwarfReader;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.Tag;
import dev.wasmscope.dwarf.type.CompositeType.VirtualMethod;
import dev.wasmscope.dwarf.type.Member.BitField;
import dev.wasmscope.dwarf.type.VariantPart.Variant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads members, base types and variants of composite types (DWARF 5, section 5.7). */
final class CompositeParts {
    private static final int CONSTU = 0x10;
    private static final int PLUS_UCONST = 0x23;
    private static final int LIT0 = 0x30;
    private static final int LIT31 = 0x4f;

    private final TypeReader types;
    private final Problems problems;
    private final boolean inVariant;
    private final List<Member> members = new ArrayList<>();
    private final List<Inheritance> bases = new ArrayList<>();
    private final List<VariantPart> variantParts = new ArrayList<>();
    private final List<TemplateArgument> arguments = new ArrayList<>();
    private final List<VirtualMethod> virtualMethods = new ArrayList<>();

    private CompositeParts(TypeReader types, Problems problems, boolean inVariant) {
        this.types = types;
        this.problems = problems;
        this.inVariant = inVariant;
    }

    /** The parts of a type; those that cannot be read are recorded and left out. */
    static CompositeType.Parts read(Die die, TypeReader types, Problems problems) {
        return read(die, new CompositeParts(types, problems, false));
    }

    /** The template arguments of a function. */
    static List<TemplateArgument> templateArguments(
            Die function, TypeReader types, Problems problems) {
        return read(function, new CompositeParts(types, problems, true)).templateArguments();
    }

    private static CompositeType.Parts read(Die die, CompositeParts parts) {
        try {
            for (Die child : die.children()) {
                parts.add(child);
            }
        } catch (DwarfException e) {
            parts.problems.add(e);
        }
        TypeRef containing =
                die.has(At.CONTAINING_TYPE) ? parts.types.typeOf(die, At.CONTAINING_TYPE) : null;
        return new CompositeType.Parts(
                parts.members,
                parts.bases,
                parts.variantParts,
                parts.arguments,
                containing,
                Math.max(0, die.constant(At.ALIGNMENT).orElse(0)),
                parts.virtualMethods);
    }

    private void add(Die child) {
        try {
            switch (child.tag()) {
                case Tag.MEMBER -> members.add(member(child));
                case Tag.VARIABLE -> members.add(staticMember(child));
                case Tag.INHERITANCE -> bases.add(base(child));
                case Tag.SUBPROGRAM -> addVirtualMethod(child);
                case Tag.VARIANT_PART -> addVariantPart(child);
                case Tag.TEMPLATE_TYPE_PARAMETER, Tag.TEMPLATE_VALUE_PARAMETER ->
                        arguments.add(argument(child));
                case Tag.GNU_TEMPLATE_PARAMETER_PACK -> addPack(child);
                default -> {}
            }
        } catch (DwarfException e) {
            problems.add(e);
        }
    }

    private Member member(Die die) {
        if (die.flag(At.EXTERNAL) || die.flag(At.DECLARATION)) {
            return staticMember(die);
        }
        long offset = offset(die, die.attribute(At.DATA_MEMBER_LOCATION));
        TypeRef type = types.typeOf(die);
        return new Member(
                die.name(), type, offset, bits(die, offset, type), die.flag(At.ARTIFICIAL), false);
    }

    private Member staticMember(Die die) {
        return new Member(die.name(), types.typeOf(die), 0, null, die.flag(At.ARTIFICIAL), true);
    }

    private static @Nullable BitField bits(Die die, long byteOffset, TypeRef type) {
        AttributeValue size = die.attribute(At.BIT_SIZE);
        if (!(size instanceof Constant(long bitSize, int _)) || bitSize < 1 || bitSize > 64) {
            return null;
        }
        if (die.attribute(At.DATA_BIT_OFFSET) instanceof Constant(long fromStart, int _)) {
            return new BitField(8 * byteOffset + fromStart, (int) bitSize);
        }
        // up to version 3 the offset counts from the highest bit of the storage unit
        long storage = die.constant(At.BYTE_SIZE).orElseGet(() -> type.get().byteSize().orElse(0));
        long fromTop = die.constant(At.BIT_OFFSET).orElse(8 * storage - bitSize);
        return new BitField(8 * byteOffset + 8 * storage - fromTop - bitSize, (int) bitSize);
    }

    private static long offset(Die die, @Nullable AttributeValue location) {
        return switch (location) {
            case null -> 0;
            case Constant(long value, int _) when value >= 0 -> value;
            case Block block when isPlusConstant(block) -> plusConstant(block);
            default ->
                    throw new DwarfException(
                            ".debug_info",
                            die.offset().value(),
                            "a member's place is computed in a way that is not supported");
        };
    }

    private static boolean isPlusConstant(Block block) {
        return block.bytes().length() > 1 && block.bytes().reader().u8() == PLUS_UCONST;
    }

    private static long plusConstant(Block block) {
        DwarfReader reader = block.bytes().reader(1);
        return reader.ulebInt();
    }

    private Inheritance base(Die die) {
        boolean virtual = die.constant(At.VIRTUALITY).orElse(0) != 0;
        AttributeValue location = die.attribute(At.DATA_MEMBER_LOCATION);
        return virtual
                ? new Inheritance(types.typeOf(die), -1, vtableOffset(location))
                : new Inheritance(types.typeOf(die), offset(die, location), 0);
    }

    /** The slot is written as a location that consists of one constant. */
    private void addVirtualMethod(Die die) {
        if (die.attribute(At.VTABLE_ELEM_LOCATION) instanceof Block block
                && !block.bytes().isEmpty()) {
            DwarfReader reader = block.bytes().reader();
            int op = reader.u8();
            if (op == CONSTU && reader.hasMore()) {
                virtualMethods.add(new VirtualMethod(die.name(), reader.uleb128()));
            } else if (op >= LIT0 && op <= LIT31) {
                virtualMethods.add(new VirtualMethod(die.name(), op - LIT0));
            }
        }
    }

    /** Clang writes: dup, deref, constu N, minus, deref, plus; the offset wanted is -N. */
    private static long vtableOffset(@Nullable AttributeValue location) {
        if (location instanceof Block block && block.bytes().length() > 3) {
            DwarfReader reader = block.bytes().reader();
            if (reader.u8() == 0x12 && reader.u8() == 0x06) {
                int constant = reader.u8();
                long value =
                        constant == 0x10
                                ? reader.uleb128()
                                : constant >= 0x30 && constant <= 0x4f ? constant - 0x30 : 0;
                return reader.hasMore() && reader.u8() == 0x1c ? -value : value;
            }
        }
        return 0;
    }

    /** The arguments that a parameter pack stands for, in their order. */
    private void addPack(Die pack) {
        for (Die child : pack.children()) {
            arguments.add(argument(child));
        }
    }

    private TemplateArgument argument(Die die) {
        Long value =
                die.attribute(At.CONST_VALUE) instanceof Constant(long bits, int _) ? bits : null;
        return new TemplateArgument(die.name(), types.typeOf(die), value);
    }

    /** Compilers do not nest variant parts; a damaged file might, without end. */
    private void addVariantPart(Die die) {
        if (!inVariant) {
            variantParts.add(variantPart(die));
        }
    }

    private VariantPart variantPart(Die die) {
        Die discriminant = die.reference(At.DISCR);
        Member discriminantMember = discriminant == null ? null : member(discriminant);
        List<Variant> variants = new ArrayList<>();
        for (Die child : die.children()) {
            if (child.tag() == Tag.VARIANT) {
                CompositeType.Parts parts = read(child, new CompositeParts(types, problems, true));
                variants.add(new Variant(VariantRanges.of(child), parts.members()));
            }
        }
        return new VariantPart(discriminantMember, variants);
    }
}
