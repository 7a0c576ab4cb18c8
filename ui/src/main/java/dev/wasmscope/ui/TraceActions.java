package dev.wasmscope.ui;

import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.trace.TraceModel;
import dev.wasmscope.ui.trace.TraceOffer;
import dev.wasmscope.ui.trace.TraceView;
import dev.wasmscope.ui.trace.index.Grouping;
import dev.wasmscope.ui.trace.index.TimeAxis;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What a user can do with the calls to the host, as actions: for menus, palette and keys. */
final class TraceActions {
    private final Workbench bench;
    private final TraceModel model;
    private final ObservableBooleanValue opened;

    private TraceActions(Workbench bench, TraceModel model) {
        this.bench = bench;
        this.model = model;
        opened =
                Bindings.createBooleanBinding(
                        () -> bench.debug().session().isPresent(), bench.debug().sessionProperty());
    }

    static void add(Workbench bench, TraceModel model, TraceView view) {
        TraceActions actions = new TraceActions(bench, model);
        actions.addOffers(view);
        actions.addWays(view);
    }

    private void addOffers(TraceView view) {
        ObservableBooleanValue chosen =
                Bindings.createBooleanBinding(
                        () -> model.selectedProperty().get().isPresent(), model.selectedProperty());
        ObservableBooleanValue any =
                Bindings.createBooleanBinding(
                        () -> model.rowsProperty().get().snapshot().rows().size() > 0,
                        model.rowsProperty());
        for (TraceOffer offer : view.offers()) {
            action(
                    offer.id(),
                    offer.title(),
                    offer.icon(),
                    offer.work(),
                    switch (offer.needs()) {
                        case CALL -> chosen;
                        case CALLS -> any;
                        case NOTHING -> opened;
                    });
        }
    }

    private void addWays(TraceView view) {
        action(
                "filter",
                "Filter",
                Feather.FILTER,
                () -> {
                    bench.docks().show("trace");
                    view.focusFilter();
                },
                opened);
        action("follow", "Follow the last call", Feather.CHEVRONS_DOWN, view::turnFollow, opened);
        action("details", "Details of a call", Feather.SIDEBAR, view::turnDetails, opened);
        action(
                "axis",
                "Host time or instruction clock",
                Feather.CLOCK,
                () ->
                        model.axisProperty()
                                .set(
                                        model.axisProperty().get() == TimeAxis.CLOCK
                                                ? TimeAxis.TIME
                                                : TimeAxis.CLOCK),
                opened);
        for (Grouping grouping : Grouping.values()) {
            action(
                    "group." + grouping.name().toLowerCase(Locale.ROOT),
                    grouping.toString(),
                    Feather.LIST,
                    () -> model.groupingProperty().set(grouping),
                    opened);
        }
    }

    private void action(
            String id, String title, Ikon icon, Runnable work, ObservableBooleanValue when) {
        Action action = bench.action("trace." + id, "WASI calls: " + title, icon, "", work);
        action.enabledProperty().bind(when);
    }
}
