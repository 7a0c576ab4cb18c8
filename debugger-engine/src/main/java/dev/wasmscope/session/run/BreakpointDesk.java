package dev.wasmscope.session.run;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.Breakpoints;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Takes the user's changes of breakpoints to the book, to the run and to those who listen. */
final class BreakpointDesk implements Breakpoints {
    private final BreakpointBook book;
    private final RunControl control;
    private final Listeners listeners;
    private final ReadAhead readAhead;
    private final BooleanSupplier readsAtOnce;

    /**
     * @param readsAtOnce whether what needs debug information is answered at once
     */
    BreakpointDesk(
            BreakpointBook book,
            RunControl control,
            Listeners listeners,
            ReadAhead readAhead,
            BooleanSupplier readsAtOnce) {
        this.book = book;
        this.control = control;
        this.listeners = listeners;
        this.readAhead = readAhead;
        this.readsAtOnce = readsAtOnce;
    }

    @Override
    public Breakpoint addBreakpoint(BreakpointSpec spec, BreakpointOptions options) {
        Breakpoint added =
                readsAtOnce.getAsBoolean()
                        ? book.add(spec, options)
                        : book.addPending(spec, options);
        told(added);
        if (added.message().equals(BreakpointBook.PENDING)) {
            readAhead.ask(() -> bind(added));
        }
        return added;
    }

    @Override
    public Breakpoint preview(BreakpointSpec spec, BreakpointOptions options) {
        return readsAtOnce.getAsBoolean()
                ? book.preview(spec, options)
                : new Breakpoint(0, spec, options, List.of(), 0, BreakpointBook.PENDING);
    }

    private boolean bind(Breakpoint pending) {
        return told(book.bind(pending.id(), pending.spec()));
    }

    @Override
    public void setBreakpointOptions(int id, BreakpointOptions options) {
        told(book.setOptions(id, options));
    }

    @Override
    public void removeBreakpoint(int id) {
        book.remove(id)
                .ifPresent(
                        removed -> {
                            control.breakpoints().displace(id);
                            listeners.changed(removed, true);
                        });
        book.takeChanged().forEach(other -> listeners.changed(other, false));
    }

    private boolean told(Optional<Breakpoint> changed) {
        changed.ifPresent(this::told);
        return changed.isPresent();
    }

    private void told(Breakpoint changed) {
        control.breakpoints().place(changed);
        listeners.changed(changed, false);
    }

    @Override
    public List<Breakpoint> breakpoints() {
        return book.all();
    }
}
