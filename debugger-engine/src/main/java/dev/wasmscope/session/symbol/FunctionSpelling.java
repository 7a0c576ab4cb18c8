package dev.wasmscope.session.symbol;

/**
 * Compares what a user calls a function with its whole name. The user may leave out outer scopes,
 * template arguments (all of a list, or its last ones), parameters, blanks, the {@code U} of {@code
 * 3U}, and the version of the standard library's namespace: {@code vector<int>::push_back} is
 * {@code void std::__2::vector<int, std::__2::allocator<int>>::push_back(int const&)}.
 */
final class FunctionSpelling {
    private final String wanted;

    FunctionSpelling(String wanted) {
        this.wanted = wanted.replace(" ", "");
    }

    /** Whether a whole name, with or without parameters, is meant. */
    boolean isOf(String whole) {
        if (wanted.isEmpty()) {
            return false;
        }
        String name =
                whole.replace("::__2::", "::").replace("::__1::", "::").replace("::__ndk1::", "::");
        int depth = 0;
        for (int i = 0; i < name.length(); i++) {
            if (depth == 0 && begins(name, i) && matches(name, i)) {
                return true;
            }
            depth += "<([{".indexOf(name.charAt(i)) >= 0 ? 1 : 0;
            depth -= depth > 0 && ">)]}".indexOf(name.charAt(i)) >= 0 ? 1 : 0;
        }
        return false;
    }

    private static boolean begins(String name, int at) {
        return at == 0 || ": ./*&".indexOf(name.charAt(at - 1)) >= 0;
    }

    private boolean matches(String name, int begin) {
        int at = begin;
        for (int i = 0; i < wanted.length(); i++) {
            at = next(name, at, wanted.charAt(i));
            if (at < 0) {
                return false;
            }
        }
        int end = leftOut(name, at);
        return end == name.length() || name.charAt(end) == '(' || name.charAt(end) == '[';
    }

    /** Behind a letter that is wanted next, and what the user may leave out before it; or -1. */
    private static int next(String name, int from, char letter) {
        int at = blanks(name, from);
        if (at < name.length() && name.charAt(at) == letter) {
            return at + 1;
        }
        at = blanks(name, leftOut(name, at));
        while ((letter == ',' || letter == '>') && isSuffixOfNumber(name, at)) {
            at++;
        }
        if (letter == '>' && at < name.length() && name.charAt(at) == ',') {
            at = closing(name, at);
        }
        at = blanks(name, at);
        return at < name.length() && name.charAt(at) == letter ? at + 1 : -1;
    }

    /** Behind a list of template arguments, if one begins there. */
    private static int leftOut(String name, int at) {
        return at > 0 && at < name.length() && name.charAt(at) == '<'
                ? Math.min(name.length(), closing(name, at + 1) + 1)
                : at;
    }

    private static boolean isSuffixOfNumber(String name, int at) {
        if (at <= 0 || at >= name.length() || "uUlL".indexOf(name.charAt(at)) < 0) {
            return false;
        }
        char before = name.charAt(at - 1);
        return Character.isDigit(before) || "uUlL".indexOf(before) >= 0;
    }

    private static int blanks(String name, int from) {
        int at = from;
        while (at < name.length() && name.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** The bracket that closes what an index is in; the end of the name if nothing does. */
    private static int closing(String name, int from) {
        int depth = 0;
        for (int i = from; i < name.length(); i++) {
            char c = name.charAt(i);
            if (depth == 0 && c == '>') {
                return i;
            }
            depth += "<([{".indexOf(c) >= 0 ? 1 : ">)]}".indexOf(c) >= 0 ? -1 : 0;
        }
        return name.length();
    }
}
