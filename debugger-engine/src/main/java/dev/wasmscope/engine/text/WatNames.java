package dev.wasmscope.engine.text;

import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Names;
import org.jspecify.annotations.Nullable;

/**
 * Names and indices as the text format writes them (core specification 6.3.3, 6.3.5): {@code $name}
 * where the name section has a name, else the number.
 */
final class WatNames {

    private static final String PUNCTUATION = "!#$%&'*+-./:<=>?@\\^_`|~";

    private final Module module;

    WatNames(Module module) {
        this.module = module;
    }

    Module module() {
        return module;
    }

    /** The function type with the index, or null: bodies are printed without being valid. */
    @Nullable FuncType funcType(int index) {
        boolean exists = index >= 0 && index < module.types().size();
        return exists && module.types().get(index).composite() instanceof FuncType type
                ? type
                : null;
    }

    String function(int index) {
        return named(Names.Kind.FUNCTION, index);
    }

    String type(int index) {
        return named(Names.Kind.TYPE, index);
    }

    String named(Names.Kind kind, int index) {
        String name = module.names().name(kind, index);
        return name == null ? Integer.toUnsignedString(index) : identifier(name);
    }

    String local(int function, int index) {
        String name = module.names().localName(function, index);
        return name == null ? Integer.toUnsignedString(index) : identifier(name);
    }

    /** A local's name with a blank behind it, or nothing. */
    String localDeclaration(int function, int index) {
        String name = module.names().localName(function, index);
        return name == null ? "" : identifier(name) + " ";
    }

    String field(int type, int field) {
        String name = module.names().nestedName(Names.NestedKind.FIELD, type, field);
        return name == null ? Integer.toUnsignedString(field) : identifier(name);
    }

    static String identifier(String name) {
        boolean plain = !name.isEmpty() && name.chars().allMatch(WatNames::isIdentifierChar);
        return plain ? "$" + name : "$" + quote(name);
    }

    private static boolean isIdentifierChar(int c) {
        return c >= '0' && c <= '9'
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || PUNCTUATION.indexOf(c) >= 0;
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints()
                .forEach(
                        c -> {
                            if (c == '"' || c == '\\') {
                                out.append('\\').appendCodePoint(c);
                            } else if (Character.isISOControl(c)) {
                                out.append("\\u{%x}".formatted(c));
                            } else {
                                out.appendCodePoint(c);
                            }
                        });
        return out.append('"').toString();
    }
}
