package dev.wasmscope.engine.host.inject;

import dev.wasmscope.engine.host.trace.CallFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * One injected fault: which calls, which of them, and what is done to them. Immutable.
 *
 * <p>Written {@code FILTER:WHAT[:WHAT…][:when=…][:probability=P[:seed=N]]}:
 *
 * <table>
 * <caption>Parts</caption>
 * <tr><th>part</th><th>does</th></tr>
 * <tr><td>{@code errno=noent}</td><td>the call fails, the host is not touched</td></tr>
 * <tr><td>{@code delay=10ms}, {@code delay_exit=10ms}</td><td>it takes longer: time passes before or
 *     after the host's work</td></tr>
 * <tr><td>{@code short=5}, {@code short=50%}</td><td>reads and writes move so many bytes at
 *     most</td></tr>
 * <tr><td>{@code clock:freeze=2024-01-01T00:00:00Z}, {@code clock:freeze}</td><td>clocks stand still;
 *     only waits and injected delays move them</td></tr>
 * <tr><td>{@code clock:shift=+1h}</td><td>clocks are ahead ({@code -} behind); {@code id=monotonic}
 *     (or another clock) for this one only, also with {@code freeze}</td></tr>
 * <tr><td>{@code random:seed=42}</td><td>random bytes are the same in every run</td></tr>
 * <tr><td>{@code when=3}, {@code 3+}, {@code 3+2}, {@code 2..5}</td><td>the third matching call, it
 *     and all later ones, every second from it on, the second to the fifth</td></tr>
 * <tr><td>{@code probability=0.1:seed=7}</td><td>each matching call with this probability; the same
 *     calls for the same seed (0 if none is given)</td></tr>
 * </table>
 *
 * The filter is a {@link CallFilter} of what is known before the call: names, groups, paths,
 * descriptors, text.
 */
public final class Injection {
    private final String text;
    private final CallFilter calls;
    private final List<Effect> effects;
    private final When when;
    private final OptionalDouble probability;
    private final long seed;

    Injection(
            String text,
            CallFilter calls,
            List<Effect> effects,
            When when,
            OptionalDouble probability,
            long seed) {
        this.text = text;
        this.calls = calls;
        this.effects = List.copyOf(effects);
        this.when = when;
        this.probability = probability;
        this.seed = seed;
    }

    /**
     * Reads one injection.
     *
     * @throws InjectionException says what is wrong and what was expected
     */
    public static Injection parse(String text) throws InjectionException {
        return new InjectionReader(text.strip()).read();
    }

    /**
     * Reads a file's lines: one injection a line; empty lines and those that begin with {@code #}
     * are left out.
     *
     * @throws InjectionException for the first line that is wrong
     */
    public static List<Injection> parseLines(List<String> lines) throws InjectionException {
        List<Injection> injections = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                injections.add(parse(line));
            }
        }
        return injections;
    }

    /** The lines from which {@link #parseLines} reads the same injections. */
    public static List<String> lines(List<Injection> injections) {
        return injections.stream().map(Injection::toString).collect(Collectors.toList());
    }

    /** Which calls match. */
    public CallFilter calls() {
        return calls;
    }

    /**
     * Whether it can do something to a guest that imports this function. What changes clocks or
     * randomness does so for whatever the guest asks.
     */
    public boolean concerns(String module, String name) {
        return calls.mayAccept(module, name)
                || effects.stream()
                        .anyMatch(
                                effect ->
                                        switch (effect) {
                                            case Effect.Fail _, Effect.Delay _, Effect.Shorten _ ->
                                                    false;
                                            case Effect.Freeze _, Effect.Shift _, Effect.Seed _ ->
                                                    true;
                                        });
    }

    /** What is done, in the order written. */
    public List<Effect> effects() {
        return effects;
    }

    When when() {
        return when;
    }

    OptionalDouble probability() {
        return probability;
    }

    long seed() {
        return seed;
    }

    /** As it was written, without blanks around it; {@link #parse} reads the same from it. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Injection injection && injection.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
