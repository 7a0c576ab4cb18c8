package dev.wasmscope.ui.inject;

import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.inject.InjectionException;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.ui.session.DebugModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * The faults of the open program: in force from the next call on. Those that were added here are
 * kept for the next time the same module is opened; those that came with how it is run are not,
 * they would go on under another run configuration.
 */
public final class FaultsModel implements AutoCloseable {
    private final DebugModel debug;
    private final FaultsFile file;
    private final ObservableList<Fault> items = FXCollections.observableArrayList();
    private final ObservableList<Fault> itemsView = FXCollections.unmodifiableObservableList(items);
    private final Subscription subscription;

    public FaultsModel(DebugModel debug, FaultsFile file) {
        this.debug = debug;
        this.file = file;
        this.subscription = debug.sessionProperty().subscribe(this::sessionChanged);
    }

    /** All faults of the open program, in the order in which they were added. */
    public ObservableList<Fault> items() {
        return itemsView;
    }

    private void sessionChanged(Optional<DebugSession> session) {
        if (session.isEmpty()) {
            items.clear();
            return;
        }
        List<Fault> faults = new ArrayList<>(file.load(module(session.get())));
        for (Injection given : session.get().config().injections()) {
            faults.removeIf(f -> f.text().equals(given.toString()));
            faults.add(new Fault(given.toString(), true, true));
        }
        items.setAll(faults);
        // A recording answers without asking the host: nothing can fail there.
        if (!faults.isEmpty() && session.get().config().replay().isEmpty()) {
            apply(session.get());
        }
    }

    /**
     * Adds a fault, in force at once.
     *
     * @param text as {@code wasmscope run --inject} takes it
     * @return what is wrong with it, in one line; {@code ""} if it was added
     */
    public String add(String text) {
        try {
            Fault fault = new Fault(Injection.parse(text).toString(), true);
            items.removeIf(f -> f.text().equals(fault.text()));
            items.add(fault);
            changed();
            return "";
        } catch (InjectionException e) {
            String message = e.getMessage();
            return message == null ? "this is no fault" : message;
        }
    }

    /** Why a fault can do nothing in the open program; empty when it can, or is none. */
    public Optional<String> idle(String text) {
        try {
            Injection fault = Injection.parse(text);
            return debug.session().flatMap(s -> s.module().idle(fault));
        } catch (InjectionException e) {
            return Optional.empty();
        }
    }

    /** Takes a fault away. */
    public void remove(Fault fault) {
        if (items.remove(fault)) {
            changed();
        }
    }

    /** Switches a fault on or off. */
    public void setEnabled(Fault fault, boolean enabled) {
        int at = items.indexOf(fault);
        if (at >= 0 && fault.enabled() != enabled) {
            items.set(at, new Fault(fault.text(), enabled, fault.given()));
            changed();
        }
    }

    private void changed() {
        debug.session()
                .ifPresent(
                        s -> {
                            apply(s);
                            keep(s);
                        });
    }

    private void apply(DebugSession session) {
        List<Injection> inForce = new ArrayList<>();
        for (Fault fault : items) {
            if (fault.enabled()) {
                try {
                    inForce.add(Injection.parse(fault.text()));
                } catch (InjectionException e) {
                    debug.fail(e);
                }
            }
        }
        try {
            session.setInjections(inForce);
        } catch (IllegalStateException e) {
            debug.fail(e);
        }
    }

    private void keep(DebugSession session) {
        try {
            file.save(module(session), items.stream().filter(f -> !f.given()).toList());
        } catch (IOException e) {
            debug.fail(new IOException("The faults are not kept: " + e.getMessage(), e));
        }
    }

    private static Path module(DebugSession session) {
        return session.config().wasm();
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
