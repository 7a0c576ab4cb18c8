package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.Language;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A structure, class or union, with its parts read when first asked for. */
public final class CompositeType implements Type {
    /** Kinds of composite types. */
    public enum Kind {
        STRUCT,
        CLASS,
        UNION
    }

    /**
     * What a composite type consists of.
     *
     * @param members data members in declaration order; static ones are marked
     * @param bases the types it inherits from
     * @param variantParts parts that differ from value to value (Rust enums, Ada, Pascal)
     * @param templateArguments template or generic arguments
     * @param containingType the type whose vtable pointer it has, or, of a Rust vtable, the type
     *     that the vtable is for; null if not recorded
     * @param alignment what addresses of values are multiples of, in bytes, if the program says so
     *     ({@code alignas}); else 0
     * @param virtualMethods the virtual functions it declares
     */
    public record Parts(
            List<Member> members,
            List<Inheritance> bases,
            List<VariantPart> variantParts,
            List<TemplateArgument> templateArguments,
            @Nullable TypeRef containingType,
            long alignment,
            List<VirtualMethod> virtualMethods) {
        public Parts {
            members = List.copyOf(members);
            bases = List.copyOf(bases);
            variantParts = List.copyOf(variantParts);
            templateArguments = List.copyOf(templateArguments);
            virtualMethods = List.copyOf(virtualMethods);
        }
    }

    /**
     * A virtual function.
     *
     * @param name its plain name
     * @param slot its place in the vtable, from 0
     */
    public record VirtualMethod(String name, long slot) {}

    private final Kind kind;
    private final String qualifiedName;
    private final OptionalLong size;
    private final Language language;
    private final Supplier<Parts> source;
    private volatile @Nullable Parts parts;

    /**
     * @param kind structure, class or union
     * @param qualifiedName its name with the namespaces and types around it; empty if anonymous
     * @param size size in bytes; none if the type is incomplete
     * @param language language to write the name in
     * @param source reads the parts
     */
    public CompositeType(
            Kind kind,
            String qualifiedName,
            OptionalLong size,
            Language language,
            Supplier<Parts> source) {
        this.kind = kind;
        this.qualifiedName = qualifiedName;
        this.size = size;
        this.language = language;
        this.source = source;
    }

    /** Structure, class or union. */
    public Kind kind() {
        return kind;
    }

    /** The name with the namespaces and types around it; empty if anonymous. */
    public String qualifiedName() {
        return qualifiedName;
    }

    /** The language that declares it. */
    public Language language() {
        return language;
    }

    /** Whether only the name is known. */
    public boolean isIncomplete() {
        return size.isEmpty();
    }

    @Override
    public OptionalLong byteSize() {
        return size;
    }

    /** What it consists of. */
    public Parts parts() {
        Parts known = parts;
        if (known == null) {
            known = source.get();
            parts = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return name();
    }
}
