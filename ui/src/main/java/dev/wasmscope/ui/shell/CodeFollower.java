package dev.wasmscope.ui.shell;

import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.source.SourcesModel;
import java.util.Optional;
import javafx.util.Subscription;

/**
 * Shows the disassembly when the chosen frame has no source, and goes back to the source when one
 * has. A user who steps through the disassembly by choice is left there.
 */
public final class CodeFollower implements AutoCloseable {
    private static final String DISASSEMBLY = "disassembly";

    private final DockLayout docks;
    private final SourcesModel sources;
    private final Subscription subscription;
    private boolean fellBack;

    public CodeFollower(DebugModel debug, SourcesModel sources, DockLayout docks) {
        this.docks = docks;
        this.sources = sources;
        this.subscription =
                Subscription.combine(
                        debug.frameProperty().subscribe(this::follow),
                        sources.files().subscribe(() -> listed(debug.frameProperty().get())));
    }

    private void follow(Optional<SymbolisedFrame> frame) {
        if (frame.isEmpty()) {
            return;
        }
        boolean hasSource = hasSource(frame.get());
        if (!hasSource) {
            docks.show(DISASSEMBLY);
        } else if (fellBack) {
            frame.flatMap(SymbolisedFrame::position)
                    .ifPresent(p -> sources.show(p.file(), p.line()));
        }
        fellBack = !hasSource;
    }

    private boolean hasSource(SymbolisedFrame frame) {
        return frame.position().filter(p -> p.line() > 0 && sources.readable(p.file())).isPresent();
    }

    /** A program may stop before it is known which of its files are at hand. */
    private void listed(Optional<SymbolisedFrame> frame) {
        if (!fellBack && frame.filter(f -> !hasSource(f)).isPresent()) {
            follow(frame);
        }
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
