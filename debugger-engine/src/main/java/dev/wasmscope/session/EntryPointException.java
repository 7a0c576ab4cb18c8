package dev.wasmscope.session;

import java.util.List;

/**
 * A program that cannot be launched as it was asked for, because there is nothing of that name to
 * call or the arguments are not those that it takes. It tells what could be called.
 */
public final class EntryPointException extends SessionException {
    private static final long serialVersionUID = 1L;

    private final transient List<Callable> callables;

    /**
     * A function that a program exports.
     *
     * @param name as in {@link LaunchConfig#invoke}
     * @param type in the words of the text format: {@code (i32) -> (i64)}
     * @param arguments how many it takes
     */
    public record Callable(String name, String type, int arguments) {}

    /** An error of usage that is told in one line. */
    public EntryPointException(String message, List<Callable> callables) {
        super(message, true);
        this.callables = List.copyOf(callables);
    }

    /** What the program exports, in its order. */
    public List<Callable> callables() {
        return callables;
    }
}
