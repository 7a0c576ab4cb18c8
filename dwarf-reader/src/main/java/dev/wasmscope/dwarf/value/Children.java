package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.ObjectBytes;
import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.TypeRef;
import dev.wasmscope.dwarf.type.UnspecifiedType;
import dev.wasmscope.dwarf.type.VariantPart;
import dev.wasmscope.dwarf.type.VariantPart.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of values. */
final class Children {
    private static final int MAX_NESTING = 32;

    private Children() {}

    static long count(AvailableValue value) {
        return switch (value.plainType()) {
            case ArrayType array -> Math.max(0, array.dimensions().getFirst().count());
            case CompositeType _ -> parts(value).size();
            case PointerType pointer -> pointerCount(value, pointer);
            default -> 0;
        };
    }

    private static long pointerCount(AvailableValue value, PointerType pointer) {
        Type target = pointer.target().get().stripped();
        boolean closed =
                target instanceof SubroutineType
                        || target instanceof UnspecifiedType
                        || !(value.dereference() instanceof Answer.Known<Value>);
        if (closed) {
            return 0;
        }
        return target instanceof CompositeType ? structure(value).childCount() : 1;
    }

    /** The structure that a pointer points to, raw if the pointer is; the pointer if to none. */
    private static Value structure(AvailableValue pointer) {
        Value target = pointer.dereference().orElse(pointer);
        return pointer.isRaw() ? target.raw() : target;
    }

    static List<Value> list(AvailableValue value, long from, int count) {
        if (from < 0 || count <= 0) {
            return List.of();
        }
        return switch (value.plainType()) {
            case ArrayType array -> elements(value, array, from, count);
            case CompositeType _ -> page(parts(value), from, count);
            case PointerType pointer -> pointed(value, pointer, from, count);
            default -> List.of();
        };
    }

    private static List<Value> pointed(
            AvailableValue value, PointerType pointer, long from, int count) {
        if (pointerCount(value, pointer) == 0) {
            return List.of();
        }
        return pointer.target().get().stripped() instanceof CompositeType
                ? structure(value).children(from, count)
                : page(value.dereference().map(List::of).orElse(List.of()), from, count);
    }

    private static List<Value> page(List<Value> all, long from, int count) {
        int start = (int) Math.min(from, all.size());
        return List.copyOf(all.subList(start, (int) Math.min(all.size(), (long) start + count)));
    }

    private static List<Value> elements(
            AvailableValue value, ArrayType array, long from, int count) {
        List<Value> elements = new ArrayList<>();
        long end = Math.min(count(value), from + count);
        for (long i = from; i < end; i++) {
            elements.add(arrayElement(value, array, i));
        }
        return elements;
    }

    private static Value arrayElement(AvailableValue value, ArrayType array, long index) {
        Type type = array.elementOfFirstDimension();
        String name = "[" + (index + array.dimensions().getFirst().lowerBound()) + "]";
        long size = type.byteSize().orElse(-1);
        if (size < 0) {
            return new UnavailableValue(name, type, "the size of the elements is not known");
        }
        return value.part(name, type, value.storage().from(index * size));
    }

    static Answer<Value> element(AvailableValue value, long index) {
        return switch (value.plainType()) {
            case ArrayType array -> {
                long count = array.dimensions().getFirst().count();
                boolean inside = index >= 0 && (count < 0 || index < count);
                yield inside
                        ? Answer.of(arrayElement(value, array, index))
                        : Answer.unknown("index " + index + " is outside of the array");
            }
            case PointerType _ ->
                    Pointers.at(value, index).map(found -> found.named("[" + index + "]"));
            default -> Answer.unknown("it is neither an array nor a pointer");
        };
    }

    static Answer<Value> slice(AvailableValue value, long from, long to) {
        if (to < from) {
            return Answer.unknown("a slice ends behind its start");
        }
        return value.element(from)
                .then(
                        first ->
                                first instanceof AvailableValue at
                                                && at.storage() instanceof MemoryStorage
                                        ? Answer.of(array(value, at, from, to))
                                        : Answer.unknown("a slice is of memory"));
    }

    private static Value array(AvailableValue value, AvailableValue first, long from, long to) {
        Language language =
                switch (value.plainType()) {
                    case PointerType pointer -> pointer.language();
                    case ArrayType array -> array.language();
                    case CompositeType whole -> whole.language();
                    default -> Language.CPP;
                };
        ArrayType type =
                new ArrayType(
                        TypeRef.to(first.type()),
                        List.of(new ArrayType.Dimension(from, to - from)),
                        false,
                        language);
        return value.part(value.name() + "[" + from + ".." + to + "]", type, first.storage());
    }

    /** Base classes, members, and the members of the variant that the value has. */
    private static List<Value> parts(AvailableValue value) {
        if (!(value.plainType() instanceof CompositeType type)) {
            return List.of();
        }
        List<Value> parts = new ArrayList<>();
        for (Inheritance base : type.parts().bases()) {
            parts.add(base(value, base));
        }
        for (Member member : type.parts().members()) {
            if (!member.isStatic()) {
                parts.add(member(value, member));
            }
        }
        for (Member member : activeMembers(value, type)) {
            parts.add(member(value, member));
        }
        return parts;
    }

