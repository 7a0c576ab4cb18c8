package dev.wasmscope.ui.source;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.Moved;
import dev.wasmscope.session.StepTarget;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.binding.BooleanBinding;

/** What can be done with a line of a source file. */
public final class LineActions {
    private final DebugModel debug;
    private final BreakpointsModel breakpoints;
    private final RunControl control;
    private final UiThread ui;

    public LineActions(
            DebugModel debug, BreakpointsModel breakpoints, RunControl control, UiThread ui) {
        this.debug = debug;
        this.breakpoints = breakpoints;
        this.control = control;
        this.ui = ui;
    }

    /** Whether a program stands somewhere, so that it can go on elsewhere. */
    public BooleanBinding stopped() {
        return control.stopped();
    }

    /** Whether a program is open, so that it can be stopped somewhere. */
    public boolean open() {
        return debug.session().isPresent();
    }

    /** Sets a breakpoint, or removes the one that is there. */
    public void toggle(String file, int line) {
        breakpoints.toggleLine(file, line);
    }

    /** The breakpoint that shows on a line. */
    public Optional<Breakpoint> breakpoint(String file, int line) {
        return breakpoints.onLine(file, line);
    }

    /** Switches a breakpoint on or off. */
    public void setEnabled(Breakpoint breakpoint, boolean enabled) {
        breakpoints.setEnabled(breakpoint, enabled);
    }

    /** Removes a breakpoint. */
    public void remove(Breakpoint breakpoint) {
        breakpoints.remove(breakpoint);
    }

    /** Opens the form of a breakpoint. */
    public void edit(Breakpoint breakpoint) {
        breakpoints.edit(breakpoint);
    }

    /** Opens the form of the breakpoint of a line; sets one first where there is none. */
    public void editCondition(String file, int line) {
        edit(file, line, UnaryOperator.identity());
    }

    /** The same for a breakpoint that prints instead of stopping. */
    public void editLogPoint(String file, int line) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        edit(file, line, o -> o.withLogMessage("at " + name + ":" + line));
    }

    /** Opens the form of what is done in the place of a line; nothing is set before it is saved. */
    public void editPatch(String file, int line) {
        Optional<Breakpoint> present = breakpoints.onLine(file, line);
        if (present.isPresent()) {
            breakpoints.edit(present.get());
        } else {
            breakpoints.compose(
                    new BreakpointSpec.Line(file, line),
                    BreakpointOptions.NONE.withPatch("return"));
        }
    }

    private void edit(String file, int line, UnaryOperator<BreakpointOptions> fresh) {
        if (breakpoints.onLine(file, line).isEmpty()) {
            breakpoints.add(
                    new BreakpointSpec.Line(file, line), fresh.apply(BreakpointOptions.NONE));
        }
        breakpoints.onLine(file, line).ifPresent(breakpoints::edit);
    }

    /** Runs until a line is reached. */
    public void runTo(String file, int line) {
        control.runTo(file, line);
    }

    /** Lets the innermost function go on at a line; what forbids it is shown. */
    public void jump(String file, int line) {
        debug.session()
                .ifPresent(
                        s -> ui.whenDone(s.changes().jump(file, line), this::moved, debug::fail));
    }

    private void moved(Moved moved) {
        if (!moved.notes().isEmpty()) {
            debug.say(String.join("; ", moved.notes()));
        }
    }

    /** The calls that are still to come on the present line. */
    public void stepTargets(Consumer<List<StepTarget>> to) {
        debug.ask(s -> s.stepping().targets(0), to, debug::fail);
    }

    /** Runs into a call of the present line. */
    public void stepInto(StepTarget target) {
        debug.request(s -> s.stepping().into(target));
    }

    /** Shows what went wrong. */
    public void fail(Throwable failure) {
        debug.fail(failure);
    }

    /** Shows the user a line of text. */
    public void say(String text) {
        debug.say(text);
    }
}
