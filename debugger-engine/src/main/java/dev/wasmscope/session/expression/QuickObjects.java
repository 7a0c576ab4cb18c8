package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.session.expression.Quick.Number;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Objects in memory in conditions: the numbers they hold, their members, what they point to. */
final class QuickObjects {
    private final LiveNumbers live;
    private final ScalarTypes types;
    private final QuickMembers members;
    private final int pointerSize;

    QuickObjects(LiveNumbers live, ScalarTypes types, int pointerSize) {
        this.live = live;
        this.types = types;
        this.members = new QuickMembers(live, types, pointerSize);
        this.pointerSize = pointerSize;
    }

    /** The number that an object holds, or where an array begins. */
    @Nullable Number number(Quick quick) {
        if (quick instanceof Number number) {
            return number;
        }
        if (!(quick instanceof Quick.Object(Type type, LongSupplier address))) {
            return null;
        }
        return switch (type) {
            case BaseType base when Quick.isInteger(base) -> new Number(base, load(address, base));
            case EnumerationType enumeration when enumeration.size() <= 8 ->
                    enumerated(enumeration, address);
            case PointerType pointer when isPlain(pointer) ->
                    new Number(pointer, () -> live.load(address.getAsLong(), (int) pointer.size()));
            case ArrayType array ->
                    new Number(types.pointerTo(array.elementOfFirstDimension()), address);
            default -> null;
        };
    }

    private LongSupplier load(LongSupplier address, BaseType type) {
        int size = (int) type.size();
        return Quick.wrapped(() -> live.load(address.getAsLong(), size), type);
    }

    private Number enumerated(EnumerationType type, LongSupplier address) {
        int size = (int) type.size();
        BaseType shown = types.integer(Math.max(4, size), type.isSigned());
        return new Number(shown, Quick.wrapped(() -> live.load(address.getAsLong(), size), shown));
    }

    static boolean isPlain(PointerType pointer) {
        return pointer.kind() == PointerType.Kind.POINTER;
    }

    long mask() {
        return pointerSize > 4 ? -1 : 0xffff_ffffL;
    }

    /** A reference of C++ is what it refers to. */
    Quick referenced(Quick.Object object) {
        boolean reference =
                object.type() instanceof PointerType pointer
                        && !types.isRust()
                        && (pointer.kind() == PointerType.Kind.REFERENCE
                                || pointer.kind() == PointerType.Kind.RVALUE_REFERENCE);
        if (!reference) {
            return object;
        }
        PointerType pointer = (PointerType) object.type();
        return new Quick.Object(
                pointer.target().get().stripped(),
                () -> live.load(object.address().getAsLong(), (int) pointer.size()));
    }

    @Nullable Quick member(CompositeType type, LongSupplier address, String name) {
        Quick found = members.find(type, address, name);
        return found instanceof Quick.Object object ? referenced(object) : found;
    }

    Quick.@Nullable Object target(@Nullable Number pointer) {
        return pointer != null && pointer.type() instanceof PointerType type && isPlain(type)
                ? new Quick.Object(type.target().get().stripped(), notNull(pointer.code()))
                : null;
    }

    private static LongSupplier notNull(LongSupplier pointer) {
        return () -> {
            long address = pointer.getAsLong();
            if (address == 0) {
                throw new LiveNumbers.UnreadableException();
            }
            return address;
        };
    }
}
