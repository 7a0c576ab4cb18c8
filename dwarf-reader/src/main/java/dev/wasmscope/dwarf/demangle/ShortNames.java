package dev.wasmscope.dwarf.demangle;

import java.util.List;

/**
 * Short forms of function names for lists: {@code std::vector<…>::push_back} for {@code void
 * std::__2::vector<int, std::__2::allocator<int>>::push_back[abi:v1](int const&)}. Template
 * arguments become {@code <…>}; parameters, results, qualifiers, ABI tags, versions of the standard
 * library's namespace and hashes go.
 */
public final class ShortNames {
    /** A longer text is cut: nobody reads it in a list. */
    private static final int MAX_LENGTH = 300;

    private static final int MAX_DEPTH = 32;

    private static final String OPENING = "<([{";
    private static final String CLOSING = ">)]}";

    private static final List<String> PREFIXES =
            List.of(
                    "vtable for ",
                    "VTT for ",
                    "typeinfo name for ",
                    "typeinfo for ",
                    "guard variable for ",
                    "non-virtual thunk to ",
                    "virtual thunk to ",
                    "covariant return thunk to ",
                    "construction vtable for ",
                    "reference temporary for ",
                    "thread-local wrapper routine for ",
                    "thread-local initialization routine for ",
                    "invocation function for block in ");

    /** Longest first: the operators that brackets could be mistaken in. */
    private static final List<String> OPERATORS =
            List.of("<=>", "->*", "<<=", ">>=", "()", "[]", "->", "<<", ">>", "<=", ">=", "<", ">");

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private ShortNames(String text) {
        this.text = text;
    }

    /**
     * The short form of a name that is demangled or comes from debug information.
     *
     * @param name the whole name, of C++, Rust, Go, AssemblyScript or C
     */
    public static String of(String name) {
        return cut(shorten(name, 0));
    }

