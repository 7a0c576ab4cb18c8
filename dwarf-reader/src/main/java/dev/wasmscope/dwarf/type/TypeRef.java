package dev.wasmscope.dwarf.type;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A type that is read when it is first asked for, so that types may refer to themselves. */
public final class TypeRef {
    private volatile @Nullable Type type;
    private final Supplier<Type> source;

    /** A reference that asks {@code source} once. */
    public TypeRef(Supplier<Type> source) {
        this.source = source;
    }

    /** A reference to a type that is there already. */
    public static TypeRef to(Type type) {
        TypeRef ref = new TypeRef(() -> type);
        ref.type = type;
        return ref;
    }

    /** The type; a {@link BrokenType} if it cannot be read. */
    public Type get() {
        Type known = type;
        if (known == null) {
            known = source.get();
            type = known;
        }
        return known;
    }
}
