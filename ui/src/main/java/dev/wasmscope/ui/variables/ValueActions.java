package dev.wasmscope.ui.variables;

import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.StateChanges;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be done with a value of a tree, whichever tree it stands in. */
public final class ValueActions {
    private final DebugModel debug;
    private final BreakpointsModel breakpoints;
    private Consumer<String> watches = _ -> {};

    public ValueActions(DebugModel debug, BreakpointsModel breakpoints) {
        this.debug = debug;
        this.breakpoints = breakpoints;
    }

    /** Says who takes an expression that is to be watched. */
    public void onWatch(Consumer<String> taker) {
        watches = taker;
    }

    /** Finds out how a value is written as an expression. */
    public void expression(VariableNode node, Consumer<String> to) {
        if (node.expression().isPresent()) {
            to.accept(node.expression().get());
        } else if (node.variable().isPresent()) {
            debug.ask(
                    s -> s.expressions(List.of(node.variable().get())),
                    written -> to.accept(written.getFirst()),
                    debug::fail);
        }
    }

    /** The way to a value through the tree, as people say it. */
    public static String path(VariableNode node) {
        return node.path().replaceFirst("^/[^/]*/", "").replace("/", " › ");
    }

    /** Whether a value can be set. */
    public static boolean canBeSet(VariableNode node) {
        return node.isValue()
                && node.available()
                && (node.variable().isPresent() || node.expression().isPresent());
    }

    /**
     * Sets a value of the stopped program.
     *
     * @param text an expression in the program's words, computed in that frame
     * @param failed what is wrong, with its column in {@code text}
     */
    public void assign(
            int frame,
            VariableNode node,
            String text,
            Runnable done,
            Consumer<ExpressionProblem> failed) {
        expression(
                node,
                written -> {
                    String before = written + " = ";
                    debug.ask(
                            s ->
                                    s.changes()
                                            .evaluate(
                                                    frame,
                                                    before + text,
                                                    CallEffects.KEEP,
                                                    StateChanges.CALL_LIMIT),
                            _ -> {
                                done.run();
                                debug.edited();
                            },
                            failure ->
                                    failed.accept(ExpressionProblem.of(failure, before.length())));
                });
    }

    /** Where a value lies in memory. */
    public static Optional<Place.Memory> place(VariableNode node) {
        return node.variable()
                .filter(v -> v.address().isPresent())
                .map(v -> new Place.Memory(0, v.address().getAsLong(), v.byteSize().orElse(0)));
    }

    /** Stops the program when a value is accessed. */
    public void watchFor(int frame, VariableNode node, DataAccess access) {
        expression(
                node,
                written ->
                        debug.ask(
                                s -> s.dataBreakpoints().target(frame, written),
                                target -> {
                                    var _ =
                                            breakpoints.add(
                                                    new BreakpointSpec.Data(target, access),
                                                    BreakpointOptions.NONE);
                                    debug.say(
                                            "Stops when "
                                                    + written
                                                    + (access == DataAccess.CHANGE
                                                            ? " changes"
                                                            : " is accessed"));
                                },
                                debug::fail));
    }

    /** Adds an expression to the watches. */
    public void watchExpression(String expression) {
        watches.accept(expression);
    }

    /** Adds a value to the watches. */
    public void addToWatches(VariableNode node) {
        expression(node, written -> watches.accept(node.format().of(written)));
    }
}
