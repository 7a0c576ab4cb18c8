package dev.wasmscope.profiler.allocator;

import java.util.List;

/**
 * A function of a module as far as its names go.
 *
 * @param index in the function index space
 * @param names all that is known: from the name section, exports and debug information, mangled and
 *     not
 * @param parameters how many it has
 * @param answers whether it has a result
 */
public record NamedFunction(int index, List<String> names, int parameters, boolean answers) {
    public NamedFunction {
        names = List.copyOf(names);
    }

    /**
     * One with its type as text.
     *
     * @param type {@code (i32, i32) -> (i32)}
     */
    public static NamedFunction of(int index, List<String> names, String type) {
        int arrow = type.indexOf("->");
        String before = arrow < 0 ? type : type.substring(0, arrow);
        String inside = inside(before);
        int parameters =
                inside.isEmpty() ? 0 : (int) inside.chars().filter(c -> c == ',').count() + 1;
        boolean answers = arrow >= 0 && !inside(type.substring(arrow + 2)).isEmpty();
        return new NamedFunction(index, names, parameters, answers);
    }

    private static String inside(String parenthesised) {
        return parenthesised.replace("(", "").replace(")", "").strip();
    }

    /** Whether a function of the role can have this type. */
    boolean fits(AllocatorRole role) {
        return parameters >= role.parameters() && answers == role.answers();
    }
}
