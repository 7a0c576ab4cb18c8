package dev.wasmscope.ui.session;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a breakpoint is drawn beside a line or an instruction.
 *
 * @param breakpoint what is drawn; of several at one place the one that says most
 * @param state its colour and filling
 * @param conditional whether it stops only sometimes: it has a condition, counts hits, waits for
 *     another one or is for one instance
 * @param acts what it does when it is reached
 */
public record BreakpointMark(Breakpoint breakpoint, State state, boolean conditional, Acts acts) {

    /** What a breakpoint does. */
    public enum Acts {
        /** It stops the program. */
        STOPS("Stops at "),
        /** It prints instead. */
        LOGS("Prints at "),
        /** It does something else in the place of the code. */
        PATCHES("Patches ");

        private final String words;

        Acts(String words) {
            this.words = words;
        }

        static Acts of(BreakpointOptions options) {
            if (options.patch().isPresent()) {
                return PATCHES;
            }
            return options.logMessage().isPresent() ? LOGS : STOPS;
        }

        /** The name of its style class. */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a breakpoint is at present. */
    public enum State {
        /** It stops here. */
        BOUND,
        /** It has landed nowhere yet. */
        PENDING,
        /** It is switched off. */
        DISABLED,
        /** It stops here but was asked for on another line, which has no code. */
        MOVED;

        /** The name of its style class. */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The mark of a breakpoint. */
    public static BreakpointMark of(Breakpoint breakpoint) {
        var options = breakpoint.options();
        boolean conditional =
                options.condition().isPresent()
                        || options.hits().isPresent()
                        || options.after().isPresent()
                        || options.thread().isPresent()
                        || options.instance().isPresent();
        return new BreakpointMark(breakpoint, state(breakpoint), conditional, Acts.of(options));
    }

    /** The mark of several at one place: one that is switched on, before one that is not. */
    static Optional<BreakpointMark> of(List<Breakpoint> all) {
        return all.stream()
                .filter(Breakpoint::enabled)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(BreakpointMark::of);
    }

    private static State state(Breakpoint breakpoint) {
        if (!breakpoint.enabled()) {
            return State.DISABLED;
        }
        if (!breakpoint.verified()) {
            return State.PENDING;
        }
        return moved(breakpoint) ? State.MOVED : State.BOUND;
    }

    private static boolean moved(Breakpoint breakpoint) {
        return breakpoint.spec() instanceof BreakpointSpec.Line(String _, int line, int _)
                && breakpoint.locations().stream()
                        .map(BreakpointLocation::position)
                        .flatMap(Optional::stream)
                        .noneMatch(p -> p.line() == line);
    }

    /** What a tooltip says of it, in one or two lines. */
    public String text() {
        String what =
                switch (state) {
                    case BOUND -> acts.words;
                    case PENDING -> "Not bound: ";
                    case DISABLED -> "Switched off: ";
                    case MOVED -> "Moved, asked for at ";
                };
        String message = breakpoint.message();
        return what + breakpoint.text() + (message.isEmpty() ? "" : "\n" + message);
    }
}