    private static String cut(String name) {
        return name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH) + "…";
    }

    private static String shorten(String name, int depth) {
        if (depth > MAX_DEPTH || isPlain(name)) {
            return name;
        }
        for (String prefix : PREFIXES) {
            if (name.startsWith(prefix)) {
                return prefix + shorten(name.substring(prefix.length()), depth + 1);
            }
        }
        String shortened = new ShortNames(name).run(depth);
        return shortened.isEmpty() ? name : shortened;
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '$');
    }

    private String run(int depth) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isOperatorHere()) {
                operator();
            } else if (c == '<' && at > 0 && text.charAt(at - 1) == '.') {
                copyTo(closing(at)); // Kotlin's accessors: Tree.<set-root>
            } else if (c == '<') {
                angle(depth);
            } else if (c == '(') {
                if (!parenthesis()) {
                    break;
                }
            } else if (c == '[') {
                square();
            } else if (c == '{') {
                copyTo(closing(at));
            } else if (c == ' ') {
                blank();
            } else {
                out.append(c);
                at++;
            }
        }
        return withoutHash(withoutVersion(out.toString()));
    }

    private boolean isOperatorHere() {
        return text.startsWith("operator", at)
                && (at == 0 || text.charAt(at - 1) == ':' || text.charAt(at - 1) == ' ')
                && at + 8 < text.length()
                && !Character.isLetterOrDigit(text.charAt(at + 8))
                && text.charAt(at + 8) != '_';
    }

    private void operator() {
        copyTo(at + 8);
        if (text.charAt(at) == ' ') {
            conversion();
            return;
        }
        for (String sign : OPERATORS) {
            boolean opensArguments = sign.equals("<<") && !isBalanced(at + 2);
            if (text.startsWith(sign, at) && !opensArguments) {
                copyTo(at + sign.length());
                break;
            }
        }
        while (at < text.length() && "+-*/%^&|~!=,".indexOf(text.charAt(at)) >= 0) {
            copyTo(at + 1);
        }
        if (text.startsWith(" <", at)) {
            at++; // as clang writes it, to keep the brackets apart
        }
    }

    /** {@code operator std::vector<int>() const}: up to the parameters. */
    private void conversion() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '(') {
            end = text.charAt(end) == '<' ? closing(end) : end + 1;
        }
        out.append(' ').append(of(text.substring(at + 1, end).replace(' ', '\u00a0')));
        at = end;
    }

    private boolean isBalanced(int from) {
        int open = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean arrow = c == '>' && text.charAt(i - 1) == '-';
            open += c == '<' ? 1 : c == '>' && !arrow ? -1 : 0;
        }
        return open == 0;
    }

    private void angle(int depth) {
        int end = closing(at);
        String inner = text.substring(at + 1, Math.max(at + 1, end - 1));
        boolean begins = out.isEmpty() || out.toString().endsWith("::") && isSelf(inner);
        if (begins) {
            out.append('<').append(self(inner, depth)).append('>');
        } else {
            if (out.toString().endsWith("::")) {
                out.setLength(out.length() - 2);
            }
            out.append("<…>");
        }
        at = end;
    }

    private static boolean isSelf(String inner) {
        return inner.startsWith("impl ") || topLevel(inner, " as ") >= 0;
    }

    /** Of Rust's {@code <Type as Trait>} the last names. */
    private static String self(String inner, int depth) {
        for (String word : List.of(" as ", " for ")) {
            int found = topLevel(inner, word);
            if (found >= 0) {
                return self(inner.substring(0, found), depth + 1)
                        + word
                        + self(inner.substring(found + word.length()), depth + 1);
            }
        }
        String prefix = inner.startsWith("impl ") ? "impl " : "";
        String type = shorten(inner.substring(prefix.length()).replace(' ', '\u00a0'), depth + 1);
        int last = topLevelLast(type);
        return prefix + type.substring(last).replace('\u00a0', ' ');
    }

    private static int topLevel(String text, String word) {
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith(word, i)) {
                return i;
            }
            boolean opens = OPENING.indexOf(text.charAt(i)) >= 0;
            i = opens ? new ShortNames(text).closing(i) : i + 1;
        }
        return -1;
    }

    /** Behind the last {@code ::} that is in no brackets. */
    private static int topLevelLast(String text) {
        int last = 0;
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("::", i)) {
                last = i + 2;
                i += 2;
            } else {
                boolean opens = OPENING.indexOf(text.charAt(i)) >= 0;
                i = opens ? new ShortNames(text).closing(i) : i + 1;
            }
        }
        return last;
    }

    /** Whether the name goes on; parameters end it unless something local to it follows. */
    private boolean parenthesis() {
        int end = closing(at);
        boolean isName =
                text.startsWith("(anonymous", at)
                        || text.startsWith("(lambda", at)
                        || text.startsWith("(unnamed", at)
                        || !out.isEmpty() && out.charAt(out.length() - 1) == '.';
        if (isName) {
            copyTo(end);
            return true;
        }
        if (out.isEmpty() || text.startsWith("(*", at) || text.startsWith("(&", at)) {
            copyTo(end);
            return true;
        }
        int next = end;
        for (String word : List.of(" const", " volatile", " &&", " &")) {
            next = text.startsWith(word, next) ? next + word.length() : next;
        }
        if (text.startsWith("::", next)) {
            at = next;
            return true;
        }
        return false;
    }

    private void square() {
        int end = closing(at);
        boolean number = text.substring(at, end).matches("\\[\\d*\\]");
        if (out.isEmpty() || number) {
            copyTo(end);
            return;
        }
        if (!text.startsWith("[abi:", at)) {
            out.append("[…]");
        }
        at = end;
    }

    /** What stands before a blank is a result, unless the blank is the name's own. */
    private void blank() {
        out.setLength(0);
        at++;
    }

    private void copyTo(int end) {
        out.append(text, at, Math.min(end, text.length()));
        at = Math.min(end, text.length());
    }

    /** Behind the bracket that closes the one at an index. */
    private int closing(int open) {
        StringBuilder expected = new StringBuilder();
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            int kind = OPENING.indexOf(c);
            if (kind >= 0 && !(c == '<' && isOperatorSign(i))) {
                expected.append(CLOSING.charAt(kind));
            } else if (CLOSING.indexOf(c) >= 0 && isExpected(expected, i)) {
                expected.setLength(expected.length() - 1);
                if (expected.isEmpty()) {
                    return i + 1;
                }
            }
        }
        return text.length();
    }

    /** Within parentheses {@code >} is a comparison; behind a minus sign it is an arrow. */
    private boolean isExpected(StringBuilder expected, int index) {
        char c = text.charAt(index);
        boolean arrow =
                c == '>' && index > 0 && (text.charAt(index - 1) == '-' || isOperatorSign(index));
        return !arrow && !expected.isEmpty() && expected.charAt(expected.length() - 1) == c;
    }

    /** Whether a bracket is part of an operator's name: {@code operator<}. */
    private boolean isOperatorSign(int index) {
        int begin = index;
        while (begin > 0 && "<>=-".indexOf(text.charAt(begin - 1)) >= 0 && index - begin < 2) {
            begin--;
        }
        return begin >= 8 && text.startsWith("operator", begin - 8) && index - begin < 2;
    }

    private static String withoutVersion(String name) {
        return name.replace("std::__2::", "std::")
                .replace("std::__1::", "std::")
                .replace("std::__ndk1::", "std::");
    }

    private static String withoutHash(String name) {
        int last = name.lastIndexOf("::h");
        boolean hash =
                last > 0
                        && name.length() == last + 19
                        && name.substring(last + 3)
                                .chars()
                                .allMatch(c -> Character.digit(c, 16) >= 0);
        return (hash ? name.substring(0, last) : name).replace('\u00a0', ' ');
    }
}
