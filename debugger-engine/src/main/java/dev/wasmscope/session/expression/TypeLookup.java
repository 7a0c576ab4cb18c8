package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.scope.TypeSpelling;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Type;
import java.util.Optional;

/** What the types that an expression names are. */
final class TypeLookup {
    private final Scope scope;
    private final ScalarTypes types;

    TypeLookup(Scope scope, ScalarTypes types) {
        this.scope = scope;
        this.types = types;
    }

    /** The type that was written. */
    Type type(Node.TypeNode written) throws ExpressionException {
        Type type =
                named(written.name())
                        .orElseThrow(
                                () ->
                                        new ExpressionException(
                                                written.column(),
                                                "no type is named " + written.name()));
        for (int i = 0; i < written.pointers(); i++) {
            type = types.pointerTo(type);
        }
        return type;
    }

    private Optional<Type> named(String name) {
        Optional<Type> found = types.named(name).map(Type.class::cast);
        return found.isPresent() ? found : scope.type(name);
    }

    /** Whether a name that an expression begins with is a type's and no variable's. */
    boolean isType(String name) {
        return !scope.isVariable(name)
                && (isWordOfTypes(name)
                        || types.named(name).isPresent()
                        || scope.type(name).filter(type -> !isVariant(type)).isPresent()
                                && scope.constant(name).isEmpty());
    }

    /** Rust's enumerations have a type for each variant, which the source does not have. */
    private boolean isVariant(Type type) {
        if (!types.isRust() || !(type instanceof CompositeType composite)) {
            return false;
        }
        String name = composite.qualifiedName();
        String around =
                name.substring(
                        0, Math.max(0, name.length() - TypeSpelling.plain(name).length() - 2));
        return !around.isEmpty()
                && scope.type(around).orElse(null) instanceof CompositeType outer
                && !outer.parts().variantParts().isEmpty();
    }

    /** Whether a name with template arguments is that of a type or of a function. */
    boolean isTemplate(String name) {
        return scope.type(name).isPresent() || !scope.functions(name).isEmpty();
    }

    private static boolean isWordOfTypes(String name) {
        return switch (name) {
            case "unsigned", "signed", "long", "short" -> true;
            default -> false;
        };
    }
}
