package dev.wasmscope.session.expression;

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
                        || scope.type(name).isPresent() && scope.constant(name).isEmpty());
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
