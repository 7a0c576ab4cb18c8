package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.Language;
import java.util.OptionalLong;

/**
 * A type with a qualifier.
 *
 * @param qualifier which qualifier
 * @param target the type without it
 * @param language language to write the name in
 */
public record QualifiedType(Qualifier qualifier, TypeRef target, Language language)
        implements Type {
    /** Qualifiers of C and C++. */
    public enum Qualifier {
        CONST("const"),
        VOLATILE("volatile"),
        RESTRICT("restrict"),
        ATOMIC("_Atomic");

        private final String keyword;

        Qualifier(String keyword) {
            this.keyword = keyword;
        }

        /** The word in the source. */
        public String keyword() {
            return keyword;
        }
    }

    @Override
    public OptionalLong byteSize() {
        return stripped().byteSize();
    }
}
