package dev.wasmscope.dwarf.scope;

import java.util.regex.Pattern;

/**
 * Compilers and people write the names of types differently: blanks, the inline namespaces of the
 * standard library, template arguments that are left out.
 */
public final class TypeSpelling {
    private static final Pattern INLINE = Pattern.compile("\\bstd::__\\w+::");
    private static final Pattern BLANKS =
            Pattern.compile("\\s+(?=[<>,*&()\\[\\]])|(?<=[<>,*&(\\[])\\s+");

    private TypeSpelling() {}

    /** A name in one spelling. */
    static String of(String name) {
        return BLANKS.matcher(INLINE.matcher(name).replaceAll("std::")).replaceAll("");
    }

    /** Whether a name is that, or has further template arguments. */
    public static boolean fits(String name, String wanted) {
        String own = of(name);
        String given = of(wanted);
        return own.equals(given)
                || given.endsWith(">")
                        && own.startsWith(given.substring(0, given.length() - 1) + ",");
    }

    /** What follows the last separator that is not inside of brackets. */
    public static String plain(String name) {
        return Program.plainName(name);
    }

    /** The same for a name whose outermost scopes may be left out. */
    static boolean endsWith(String name, String wanted) {
        String own = of(name);
        int at = own.length();
        while (true) {
            at = own.lastIndexOf(ImportedNames.SCOPE, at - 1);
            if (at < 0) {
                return false;
            }
            if (fits(own.substring(at + ImportedNames.SCOPE.length()), wanted)) {
                return true;
            }
        }
    }
}
