package dev.wasmscope.session.expression;

import dev.wasmscope.dwarf.type.BaseType;
import java.math.BigInteger;

/** The types that literals have. */
final class LiteralTypes {
    private final ScalarTypes types;
    private final int pointerSize;

    LiteralTypes(ScalarTypes types, int pointerSize) {
        this.types = types;
        this.pointerSize = pointerSize;
    }

    /** An integer has the first type that holds it (C 6.4.4.1), or the one that its suffix says. */
    Scalar.Int of(Node.Whole whole) {
        String suffix = whole.suffix();
        if (!suffix.isEmpty() && types.named(suffix).isPresent()) {
            return new Scalar.Int(whole.value(), types.named(suffix).get());
        }
        boolean unsigned = suffix.contains("u");
        int least = suffix.contains("ll") ? 8 : suffix.contains("l") ? pointerSize : 4;
        for (int bytes = least; bytes <= 16; bytes *= 2) {
            int bits = 8 * bytes;
            if (!unsigned && whole.value().bitLength() < bits) {
                return untyped(whole.value(), types.integer(bytes, true));
            }
            // Only what is not written in decimal digits may become unsigned by its size.
            if ((unsigned || !whole.decimal()) && whole.value().bitLength() <= bits) {
                return new Scalar.Int(whole.value(), types.integer(bytes, false));
            }
        }
        return new Scalar.Int(whole.value(), types.integer(16, false));
    }

    private Scalar.Int untyped(BigInteger value, BaseType type) {
        return new Scalar.Int(value, type, types.isRust());
    }

    Scalar.Int of(Node.Character character) {
        BaseType type =
                switch (character.prefix()) {
                    case "b" -> types.named("u8").orElse(types.character());
                    case "L" -> types.named("wchar_t").orElse(types.character());
                    case "u" -> types.named("char16_t").orElse(types.character());
                    case "U" -> types.named("char32_t").orElse(types.character());
                    default -> types.character();
                };
        return new Scalar.Int(BigInteger.valueOf(character.code()), type);
    }
}
