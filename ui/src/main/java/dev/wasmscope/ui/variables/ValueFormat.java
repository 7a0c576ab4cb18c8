package dev.wasmscope.ui.variables;

import java.util.Arrays;
import java.util.Optional;

/** How the user wants a value to be shown. */
public enum ValueFormat {
    /** As the language writes it, structures of known libraries as what they stand for. */
    NATURAL("As the language writes it", ""),
    HEX("Hexadecimal", ",x"),
    DECIMAL("Decimal", ",d"),
    UNSIGNED("Unsigned", ",u"),
    OCTAL("Octal", ",o"),
    BINARY("Binary", ",b"),
    CHARACTER("Character", ",c"),
    STRING("Text", ",s"),
    /** Member by member, whatever is known of the type. */
    RAW("Raw, without visualiser", "[raw]");

    private final String title;
    private final String suffix;

    ValueFormat(String title, String suffix) {
        this.title = title;
        this.suffix = suffix;
    }

    /** As menus call it. */
    public String title() {
        return title;
    }

    /** An expression shown this way. */
    public String of(String expression) {
        return switch (this) {
            case NATURAL -> expression;
            case RAW -> "(" + expression + ")" + suffix;
            default -> expression + suffix;
        };
    }

    /** The format of that name, of a file of this or another version. */
    public static Optional<ValueFormat> named(String name) {
        return Arrays.stream(values()).filter(f -> f.name().equals(name)).findFirst();
    }
}
