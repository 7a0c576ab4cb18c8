package dev.wasmscope.ui.session;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SourcePosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The breakpoints of the open session, and what a user can do with them. */
public final class BreakpointsModel implements AutoCloseable {
    /** In the place of an id: of one that is not set yet. */
    public static final int NEW = 0;

    private final DebugModel debug;
    private final ObservableList<Breakpoint> items = FXCollections.observableArrayList();
    private final ObservableList<Breakpoint> itemsView =
            FXCollections.unmodifiableObservableList(items);
    private final BreakpointGroups groups = new BreakpointGroups();
    private final Subscription subscription;
    private Consumer<Breakpoint> editor = _ -> {};

    public BreakpointsModel(DebugModel debug) {
        this.debug = debug;
        debug.events().onBreakpoints(debug.events().signal(this::refresh));
        this.subscription =
                debug.sessionProperty()
                        .subscribe(
                                _ -> {
                                    groups.clear();
                                    refresh();
                                });
    }

    /** All breakpoints by id. */
    public ObservableList<Breakpoint> items() {
        return itemsView;
    }

    /** Sets a breakpoint on a line, or removes the one that is there. */
    public void toggleLine(String file, int line) {
        toggle(onLine(file, line), new BreakpointSpec.Line(file, line));
    }

    /** Sets a breakpoint on an instruction, or removes the one that is there. */
    public void toggleInstruction(CodeLocation location) {
        toggle(onInstruction(location), new BreakpointSpec.Instruction(location));
    }

    /**
     * Sets a breakpoint.
     *
     * @throws IllegalStateException when no program is open
     */
    public Breakpoint add(BreakpointSpec spec, BreakpointOptions options) {
        Breakpoint added = session().addBreakpoint(spec, options);
        refresh();
        return added;
    }

    private DebugSession session() {
        return debug.session().orElseThrow(() -> new IllegalStateException("no program is open"));
    }

    /** Gives a breakpoint other options. */
    public void setOptions(Breakpoint breakpoint, BreakpointOptions options) {
        withSession(s -> s.setBreakpointOptions(breakpoint.id(), options));
    }

    /**
     * Puts another breakpoint in the place of one. Where only the options differ, it stays the same
     * and keeps its hits; else it gets a new id, and those that wait for it wait for the new one.
     */
    public Breakpoint replace(Breakpoint old, BreakpointSpec spec, BreakpointOptions options) {
        if (old.spec().equals(spec)) {
            setOptions(old, options);
            return old.withOptions(options);
        }
        DebugSession s = session();
        Breakpoint fresh = s.addBreakpoint(spec, options);
        s.breakpoints().stream()
                .filter(b -> b.options().after().equals(OptionalInt.of(old.id())))
                .forEach(
                        b ->
                                s.setBreakpointOptions(
                                        b.id(), b.options().withAfter(OptionalInt.of(fresh.id()))));
        groups.rename(old.id(), fresh.id());
        s.removeBreakpoint(old.id());
        refresh();
        return fresh;
    }

    /** Says what opens the form for a breakpoint. */
    public void onEdit(Consumer<Breakpoint> opensForm) {
        editor = opensForm;
    }

    /** Opens the form in which the user changes a breakpoint. */
    public void edit(Breakpoint breakpoint) {
        editor.accept(breakpoint);
    }

    /** Opens the form for a new breakpoint; it is set when the user saves it. */
    public void compose(BreakpointSpec spec, BreakpointOptions options) {
        editor.accept(new Breakpoint(NEW, spec, options, List.of(), 0, ""));
    }

    /** The user's own groups. */
    public BreakpointGroups groups() {
        return groups;
    }

    /** Puts breakpoints into a group of the user; an empty name takes them out of it. */
    public void setGroup(Collection<Breakpoint> breakpoints, String group) {
        breakpoints.forEach(b -> groups.put(b.id(), group));
    }

    /** Switches several on or off. */
    public void setEnabled(Collection<Breakpoint> breakpoints, boolean enabled) {
        withSession(s -> breakpoints.forEach(b -> s.setBreakpointEnabled(b.id(), enabled)));
    }

    /** Removes several. */
    public void remove(Collection<Breakpoint> breakpoints) {
        withSession(s -> breakpoints.forEach(b -> s.removeBreakpoint(b.id())));
    }

    /** Sets a breakpoint on every function of that name. */
    public void addFunction(String name) {
        withSession(s -> s.addFunctionBreakpoint(name));
    }

    /** Stops behind every call of the host that a filter accepts. */
    public void addHostCall(String filter) {
        withSession(s -> s.addBreakpoint(new BreakpointSpec.HostCall(filter)));
    }

    /** Removes a breakpoint. */
    public void remove(Breakpoint breakpoint) {
        withSession(s -> s.removeBreakpoint(breakpoint.id()));
    }