    static Value member(AvailableValue value, Member member) {
        Type type = member.type().get();
        Member.BitField bits = member.bits();
        return bits == null
                ? value.part(member.name(), type, value.storage().from(member.byteOffset()))
                : bitField(value, member, type, bits);
    }

    private static Value bitField(
            AvailableValue value, Member member, Type type, Member.BitField bits) {
        long firstByte = bits.bitOffset() >> 3;
        int shift = (int) (bits.bitOffset() & 7);
        int length = (shift + bits.bitSize() + 7) >> 3;
        Storage at = value.storage().from(firstByte);
        return switch (at.read(0, length)) {
            case Answer.Unknown<byte[]>(String reason) ->
                    new UnavailableValue(member.name(), type, reason);
            case Answer.Known<byte[]>(byte[] bytes) -> {
                int size = Math.clamp(type.byteSize().orElse(8), 1, 16);
                byte[] field = BitFields.extract(bytes, shift, bits.bitSize(), type, size);
                yield value.part(
                        member.name(),
                        type,
                        new BytesStorage(value.frame(), ObjectBytes.of(field), 0, at.location()));
            }
        };
    }

    private static Value base(AvailableValue value, Inheritance base) {
        Type type = base.type().get();
        if (!base.isVirtual()) {
            return value.part(type.name(), type, value.storage().from(base.byteOffset()));
        }
        int pointerSize = DynamicType.pointerSize(value);
        Answer<Long> offset =
                value.storage()
                        .read(0, pointerSize)
                        .then(
                                vtable ->
                                        value.frame()
                                                .readMemory(
                                                        Scalars.integer(vtable, false).longValue()
                                                                + base.vtableOffset(),
                                                        pointerSize))
                        .map(bytes -> Scalars.integer(bytes, true).longValue());
        return switch (offset) {
            case Answer.Known<Long>(Long bytes) ->
                    value.part(type.name(), type, value.storage().from(bytes));
            case Answer.Unknown<Long>(String reason) ->
                    new UnavailableValue(type.name(), type, reason);
        };
    }

    /**
     * The part with that name, also of base classes and of members without a name, and of what a
     * pointer points to.
     */
    static Optional<Value> named(AvailableValue value, String name) {
        AvailableValue object = value;
        for (int depth = 0; object.plainType() instanceof PointerType; depth++) {
            if (depth == MAX_NESTING
                    || !(object.dereference().orElse(object) instanceof AvailableValue target)
                    || target == object) {
                return Optional.empty();
            }
            object = target;
        }
        return named(object, name, new ArrayList<>(0));
    }

    /**
     * Each type is searched once: where it has no such part, a second base of the same type has
     * none either, and broken information may have a type within itself.
     */
    private static Optional<Value> named(
            AvailableValue value, String name, List<CompositeType> searched) {
        if (!(value.plainType() instanceof CompositeType type) || searched.contains(type)) {
            return Optional.empty();
        }
        Optional<Value> own = own(value, type, name);
        if (own.isPresent()) {
            return own;
        }
        searched.add(type);
        for (Value inner : unnamed(value, type)) {
            Optional<Value> found =
                    inner instanceof AvailableValue there
                            ? named(there, name, searched)
                            : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** A part by its name; the others are not made, as containers look for many one by one. */
    private static Optional<Value> own(AvailableValue value, CompositeType type, String name) {
        for (Inheritance base : type.parts().bases()) {
            if (base.type().get().name().equals(name)) {
                return Optional.of(base(value, base));
            }
        }
        for (Member member : type.parts().members()) {
            if (!member.isStatic() && member.name().equals(name)) {
                return Optional.of(member(value, member));
            }
        }
        for (Member member : activeMembers(value, type)) {
            if (member.name().equals(name)) {
                return Optional.of(member(value, member));
            }
        }
        return Optional.empty();
    }

    /** The parts whose own parts count as those of the value: base classes, and such unions. */
    private static List<Value> unnamed(AvailableValue value, CompositeType type) {
        List<Value> parts = new ArrayList<>();
        for (Inheritance base : type.parts().bases()) {
            parts.add(base(value, base));
        }
        for (Member member : type.parts().members()) {
            if (!member.isStatic() && member.name().isEmpty()) {
                parts.add(member(value, member));
            }
        }
        for (Member member : activeMembers(value, type)) {
            if (member.name().isEmpty()) {
                parts.add(member(value, member));
            }
        }
        return parts;
    }

    /** The members of the variants that the value has. */
    private static List<Member> activeMembers(AvailableValue value, CompositeType type) {
        List<Member> members = new ArrayList<>();
        for (VariantPart part : type.parts().variantParts()) {
            if (Variants.active(value, part) instanceof Answer.Known<Variant>(Variant variant)) {
                members.addAll(variant.members());
            }
        }
        return members;
    }
}
