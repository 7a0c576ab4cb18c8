package dev.wasmscope.ui.module;

import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SourcePosition;
import java.util.Optional;

/**
 * Where functions come from, for putting them together: a Rust crate, else the folder of the
 * source, else a C++ namespace or a Go package as the name has it. Pure.
 */
public final class FunctionGroups {
    /** Those of which nothing is known. */
    public static final String UNKNOWN = "without debug information";

    private FunctionGroups() {}

    /** The group of a function that has code. */
    public static String of(FunctionView function) {
        String name = function.wholeName();
        Optional<String> file = function.position().map(SourcePosition::file);
        if (file.filter(f -> f.endsWith(".rs")).isPresent()) {
            return crate(name).orElseGet(() -> folder(file.get()));
        }
        return file.map(FunctionGroups::folder).or(() -> scope(name)).orElse(UNKNOWN);
    }

    /** The first name of a path, also of {@code <alloc::vec::Vec<T> as core::ops::Drop>::drop}. */
    private static Optional<String> crate(String name) {
        int start = 0;
        while (start < name.length() && "<&*([ ".indexOf(name.charAt(start)) >= 0) {
            start++;
        }
        int end = name.indexOf("::", start);
        String first = end < 0 ? "" : name.substring(start, end);
        return first.matches("\\w+") ? Optional.of(first) : Optional.empty();
    }

    /** The last two folders say most. */
    private static String folder(String file) {
        String[] parts = file.replace('\\', '/').replaceFirst("^(\\./)+", "").split("/");
        int folders = parts.length - 1;
        if (folders <= 0 || folders == 1 && parts[0].isEmpty()) {
            return "/";
        }
        if (folders == 1 || parts[folders - 2].isEmpty()) {
            return parts[folders - 1];
        }
        return parts[folders - 2] + "/" + parts[folders - 1];
    }

    private static Optional<String> scope(String name) {
        int end = endOfName(name);
        int colons = name.indexOf("::");
        if (colons > 0 && colons < end) {
            return Optional.of(name.substring(0, colons)).filter(n -> n.matches("\\w+"));
        }
        int dot = name.indexOf('.');
        return dot > 0 && dot < end
                ? Optional.of(name.substring(0, dot)).filter(n -> n.matches("[\\w/]+"))
                : Optional.empty();
    }

    /** What comes behind are parameters and template arguments. */
    private static int endOfName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '(' || name.charAt(i) == '<') {
                return i;
            }
        }
        return name.length();
    }
}