    /** Removes all of them. */
    public void removeAll() {
        withSession(s -> s.breakpoints().forEach(b -> s.removeBreakpoint(b.id())));
    }

    /** Switches a breakpoint on or off. */
    public void setEnabled(Breakpoint breakpoint, boolean enabled) {
        withSession(s -> s.setBreakpointEnabled(breakpoint.id(), enabled));
    }

    /** All of them as a file keeps them. */
    public SavedBreakpoint[] saved() {
        List<Breakpoint> all =
                items.stream()
                        .filter(b -> SavedBreakpoint.of(b, Optional.empty()).isPresent())
                        .toList();
        List<Integer> ids = all.stream().map(Breakpoint::id).toList();
        return all.stream()
                .flatMap(
                        b ->
                                SavedBreakpoint.of(b, position(b.options(), ids)).stream()
                                        .map(saved -> saved.in(groups.of(b.id()))))
                .toArray(SavedBreakpoint[]::new);
    }

    private static Optional<Integer> position(BreakpointOptions options, List<Integer> ids) {
        return options.after().isPresent()
                ? Optional.of(ids.indexOf(options.after().getAsInt())).filter(at -> at >= 0)
                : Optional.empty();
    }

    /**
     * Sets those that a file kept; where the same is set already, only its options and its group
     * change.
     */
    public void restore(SavedBreakpoint[] saved) {
        withSession(
                s -> {
                    List<Integer> ids = new ArrayList<>();
                    for (SavedBreakpoint one : saved) {
                        int id = restore(s, one);
                        String group = one.group();
                        groups.put(id, group == null ? "" : group);
                        ids.add(id);
                    }
                    for (int i = 0; i < saved.length; i++) {
                        Integer after = saved[i].after();
                        if (after != null && after >= 0 && after < ids.size() && after != i) {
                            s.setBreakpointOptions(
                                    ids.get(i), saved[i].options(OptionalInt.of(ids.get(after))));
                        }
                    }
                });
    }

    private static int restore(DebugSession s, SavedBreakpoint one) {
        BreakpointSpec spec = one.spec();
        BreakpointOptions options = one.options(OptionalInt.empty());
        Optional<Integer> present =
                s.breakpoints().stream()
                        .filter(b -> b.spec().equals(spec))
                        .map(Breakpoint::id)
                        .findFirst();
        present.ifPresent(id -> s.setBreakpointOptions(id, options));
        return present.orElseGet(() -> s.addBreakpoint(spec, options).id());
    }

    /** The breakpoint that shows on a line: where it landed, or was asked for if it did not. */
    public Optional<Breakpoint> onLine(String file, int line) {
        return items.stream().filter(b -> shownOn(b, file, line)).findFirst();
    }

    /** How the breakpoints of a line are drawn; of an inlined or moved one where it landed. */
    public Optional<BreakpointMark> markOnLine(String file, int line) {
        return BreakpointMark.of(items.stream().filter(b -> shownOn(b, file, line)).toList());
    }

    /** How the breakpoints on an instruction are drawn. */
    public Optional<BreakpointMark> markOnInstruction(CodeLocation location) {
        return BreakpointMark.of(items.stream().filter(b -> landedOn(b, location)).toList());
    }

    private static boolean landedOn(Breakpoint breakpoint, CodeLocation location) {
        return breakpoint.locations().stream()
                .map(BreakpointLocation::location)
                .anyMatch(location::equals);
    }

    /** The breakpoint on an instruction. */
    public Optional<Breakpoint> onInstruction(CodeLocation location) {
        return items.stream().filter(b -> landedOn(b, location)).findFirst();
    }

    private static boolean shownOn(Breakpoint breakpoint, String file, int line) {
        if (breakpoint.verified()) {
            return breakpoint.locations().stream()
                    .map(BreakpointLocation::position)
                    .flatMap(Optional::stream)
                    .anyMatch(p -> p.line() == line && p.file().equals(file));
        }
        return breakpoint.spec() instanceof BreakpointSpec.Line(String asked, int at, int _)
                && at == line
                && (asked.equals(file) || file.endsWith("/" + asked));
    }

    /** Where a user would look for it first. */
    public static Optional<SourcePosition> position(Breakpoint breakpoint) {
        return breakpoint.locations().stream()
                .map(BreakpointLocation::position)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void toggle(Optional<Breakpoint> present, BreakpointSpec spec) {
        withSession(
                s -> {
                    if (present.isPresent()) {
                        s.removeBreakpoint(present.get().id());
                    } else {
                        s.addBreakpoint(spec);
                    }
                });
    }

    private void withSession(Consumer<DebugSession> change) {
        debug.session()
                .ifPresent(
                        s -> {
                            change.accept(s);
                            refresh();
                        });
    }

    private void refresh() {
        List<Breakpoint> latest = debug.session().map(DebugSession::breakpoints).orElse(List.of());
        if (!latest.equals(items)) {
            items.setAll(latest);
        }
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
