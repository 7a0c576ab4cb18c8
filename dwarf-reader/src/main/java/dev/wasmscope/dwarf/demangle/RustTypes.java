package dev.wasmscope.dwarf.demangle;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Basic types and constants of Rust's names of version 0. */
final class RustTypes {
    private RustTypes() {}

    /** The basic type with that letter, or null. */
    static @Nullable String basic(char tag) {
        return switch (tag) {
            case 'a' -> "i8";
            case 'b' -> "bool";
            case 'c' -> "char";
            case 'd' -> "f64";
            case 'e' -> "str";
            case 'f' -> "f32";
            case 'h' -> "u8";
            case 'i' -> "isize";
            case 'j' -> "usize";
            case 'l' -> "i32";
            case 'm' -> "u32";
            case 'n' -> "i128";
            case 'o' -> "u128";
            case 'p' -> "_";
            case 's' -> "i16";
            case 't' -> "u16";
            case 'u' -> "()";
            case 'v' -> "...";
            case 'x' -> "i64";
            case 'y' -> "u64";
            case 'z' -> "!";
            default -> null;
        };
    }

    /** A constant: the letter of its type, then its value in hexadecimal digits. */
    static String constant(Cursor in) {
        char tag = in.next();
        boolean negative = in.eat('n');
        StringBuilder digits = new StringBuilder();
        while (!in.eat('_')) {
            char c = in.next();
            boolean hexadecimal = Cursor.isDigit(c) || c >= 'a' && c <= 'f';
            if (!hexadecimal || digits.length() > 64) {
                throw in.bad("expected a constant");
            }
            digits.append(c);
        }
        BigInteger value = new BigInteger(digits.isEmpty() ? "0" : digits.toString(), 16);
        return switch (tag) {
            case 'b' -> value.signum() == 0 ? "false" : "true";
            case 'c' -> character(in, value);
            case 'a', 's', 'l', 'x', 'n', 'i', 'h', 't', 'm', 'y', 'o', 'j' ->
                    (negative ? "-" : "")
                            + (value.bitLength() <= 64 ? value.toString() : "0x" + digits);
            default -> throw in.bad("a constant of an unknown type");
        };
    }

    private static String character(Cursor in, BigInteger value) {
        if (value.bitLength() > 21 || !Character.isValidCodePoint(value.intValue())) {
            throw in.bad("not a character");
        }
        int code = value.intValue();
        return switch (code) {
            case '\t' -> "'\\t'";
            case '\r' -> "'\\r'";
            case '\n' -> "'\\n'";
            case '\'' -> "'\\''";
            case '\\' -> "'\\\\'";
            default ->
                    code >= ' ' && code < 0x7f
                            ? "'" + (char) code + "'"
                            : "'\\u{" + Integer.toHexString(code) + "}'";
        };
    }
}
