package dev.wasmscope.engine.host.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which host calls somebody wants: one language for traces, fault injection and breakpoints.
 * Immutable.
 *
 * <p>Terms are separated by commas or blanks. Terms of one kind are alternatives; a call must
 * satisfy every kind that is there, and none of the terms with {@code !} before them.
 *
 * <table>
 * <caption>Terms</caption>
 * <tr><th>term</th><th>kind</th><th>accepts</th></tr>
 * <tr><td>{@code fd_read}, {@code path_*}</td><td>call</td><td>functions by name or pattern</td></tr>
 * <tr><td>{@code file}, {@code %file}</td><td>call</td><td>a group, see {@link CallGroup}</td></tr>
 * <tr><td>{@code path=/tmp/*}</td><td>path</td><td>a file by its name for the guest or on the
 *     host, also through a descriptor; without a slash in it, by its last part</td></tr>
 * <tr><td>{@code fd=3}, {@code fd=stdout}</td><td>descriptor</td><td>calls on it or that gave
 *     it</td></tr>
 * <tr><td>{@code errno=noent}, {@code error}</td><td>result</td><td>one error, any error</td></tr>
 * <tr><td>{@code slower=1ms}, {@code >1ms}</td><td>time</td><td>time in the host</td></tr>
 * <tr><td>{@code bytes>=4k} (also {@code > < <= =})</td><td>bytes</td><td>bytes moved</td></tr>
 * <tr><td>{@code injected}</td><td>injected</td><td>calls with an injected fault</td></tr>
 * <tr><td>{@code "some text"}</td><td>text</td><td>text in the arguments</td></tr>
 * </table>
 */
public final class CallFilter {
    /** Accepts every call. */
    public static final CallFilter ALL = new CallFilter("", List.of());

    private final String text;

    private final List<List<CallTest>> included;
    private final List<CallTest> excluded;

    CallFilter(String text, List<Term> terms) {
        this.text = text;
        Map<CallTest.Kind, List<CallTest>> byKind = new EnumMap<>(CallTest.Kind.class);
        List<CallTest> out = new ArrayList<>();
        for (Term term : terms) {
            (term.excluded()
                            ? out
                            : byKind.computeIfAbsent(term.test().kind(), _ -> new ArrayList<>()))
                    .add(term.test());
        }
        this.included = List.copyOf(byKind.values());
        this.excluded = List.copyOf(out);
    }

    /** One term: what it asks, and whether {@code !} stands before it. */
    record Term(CallTest test, boolean excluded) {}

    /**
     * Reads a filter; the empty text accepts everything.
     *
     * @throws CallFilterException says the column and what was expected there
     */
    public static CallFilter parse(String text) throws CallFilterException {
        return new CallFilter(text, new CallFilterReader(text).read());
    }

    /** Whether the call is wanted. */
    public boolean accepts(HostCallEvent event) {
        for (CallTest test : excluded) {
            if (test.accepts(event)) {
                return false;
            }
        }
        for (List<CallTest> alternatives : included) {
            boolean accepted = false;
            for (CallTest test : alternatives) {
                accepted |= test.accepts(event);
            }
            if (!accepted) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a call that is about to be made may be wanted: terms that need its result are left
     * out, see {@link #needsResult}.
     *
     * @param module the import's module name
     * @param name the import's name
     * @param arguments what is known of the arguments
     */
    public boolean acceptsBefore(String module, String name, List<HostArgument> arguments) {
        for (CallTest test : excluded) {
            if (test instanceof CallTest.Before before && before.accepts(module, name, arguments)) {
                return false;
            }
        }
        for (List<CallTest> alternatives : included) {
            if (!anyBefore(alternatives, module, name, arguments)) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyBefore(
            List<CallTest> alternatives, String module, String name, List<HostArgument> arguments) {
        for (CallTest test : alternatives) {
            if (!(test instanceof CallTest.Before before)
                    || before.accepts(module, name, arguments)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it accepts calls of a function when their arguments and results are right. */
    public boolean mayAccept(String module, String name) {
        return excluded.stream().noneMatch(test -> isCall(test, module, name))
                && included.stream()
                        .filter(tests -> tests.getFirst().kind() == CallTest.Kind.CALL)
                        .allMatch(
                                tests ->
                                        tests.stream()
                                                .anyMatch(test -> isCall(test, module, name)));
    }

    private static boolean isCall(CallTest test, String module, String name) {
        return test.kind() == CallTest.Kind.CALL
                && test instanceof CallTest.Before before
                && before.accepts(module, name, List.of());
    }

    /** Whether some term asks about the result, so that only a call that has returned can tell. */
    public boolean needsResult() {
        return excluded.stream().anyMatch(CallTest.After.class::isInstance)
                || included.stream()
                        .flatMap(List::stream)
                        .anyMatch(CallTest.After.class::isInstance);
    }

    /** Whether it accepts every call. */
    public boolean isAll() {
        return included.isEmpty() && excluded.isEmpty();
    }

    /** As the user wrote it. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallFilter filter && filter.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
