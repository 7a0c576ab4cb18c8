package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostCallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which calls a trace shows.
 *
 * <p>Written as a list with commas: a name or a pattern with {@code *} lets calls in, {@code error}
 * lets failed calls in, {@code !} before either keeps calls out. With nothing let in by name,
 * everything is.
 */
public final class TraceFilter {

    private final List<Predicate<HostCallEvent>> included = new ArrayList<>();
    private final List<Predicate<HostCallEvent>> excluded = new ArrayList<>();

    private TraceFilter() {}

    /** Reads a filter; the empty text lets everything in. */
    public static TraceFilter parse(String text) {
        TraceFilter filter = new TraceFilter();
        for (String part : text.split(",")) {
            String term = part.strip();
            if (term.startsWith("!")) {
                filter.excluded.add(term(term.substring(1)));
            } else if (!term.isEmpty()) {
                filter.included.add(term(term));
            }
        }
        return filter;
    }

    private static Predicate<HostCallEvent> term(String term) {
        if (term.equals("error")) {
            return HostCallEvent::failed;
        }
        Pattern pattern = Pattern.compile(Pattern.quote(term).replace("*", "\\E.*\\Q"));
        return event -> pattern.matcher(event.name()).matches();
    }

    /** Whether the call is shown. */
    public boolean accepts(HostCallEvent event) {
        boolean in = included.isEmpty() || included.stream().anyMatch(test -> test.test(event));
        return in && excluded.stream().noneMatch(test -> test.test(event));
    }
}
