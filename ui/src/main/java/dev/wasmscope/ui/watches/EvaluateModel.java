package dev.wasmscope.ui.watches;

import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.session.Variable;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.variables.Evaluated;
import dev.wasmscope.ui.variables.ExpressionProblem;
import dev.wasmscope.ui.variables.ValueFormat;
import dev.wasmscope.ui.variables.ValueRows;
import dev.wasmscope.ui.variables.VariableNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Expressions that are evaluated once, and what was evaluated before. */
public final class EvaluateModel {
    static final String PARENT = "/Result";
    private static final int HISTORY = 100;

    private final DebugModel debug;
    private final ValueRows rows;
    private final ObservableList<String> history = FXCollections.observableArrayList();
    private final BooleanProperty keepsEffects = new SimpleBooleanProperty(this, "keepsEffects");

    public EvaluateModel(DebugModel debug) {
        this.debug = debug;
        this.rows = new ValueRows(debug);
    }

    /** Reads rows of results. */
    public ValueRows rows() {
        return rows;
    }

    /** What was evaluated, the latest first; to be listened to and filled. */
    public ObservableList<String> history() {
        return history;
    }

    /**
     * Whether what called functions of the program change stays changed; if not, it is afterwards
     * as it was before. What an assignment of the expression itself changes stays in both cases.
     */
    public BooleanProperty keepsEffectsProperty() {
        return keepsEffects;
    }

    /** Evaluates in the chosen frame. */
    void evaluate(
            String text, Consumer<List<VariableNode>> to, Consumer<ExpressionProblem> failed) {
        String expression = text.strip();
        if (expression.isEmpty()) {
            return;
        }
        remember(expression);
        if (debug.frameProperty().get().isEmpty()) {
            failed.accept(new ExpressionProblem(0, "the program is not stopped"));
            return;
        }
        rows.enter(
                debug.stopProperty().get().orElseThrow(),
                debug.frameProperty().get().orElseThrow(),
                "");
        CallEffects effects = keepsEffects.get() ? CallEffects.KEEP : CallEffects.ROLL_BACK;
        debug.ask(
                s ->
                        s.changes()
                                .evaluate(
                                        rows.frame(), expression, effects, StateChanges.CALL_LIMIT),
                value -> done(expression, value, to),
                failure -> failed.accept(ExpressionProblem.of(failure, 0)));
    }

    private void done(String expression, Variable value, Consumer<List<VariableNode>> to) {
        to.accept(
                Evaluated.rows(
                        rows,
                        PARENT,
                        List.of(
                                new Evaluated(
                                        expression, Optional.of(value), ValueFormat.NATURAL, ""))));
        if (keepsEffects.get() || expression.contains("=")) {
            debug.edited();
        }
    }

    private void remember(String expression) {
        history.remove(expression);
        history.addFirst(expression);
        if (history.size() > HISTORY) {
            history.removeLast();
        }
    }
}
