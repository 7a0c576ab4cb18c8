package dev.wasmscope.dwarf.demangle;

import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Rust's legacy names: {@code _ZN}, the path's parts with their lengths, a part {@code h} with 16
 * hexadecimal digits, {@code E}. What C++ cannot have in a name is escaped with {@code $}.
 */
final class RustLegacy {
    private static final int HASH_LENGTH = 17;

    private RustLegacy() {}

    /** The path without its hash; empty if it is no such name. */
    static Optional<String> demangle(String name) {
        int begin = name.startsWith("_ZN") ? 3 : name.startsWith("__ZN") ? 4 : -1;
        if (begin < 0 || !name.contains("17h")) {
            return Optional.empty();
        }
        try {
            Cursor in = new Cursor(name, begin);
            StringJoiner path = new StringJoiner("::");
            String last = "";
            while (!in.eat('E')) {
                if (!last.isEmpty()) {
                    path.add(unescaped(last));
                }
                last = in.take(in.number());
            }
            boolean suffixed = in.atEnd() || in.look() == '.';
            return isHash(last) && suffixed && path.length() > 0
                    ? Optional.of(path + suffix(in.rest()))
                    : Optional.empty();
        } catch (MangledNameException e) {
            return Optional.empty();
        }
    }

    /**
     * A path that a linker demangled as if it were C++: its parts still have their escapes, and its
     * end the hash. Empty if it is no such path.
     */
    static Optional<String> ofLinker(String name) {
        int hash = name.lastIndexOf("::");
        if (hash <= 0 || !isHash(name.substring(hash + 2))) {
            return Optional.empty();
        }
        StringJoiner path = new StringJoiner("::");
        for (String part : name.substring(0, hash).split("::")) {
            path.add(unescaped(part));
        }
        return Optional.of(path.toString());
    }

    /** LLVM's own suffixes say nothing to people; others are kept. */
    static String suffix(String text) {
        return text.isEmpty() || text.startsWith(".llvm.") ? "" : " (" + text + ")";
    }

    private static boolean isHash(String part) {
        return part.length() == HASH_LENGTH
                && part.charAt(0) == 'h'
                && part.chars().skip(1).allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static String unescaped(String part) {
        String text = part.startsWith("_$") ? part.substring(1) : part;
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = c == '$' ? text.indexOf('$', at + 1) : -1;
            String meant = end < 0 ? null : meaning(text.substring(at + 1, end));
            if (meant != null) {
                result.append(meant);
                at = end + 1;
            } else if (c == '.' && text.startsWith("..", at)) {
                result.append("::");
                at += 2;
            } else {
                result.append(c);
                at++;
            }
        }
        return result.toString();
    }

    private static @Nullable String meaning(String escape) {
        return switch (escape) {
            case "SP" -> "@";
            case "BP" -> "*";
            case "RF" -> "&";
            case "LT" -> "<";
            case "GT" -> ">";
            case "LP" -> "(";
            case "RP" -> ")";
            case "C" -> ",";
            default -> character(escape);
        };
    }

    private static @Nullable String character(String escape) {
        if (!escape.startsWith("u") || escape.length() < 2 || escape.length() > 7) {
            return null;
        }
        try {
            int code = Integer.parseInt(escape.substring(1), 16);
            return Character.isValidCodePoint(code) && !Character.isISOControl(code)
                    ? Character.toString(code)
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
