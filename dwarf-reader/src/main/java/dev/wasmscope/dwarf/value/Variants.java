package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.VariantPart;
import dev.wasmscope.dwarf.type.VariantPart.Variant;
import java.math.BigInteger;
import java.util.List;

/**
 * Types whose parts differ from value to value: Rust enums, with their discriminants and niches.
 */
final class Variants {
    private static final int MAX_NESTING = 4;

    private Variants() {}

    /** Whether the type consists of variants only. */
    static boolean isEnum(CompositeType type) {
        return type.parts().variantParts().size() == 1
                && type.parts().bases().isEmpty()
                && type.parts().members().stream().allMatch(Member::isStatic);
    }

    /** Whether the members have no names but numbers. */
    static boolean isTuple(CompositeType type) {
        List<Member> members = type.parts().members();
        return !members.isEmpty()
                && members.stream().allMatch(member -> member.name().matches("__\\d+"));
    }

    /** The variant that a value has, or why that cannot be told. */
    static Answer<Variant> active(AvailableValue value, VariantPart part) {
        Member discriminant = part.discriminant();
        if (discriminant == null) {
            return part.variants().stream()
                    .filter(variant -> isInhabited(variant.members(), 0))
                    .findFirst()
                    .map(Answer::of)
                    .orElseGet(() -> Answer.unknown("the type has no variants"));
        }
        if (!(Children.member(value, discriminant) instanceof AvailableValue tag)) {
            return Answer.unknown("its discriminant is not available");
        }
        return Scalars.bytes(tag).then(bytes -> select(part, bytes));
    }

    /**
     * Whether there can be a value of these members. Where all variants but one have none, as in
     * {@code Result<T, Infallible>}, no discriminant is kept.
     */
    private static boolean isInhabited(List<Member> members, int depth) {
        for (Member member : members) {
            if (!(member.type().get().stripped() instanceof CompositeType type)
                    || depth > MAX_NESTING) {
                continue;
            }
            CompositeType.Parts parts = type.parts();
            boolean none =
                    parts.variantParts().stream().anyMatch(part -> part.variants().isEmpty());
            if (none || !isInhabited(parts.members(), depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static Answer<Variant> select(VariantPart part, byte[] bytes) {
        BigInteger mask = BigInteger.ONE.shiftLeft(8 * bytes.length).subtract(BigInteger.ONE);
        BigInteger bits = Scalars.integer(bytes, false);
        Variant fallback = null;
        for (Variant variant : part.variants()) {
            if (variant.isDefault()) {
                fallback = variant;
            }
            for (VariantPart.Range range : variant.ranges()) {
                boolean inside =
                        bits.compareTo(range.first().and(mask)) >= 0
                                && bits.compareTo(range.last().and(mask)) <= 0;
                if (inside) {
                    return Answer.of(variant);
                }
            }
        }
        return fallback == null
                ? Answer.unknown("no variant has its discriminant")
                : Answer.of(fallback);
    }

    /** An enum on one line: the variant's name and its content. */
    static String summary(AvailableValue value, CompositeType type, Nesting nesting) {
        return switch (active(value, type.parts().variantParts().getFirst())) {
            case Answer.Unknown<Variant>(String reason) -> "<not available: " + reason + ">";
            case Answer.Known<Variant>(Variant variant) -> {
                if (variant.members().isEmpty()) {
                    yield "{}";
                }
                Member member = variant.members().getFirst();
                yield member.name() + content(Children.member(value, member), nesting);
            }
        };
    }

    private static String content(Value content, Nesting nesting) {
        if (!(content instanceof AvailableValue value) || Children.count(value) == 0) {
            return "";
        }
        boolean tuple = value.plainType() instanceof CompositeType type && isTuple(type);
        return tuple
                ? Summaries.parts(value, nesting, "(", ")", false)
                : Summaries.parts(value, nesting, " {", "}", true);
    }
}
