package dev.wasmscope.ui.disassembly;

import dev.wasmscope.profiler.model.Measure;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.session.RunControl;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/**
 * The whole module as one listing: its rows, what was read of it, the row that the user is at and
 * the ways to others, what stands on the instructions. It follows the program.
 */
public final class DisassemblyModel implements AutoCloseable {
    private final DebugModel debug;
    private final RunControl control;
    private final ModuleRows rows = new ModuleRows();
    private final CodeSelection selection = new CodeSelection(rows);
    private final ModuleCode code;
    private final CodeMarks marks;
    private final CallTargets calls;
    private final CodeWays ways;
    private final MarkedLine line;
    private final BooleanProperty source = new SimpleBooleanProperty(this, "source", true);
    private final BooleanProperty operands = new SimpleBooleanProperty(this, "operands", false);
    private final BooleanProperty fileOffsets = new SimpleBooleanProperty(this, "file", false);
    private final ReadOnlyObjectWrapper<Long> revision =
            new ReadOnlyObjectWrapper<>(this, "revision", 0L);
    private final Subscription subscriptions;
    private Optional<Profile> profile = Optional.empty();
    private boolean inSight = true;

    public DisassemblyModel(
            DebugModel debug,
            BreakpointsModel breakpoints,
            RunControl control,
            UiThread ui,
            Executor background) {
        this.debug = debug;
        this.control = control;
        this.code = new ModuleCode(rows, ui, background, debug::fail, this::wasRead);
        this.marks = new CodeMarks(debug, breakpoints);
        this.calls = new CallTargets(debug, marks, code::label, ui, background, this::touch);
        this.ways =
                new CodeWays(
                        rows,
                        code,
                        selection,
                        new Latest(ui, background),
                        calls::lookAhead,
                        debug::fail);
        this.line = new MarkedLine(code, selection, ways, this::touch);
        this.subscriptions =
                Subscription.combine(
                        debug.sessionProperty().subscribe(this::sessionChanged),
                        debug.frameProperty().subscribe(this::follow),
                        breakpoints.items().subscribe(this::breakpointsChanged),
                        source.subscribe(code::setWithSource),
                        operands.subscribe(_ -> readAgain()),
                        fileOffsets.subscribe(_ -> touch()));
    }

    // ---- of what it consists

    /** The rows of the module, and which functions and blocks are open. */
    public ModuleRows rows() {
        return rows;
    }

    /** What was read of the module. */
    public ModuleCode code() {
        return code;
    }

    /** The row that the user is at. */
    public CodeSelection selection() {
        return selection;
    }

    /** How to come to other rows. */
    public CodeWays ways() {
        return ways;
    }

    /** The line of the source whose instructions are marked. */
    public MarkedLine line() {
        return line;
    }

    CodeMarks marks() {
        return marks;
    }

    CallTargets calls() {
        return calls;
    }

    // ---- how it is shown

    /** Whether lines of the source stand between the instructions. */
    public BooleanProperty sourceProperty() {
        return source;
    }

    /** Whether the operand stack before each instruction is shown. */
    public BooleanProperty operandsProperty() {
        return operands;
    }

    /** Whether offsets count from the start of the file, not of the code section. */
    public BooleanProperty fileOffsetsProperty() {
        return fileOffsets;
    }

    /** A code offset as the user wants to see it. */
    long shownOffset(long codeOffset) {
        return fileOffsets.get() ? codeOffset + code.sectionStart() : codeOffset;
    }

    /** Shows what instructions cost in a profile. */
    public void showProfile(Optional<Profile> next) {
        profile = next;
        readAgain();
    }

    /** What the profile counts. */
    Measure measure() {
        return profile.map(Profile::weight).orElse(Measure.INSTRUCTIONS);
    }

    /** Changes with everything that rows show, other than which rows there are. */
    ReadOnlyObjectProperty<Long> revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    private void touch() {
        revision.set(revision.get() + 1);
    }

    private void wasRead() {
        touch();
        ways.arrive();
    }

    private void readAgain() {
        code.readAgain(operands.get(), profile);
        calls.restart(code.store());
    }

    // ---- the program

    /** Whether the program is stopped. */
    boolean stopped() {
        return control.stopped().get();
    }

    /** Sets or removes the breakpoint on the instruction of a row. */
    public void toggleBreakpoint(Row row) {
        code.location(row).ifPresent(marks::toggleBreakpoint);
    }

    /** Runs until the instruction of a row is reached. */
    public void runTo(Row row) {
        code.location(row).ifPresent(control::runTo);
    }

    /** Lets the innermost function go on with the instruction of a row. */
    void jump(Row row) {
        code.location(row)
                .ifPresent(
                        at ->
                                debug.ask(
                                        s -> s.changes().jump(at),
                                        moved -> moved.notes().forEach(debug::say),
                                        debug::fail));
    }

    private void breakpointsChanged() {
        marks.updateBreakpoints();
        touch();
    }

    /** Says whether anybody sees the listing: while nobody does, it need not follow the program. */
    void setInSight(boolean now) {
        inSight = now;
        if (now) {
            marks.updateFrames();
            ways.resume();
            touch();
        }
    }

    private void follow(Optional<SymbolisedFrame> frame) {
        calls.forgetNext();
        frame.ifPresent(f -> line.set(f.position()));
        if (!inSight) {
            frame.ifPresent(f -> ways.showLater(f.location()));
            return;
        }
        marks.updateFrames();
        frame.ifPresent(f -> ways.show(f.location()));
        touch();
    }

    private void sessionChanged(Optional<DebugSession> session) {
        line.set(Optional.empty());
        selection.clear();
        ways.clear();
        if (session.isPresent()) {
            ways.begin();
        }
        code.open(session.map(s -> new CodeStore(s.module(), operands.get(), profile)));
        calls.restart(code.store());
        ways.showStart();
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        ways.clear();
        code.close();
        calls.close();
    }
}
