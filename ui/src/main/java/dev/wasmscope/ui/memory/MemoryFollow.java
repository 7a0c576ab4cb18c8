package dev.wasmscope.ui.memory;

import dev.wasmscope.ui.session.DebugModel;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/** Shows what an expression means again at each stop. */
final class MemoryFollow implements AutoCloseable {
    private final DebugModel debug;
    private final MemoryModel model;
    private final BooleanProperty on = new SimpleBooleanProperty(this, "on");
    private final Subscription subscription;
    private String expression = "";

    MemoryFollow(DebugModel debug, MemoryModel model) {
        this.debug = debug;
        this.model = model;
        // When its size is known the memory of a stop can be shown.
        subscription =
                Subscription.combine(
                        model.sizeProperty().subscribe(this::again),
                        debug.frameProperty().subscribe((_, _) -> again()));
    }

    /** Whether the expression is followed. */
    BooleanProperty onProperty() {
        return on;
    }

    void setExpression(String next) {
        expression = next.strip();
    }

    private void again() {
        boolean can = model.sizeProperty().get() > 0 && debug.frameProperty().get().isPresent();
        if (on.get() && can && !expression.isEmpty()) {
            // Out of scope for a while: the view stays where it is.
            MemoryAddress.find(debug, model, expression, _ -> {});
        }
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
