package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;

/** Opens forms for breakpoints, and finds out while they are filled what would come of them. */
public final class BreakpointEditor {
    private final BreakpointsModel model;
    private final DebugModel debug;
    private final Latest previews;
    private final Supplier<Window> owner;

    /**
     * @param background where breakpoints are looked up
     * @param owner the window that forms belong to
     */
    public BreakpointEditor(
            BreakpointsModel model,
            DebugModel debug,
            UiThread ui,
            Executor background,
            Supplier<Window> owner) {
        this.model = model;
        this.debug = debug;
        this.previews = new Latest(ui, background);
        this.owner = owner;
    }

    /** Opens the form for a breakpoint, be it one that is not set yet. */
    public void edit(Breakpoint breakpoint) {
        String group = model.groups().of(breakpoint.id()).orElse("");
        Optional<Breakpoint> old =
                Optional.of(breakpoint).filter(b -> b.id() != BreakpointsModel.NEW);
        new BreakpointForm(this, model, debug, old)
                .open(BreakpointDraft.of(breakpoint, group), owner.get());
    }

    /** Opens the form for a new one. */
    void add(BreakpointKind kind) {
        new BreakpointForm(this, model, debug, Optional.empty())
                .open(BreakpointDraft.of(kind), owner.get());
    }

    /** Opens the form for a new one on a line. */
    public void addLine() {
        add(BreakpointKind.LINE);
    }

    /**
     * What a form would give.
     *
     * @param breakpoint where it would land, and what is wrong
     */
    record Preview(Optional<Breakpoint> breakpoint, String problem) {
        boolean good() {
            return breakpoint.isPresent();
        }
    }

    /** Finds out what a form would give; only the latest answer counts. */
    void preview(BreakpointDraft draft, Optional<Breakpoint> old, Consumer<Preview> to) {
        Optional<DebugSession> session = debug.session();
        if (session.isEmpty()) {
            to.accept(new Preview(Optional.empty(), "no program is open"));
            return;
        }
        int frame = debug.frameProperty().get().map(SymbolisedFrame::index).orElse(0);
        previews.ask(
                () -> preview(session.get(), frame, draft, old),
                to,
                failure ->
                        to.accept(
                                new Preview(
                                        Optional.empty(), String.valueOf(failure.getMessage()))));
    }

    private static Preview preview(
            DebugSession session, int frame, BreakpointDraft draft, Optional<Breakpoint> old) {
        try {
            BreakpointOptions options = draft.options();
            BreakpointSpec spec = draft.spec(offset -> functionAt(session, offset));
            if (draft.needsTarget()) {
                spec = data(session, frame, draft, old);
            }
            return new Preview(Optional.of(session.preview(spec, options)), "");
        } catch (SessionException e) {
            return new Preview(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static int functionAt(DebugSession session, long offset) {
        return session.module().functionAt(offset).map(FunctionView::index).orElse(-1);
    }

    private static BreakpointSpec data(
            DebugSession session, int frame, BreakpointDraft draft, Optional<Breakpoint> old)
            throws SessionException {
        if (old.map(Breakpoint::spec)
                .filter(s -> s instanceof BreakpointSpec.Data d && same(d, draft))
                .isPresent()) {
            BreakpointSpec.Data kept = (BreakpointSpec.Data) old.get().spec();
            return new BreakpointSpec.Data(kept.target(), draft.access());
        }
        try {
            DataTarget target =
                    session.dataBreakpoints().target(frame, draft.place().strip()).join();
            return new BreakpointSpec.Data(target, draft.access());
        } catch (CompletionException e) {
            throw e.getCause() instanceof SessionException told
                    ? told
                    : new SessionException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean same(BreakpointSpec.Data data, BreakpointDraft draft) {
        return data.target().text().equals(draft.place().strip());
    }
}
