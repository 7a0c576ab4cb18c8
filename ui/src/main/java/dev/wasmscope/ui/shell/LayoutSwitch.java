package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.dock.BuiltInPlans;
import dev.wasmscope.ui.dock.DockPlan;
import dev.wasmscope.ui.dock.Layouts;
import dev.wasmscope.ui.fx.Coalescer;
import dev.wasmscope.ui.theme.SettingsStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;

/**
 * Switches between layouts and keeps how each was left. What is shown comes back at the next start,
 * also after a crash.
 */
public final class LayoutSwitch {
    private static final Duration SOON = Duration.ofMillis(400);

    private final DockLayout docks;
    private final SettingsStore store;
    private final Coalescer.Signal moved;
    private boolean opened;

    public LayoutSwitch(DockLayout docks, SettingsStore store, Coalescer coalescer) {
        this.docks = docks;
        this.store = store;
        moved = coalescer.signal(this::remember);
        docks.onChange(() -> moved.raiseAfter(SOON));
    }

    /** The layouts and which of them is shown. */
    public ObservableValue<Layouts> layoutsProperty() {
        return store.settingsProperty().map(s -> s.layouts());
    }

    /** The layouts now. */
    public Layouts layouts() {
        return store.get().layouts();
    }

    /** Shows the layout of the last time; to be called once the window has its size. */
    public void open() {
        opened = true;
        apply(layouts().current());
    }

    /** Shows a layout, as it was left; one that is not known is that of debugging. */
    public void show(String name) {
        remember();
        String known = layouts().names().contains(name) ? name : BuiltInPlans.DEBUG;
        update(l -> l.withCurrent(known));
        apply(known);
    }

    private void apply(String name) {
        Optional<DockPlan> plan = layouts().plan(name).or(() -> docks.builtIn().named(name));
        docks.arrange(
                plan.orElseGet(() -> docks.builtIn().named(BuiltInPlans.DEBUG).orElseThrow()));
    }

    /** Keeps how the shown layout looks now. */
    public void remember() {
        if (opened) {
            update(l -> l.leaving(docks.planOfTools()));
        }
    }

    /** Saves what is shown under a name; says what is wrong with that name. */
    public Optional<String> saveAs(String name) {
        Optional<String> problem = layouts().problem(name);
        if (problem.isEmpty()) {
            update(l -> l.savedAs(name.strip(), docks.planOfTools()));
        }
        return problem;
    }

    /** Takes back what was changed in the shown layout. */
    public void reset() {
        update(l -> l.reset(l.current()));
        apply(layouts().current());
    }

    /** Deletes a layout of the user's. */
    public void delete(String name) {
        boolean shown = layouts().current().equals(name);
        update(l -> l.deleted(name));
        if (shown) {
            apply(layouts().current());
        }
    }

    private void update(UnaryOperator<Layouts> change) {
        store.update(s -> s.withLayouts(change.apply(s.layouts())));
    }
}
