package dev.wasmscope.session.expression;

import java.util.List;

/** What stands behind an error about a name that nothing has. */
final class Suggestions {
    private Suggestions() {}

    /** {@code ; did you mean a or b?}, or nothing. */
    static String of(List<String> similar) {
        return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
    }
}
