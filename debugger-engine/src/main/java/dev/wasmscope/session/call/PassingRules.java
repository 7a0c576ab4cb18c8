package dev.wasmscope.session.call;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.ArrayType;
import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.BaseType.Encoding;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.EnumerationType;
import dev.wasmscope.dwarf.type.Inheritance;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.UnspecifiedType;
import dev.wasmscope.engine.module.NumType;
import java.util.ArrayList;
import java.util.List;

/**
 * How values of a type are passed: the C ABI (tool conventions, "Basic C ABI", "Function
 * signatures"), and what rustc does with its own functions, which is written nowhere but follows
 * the layout. Of a type whose layout leaves it open there are several ways, the likeliest first;
 * the function's wasm type decides.
 */
final class PassingRules {
    private static final int MAX_DEPTH = 16;

    /** Structures of more numbers than this are never passed as numbers. */
    private static final int MAX_PARTS = 3;

    /** Broken information may have a type within itself many times. */
    private static final int MAX_STEPS = 10_000;

    private final int pointerSize;
    private int steps;

    PassingRules(int pointerSize) {
        this.pointerSize = pointerSize;
    }

    /** The ways for a type; none if it cannot be passed at all. */
    List<Passing> of(Type type) {
        Type plain = type.stripped();
        if (plain instanceof UnspecifiedType) {
            return List.of(new Passing.Direct(List.of()));
        }
        List<Part> parts = new ArrayList<>();
        steps = 0;
        boolean numbers = flatten(plain, 0, parts, 0);
        if (!(plain instanceof CompositeType || plain instanceof ArrayType)) {
            return numbers ? List.of(new Passing.Direct(parts)) : List.of();
        }
        long size = plain.byteSize().orElse(-1);
        if (size < 0) {
            return List.of();
        }
        List<Passing> ways = new ArrayList<>();
        boolean rust =
                plain instanceof CompositeType composite && composite.language() == Language.RUST;
        if (numbers && (parts.size() <= 1 || rust && parts.size() == 2)) {
            ways.add(new Passing.Direct(parts));
        }
        if (rust) {
            rustWays((CompositeType) plain, (int) Math.min(size, Integer.MAX_VALUE), ways);
        }
        ways.add(new Passing.Indirect());
        return ways;
    }

    /** Small aggregates travel as one integer; an enum with one number in a variant as two. */
    private void rustWays(CompositeType type, int size, List<Passing> ways) {
        boolean tagged = !type.parts().variantParts().isEmpty();
        if (tagged && size == 8) {
            ways.add(direct(part(NumType.I32, 0, 4), part(NumType.I32, 4, 4)));
        }
        if (tagged && size == 16) {
            ways.add(direct(part(NumType.I32, 0, 4), part(NumType.I64, 8, 8)));
            ways.add(direct(part(NumType.I64, 0, 8), part(NumType.I64, 8, 8)));
            ways.add(direct(part(NumType.I32, 0, 4), part(NumType.F64, 8, 8)));
        }
        if (size > 0 && size <= 4) {
            ways.add(direct(part(NumType.I32, 0, size)));
        } else if (size > 0 && size <= 8) {
            ways.add(direct(part(NumType.I64, 0, size)));
        }
    }

    private static Part part(NumType type, int offset, int size) {
        return new Part(type, offset, size, false);
    }

    private static Passing direct(Part... parts) {
        return new Passing.Direct(List.of(parts));
    }

    /** Adds the numbers that a type consists of; false if it does not consist of a few numbers. */
    private boolean flatten(Type type, long offset, List<Part> parts, int depth) {
        if (parts.size() > MAX_PARTS || depth > MAX_DEPTH || ++steps > MAX_STEPS) {
            return false;
        }
        return switch (type.stripped()) {
            case BaseType base -> number(base, offset, parts);
            case EnumerationType enumeration ->
                    integer(enumeration.size(), enumeration.isSigned(), offset, parts);
            case PointerType pointer when pointer.isToMethod() -> false;
            case PointerType pointer -> integer(pointer.size(), false, offset, parts);
            case ArrayType array ->
                    array.byteSize().orElse(-1) == 0
                            || array.dimensions().size() == 1
                                    && array.dimensions().getFirst().count() == 1
                                    && flatten(array.element().get(), offset, parts, depth + 1);
            case CompositeType composite -> members(composite, offset, parts, depth);
            default -> false;
        };
    }

    private boolean members(CompositeType type, long offset, List<Part> parts, int depth) {
        if (!type.parts().variantParts().isEmpty() || type.isIncomplete()) {
            return false;
        }
        for (Inheritance base : type.parts().bases()) {
            if (base.isVirtual()
                    || !flatten(base.type().get(), offset + base.byteOffset(), parts, depth + 1)) {
                return false;
            }
        }
        int alternatives = 0;
        for (Member member : type.parts().members()) {
            if (member.isStatic()) {
                continue;
            }
            alternatives++;
            boolean overlaps = type.kind() == CompositeType.Kind.UNION && alternatives > 1;
            if (overlaps
                    || member.bits() != null
                    || !flatten(
                            member.type().get(), offset + member.byteOffset(), parts, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean number(BaseType base, long offset, List<Part> parts) {
        if (base.encoding() == Encoding.COMPLEX_FLOAT || base.encoding() == Encoding.UNSUPPORTED) {
            return base.size() == 0;
        }
        if (base.encoding() == Encoding.FLOAT && base.size() <= 8) {
            NumType type = base.size() == 4 ? NumType.F32 : NumType.F64;
            return add(new Part(type, (int) offset, (int) base.size(), false), parts);
        }
        return integer(base.size(), base.encoding().isSigned(), offset, parts);
    }

    private boolean integer(long size, boolean signed, long offset, List<Part> parts) {
        if (size == 16) { // __int128, long double
            return add(new Part(NumType.I64, (int) offset, 8, false), parts)
                    && add(new Part(NumType.I64, (int) offset + 8, 8, false), parts);
        }
        if (size == 0) {
            return true;
        }
        NumType type = size <= 4 ? NumType.I32 : NumType.I64;
        return size <= 8 && add(new Part(type, (int) offset, (int) size, signed), parts);
    }

    private static boolean add(Part part, List<Part> parts) {
        parts.add(part);
        return true;
    }

    /** The type of an address. */
    NumType address() {
        return pointerSize == 8 ? NumType.I64 : NumType.I32;
    }
}
