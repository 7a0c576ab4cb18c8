package dev.wasmscope.session.symbol;

import java.util.regex.Pattern;

/**
 * A pattern of recorded paths, in the manner of {@code .gitignore}; see {@link
 * dev.wasmscope.session.JustMyCode#files}.
 */
record PathPattern(boolean own, Pattern regex) {
    static PathPattern of(String text) {
        boolean own = text.startsWith("!");
        String path = text.substring(own ? 1 : 0).replace('\\', '/');
        StringBuilder regex = new StringBuilder(path.startsWith("/") ? "" : "(?:.*/)?");
        for (int i = 0; i < path.length(); i++) {
            if (path.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (path.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(one(path.charAt(i)));
            }
        }
        regex.append(path.endsWith("/") ? ".*" : "");
        return new PathPattern(own, Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    private static String one(char c) {
        return switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(String.valueOf(c));
        };
    }

    /** A pattern of names: {@code *} is any text. */
    static Pattern ofName(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            regex.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    boolean matches(String path) {
        return regex.matcher(path.replace('\\', '/')).matches();
    }
}
