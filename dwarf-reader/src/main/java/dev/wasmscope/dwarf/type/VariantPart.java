package dev.wasmscope.dwarf.type;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a composite type that differs from value to value (DW_TAG_variant_part).
 *
 * @param discriminant the member that tells which variant a value has, or null if there is only one
 * @param variants the variants
 */
public record VariantPart(@Nullable Member discriminant, List<Variant> variants) {
    public VariantPart {
        variants = List.copyOf(variants);
    }

    /**
     * One variant.
     *
     * @param ranges the discriminant's values that select it; empty for the default variant
     * @param members its members
     */
    public record Variant(List<Range> ranges, List<Member> members) {
        public Variant {
            ranges = List.copyOf(ranges);
            members = List.copyOf(members);
        }

        /** Whether it is chosen when no other is. */
        public boolean isDefault() {
            return ranges.isEmpty();
        }
    }

    /**
     * Values of the discriminant. Negative numbers stand for their bits in the discriminant's size.
     *
     * @param first lowest value
     * @param last highest value
     */
    public record Range(BigInteger first, BigInteger last) {}
}
