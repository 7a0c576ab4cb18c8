package dev.wasmscope.ui.source;

import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.variables.Evaluated;
import dev.wasmscope.ui.variables.ValueActions;
import dev.wasmscope.ui.variables.ValueRows;
import dev.wasmscope.ui.variables.VariableNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Evaluates expressions of the text in the chosen frame; the latest one counts. */
public final class PeekModel {
    private static final String PARENT = "/peek";

    private final DebugModel debug;
    private final ValueActions actions;
    private final ValueRows rows;
    private int asked;

    public PeekModel(DebugModel debug, ValueActions actions) {
        this.debug = debug;
        this.actions = actions;
        this.rows = new ValueRows(debug);
    }

    ValueRows rows() {
        return rows;
    }

    ValueActions actions() {
        return actions;
    }

    DebugModel debug() {
        return debug;
    }

    /** Whether there is a frame in which something has a value. */
    boolean ready() {
        return debug.frameProperty().get().isPresent();
    }

    /** Adds an expression to the watches. */
    void watch(String expression) {
        evaluate(expression, actions::addToWatches);
    }

    /** Forgets what was asked. */
    void cancel() {
        asked++;
    }

    /**
     * Finds the value of an expression.
     *
     * @param to takes one row; where there is no value it says why and is not available
     */
    void evaluate(String expression, Consumer<VariableNode> to) {
        Optional<Stop> stop = debug.stopProperty().get();
        Optional<SymbolisedFrame> frame = debug.frameProperty().get();
        if (stop.isEmpty() || frame.isEmpty() || expression.isBlank()) {
            return;
        }
        int number = ++asked;
        rows.enter(stop.get(), frame.get(), frame.get().function());
        debug.ask(
                s -> Evaluated.all(s, rows, PARENT, List.of(expression)),
                found -> {
                    if (number == asked) {
                        to.accept(Evaluated.rows(rows, PARENT, found).getFirst());
                    }
                },
                debug::fail);
    }
}
