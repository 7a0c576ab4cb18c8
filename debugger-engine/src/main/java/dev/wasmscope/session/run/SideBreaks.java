package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.BreakCondition;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.WellKnownGlobals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which breakpoints end a call that an expression makes: those that would stop the program there.
 * One with a condition that is false, or with a hit that does not count, lets the call go on; so
 * does one that prints or patches. Nothing is counted, printed or patched: the program did not come
 * there.
 */
final class SideBreaks implements BreakCondition {
    private final BreakpointBook book;
    private final RunningConditions conditions;
    private final Map<CodeLocation, List<Integer>> places = new HashMap<>();
    private @Nullable FrameView last;

    SideBreaks(BreakpointBook book, Symbols symbols, WellKnownGlobals globals) {
        this.book = book;
        this.conditions = new RunningConditions(symbols, globals, Optional.empty());
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a view is of one stop
    public boolean stops(FrameView frame) {
        if (frame != last) { // of another call
            conditions.begin();
            last = frame;
        }
        for (int id : places.computeIfAbsent(frame.location(), this::at)) {
            BreakpointBook.Entry entry = book.entry(id);
            if (entry != null && stops(entry, frame)) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> at(CodeLocation place) {
        return book.all().stream()
                .filter(breakpoint -> BreakpointBook.places(breakpoint).contains(place))
                .map(Breakpoint::id)
                .toList();
    }

    private boolean stops(BreakpointBook.Entry entry, FrameView frame) {
        BreakpointOptions options = entry.breakpoint().options();
        int instance = frame.instance().number();
        return options.enabled()
                && options.stops()
                && options.instance().orElse(instance) == instance
                && options.after().stream().allMatch(this::hasPassed)
                && (options.hits().isEmpty() || options.hits().get().accepts(entry.hits() + 1))
                && (options.condition().isEmpty()
                        || !conditions.isFalse(options.condition().get(), frame));
    }

    private boolean hasPassed(int id) {
        BreakpointBook.Entry entry = book.entry(id);
        return entry == null || entry.passed();
    }
}
