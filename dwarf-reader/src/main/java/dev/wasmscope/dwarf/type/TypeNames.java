package dev.wasmscope.dwarf.type;

import dev.wasmscope.dwarf.section.Language;
import dev.wasmscope.dwarf.type.ArrayType.Dimension;
import java.util.List;

/** Writes types the way their languages do. */
final class TypeNames {
    /** Nesting after which a type is taken to refer to itself. */
    static final int MAX_DEPTH = 48;

    /** Types in one name, after which it is cut: damaged types refer to themselves many times. */
    private static final int MAX_TYPES = 2_000;

    private int types;

    private TypeNames() {}

    static String nameOf(Type type) {
        return new TypeNames().declare(type, "", 0);
    }

    /**
     * The type around a declarator, as C declares things: {@code int (*NAME)[3]}.
     *
     * @param inner the declarator so far; empty for the bare type
     */
    private String declare(Type type, String inner, int depth) {
        if (depth > MAX_DEPTH || ++types > MAX_TYPES) {
            return "…";
        }
        return switch (type) {
            case BaseType base -> join(base.recordedName(), inner);
            case TypedefType alias -> join(alias.qualifiedName(), inner);
            case UnspecifiedType unspecified -> join(unspecified.recordedName(), inner);
            case BrokenType _ -> join("<unreadable type>", inner);
            case CompositeType composite -> join(composite(composite), inner);
            case EnumerationType enumeration -> join(enumeration(enumeration), inner);
            case QualifiedType qualified -> qualified(qualified, inner, depth);
            case PointerType pointer -> pointer(pointer, inner, depth);
            case ArrayType array -> array(array, inner, depth);
            case SubroutineType subroutine -> subroutine(subroutine, inner, depth);
        };
    }

    private static String join(String name, String inner) {
        return inner.isEmpty() || inner.startsWith("[") ? name + inner : name + " " + inner;
    }

    private static String composite(CompositeType type) {
        if (type.language() != Language.C && !type.qualifiedName().isEmpty()) {
            return type.qualifiedName();
        }
        String keyword = type.kind().name().toLowerCase(java.util.Locale.ROOT);
        return keyword + " " + (type.qualifiedName().isEmpty() ? "{…}" : type.qualifiedName());
    }

    private static String enumeration(EnumerationType type) {
        if (type.qualifiedName().isEmpty()) {
            return "enum {…}";
        }
        return type.language() == Language.C
                ? "enum " + type.qualifiedName()
                : type.qualifiedName();
    }

    private String qualified(QualifiedType type, String inner, int depth) {
        String keyword = type.qualifier().keyword();
        if (type.target().get() instanceof PointerType) {
            return declare(type.target().get(), join(keyword, inner), depth + 1);
        }
        return keyword + " " + declare(type.target().get(), inner, depth + 1);
    }

    private String pointer(PointerType type, String inner, int depth) {
        if (!type.recordedName().isEmpty()) {
            return join(type.recordedName(), inner);
        }
        Type target = type.target().get();
        String mark =
                switch (type.kind()) {
                    case POINTER -> "*";
                    case REFERENCE -> "&";
                    case RVALUE_REFERENCE -> "&&";
                    case MEMBER -> containing(type) + "::*";
                };
        if (type.language() == Language.RUST || type.language() == Language.ZIG) {
            return mark + declare(target, inner, depth + 1);
        }
        Type unqualified = target;
        for (int i = 0; i < MAX_DEPTH && unqualified instanceof QualifiedType outer; i++) {
            unqualified = outer.target().get();
        }
        boolean needsParentheses =
                unqualified instanceof ArrayType || unqualified instanceof SubroutineType;
        String declarator = mark + inner;
        return declare(target, needsParentheses ? "(" + declarator + ")" : declarator, depth + 1);
    }

    private static String containing(PointerType type) {
        TypeRef containing = type.containing();
        return containing != null && containing.get().stripped() instanceof CompositeType composite
                ? composite.qualifiedName()
                : "";
    }

    private String array(ArrayType type, String inner, int depth) {
        if (type.language() == Language.RUST) {
            String name = declare(type.element().get(), "", depth + 1);
            List<Dimension> dimensions = type.dimensions();
            for (int i = dimensions.size() - 1; i >= 0; i--) {
                Dimension dimension = dimensions.get(i);
                name =
                        dimension.isKnown()
                                ? "[" + name + "; " + dimension.count() + "]"
                                : "[" + name + "]";
            }
            return join(name, inner);
        }
        StringBuilder declarator = new StringBuilder(inner);
        for (Dimension dimension : type.dimensions()) {
            declarator.append('[');
            if (dimension.isKnown()) {
                declarator.append(dimension.count());
            }
            declarator.append(']');
        }
        return declare(type.element().get(), declarator.toString(), depth + 1);
    }

    private String subroutine(SubroutineType type, String inner, int depth) {
        StringBuilder declarator = new StringBuilder(inner).append('(');
        String separator = "";
        for (TypeRef parameter : type.parameters()) {
            declarator.append(separator).append(declare(parameter.get(), "", depth + 1));
            separator = ", ";
        }
        if (type.variadic()) {
            declarator.append(separator).append("...");
        } else if (type.parameters().isEmpty() && type.language() == Language.C) {
            declarator.append("void");
        }
        return declare(type.result().get(), declarator.append(')').toString(), depth + 1);
    }
}
