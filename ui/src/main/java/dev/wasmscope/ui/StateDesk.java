package dev.wasmscope.ui;

import dev.wasmscope.session.DataAccess;
import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.breakpoints.BreakpointEditor;
import dev.wasmscope.ui.breakpoints.BreakpointsTransfer;
import dev.wasmscope.ui.breakpoints.BreakpointsView;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.LastValues;
import dev.wasmscope.ui.stack.StackModel;
import dev.wasmscope.ui.variables.Pin;
import dev.wasmscope.ui.variables.ValueActions;
import dev.wasmscope.ui.variables.ValueFormat;
import dev.wasmscope.ui.variables.VariablesModel;
import dev.wasmscope.ui.variables.VariablesView;
import dev.wasmscope.ui.watches.EvaluateDialog;
import dev.wasmscope.ui.watches.EvaluateModel;
import dev.wasmscope.ui.watches.KeptWatch;
import dev.wasmscope.ui.watches.WatchesModel;
import dev.wasmscope.ui.watches.WatchesView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.binding.Bindings;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The state of a stopped program: call stack, variables, watches; and where it stops. */
final class StateDesk {
    private final Workbench bench;
    private final StackDesk stack;
    private final VariablesModel variables;
    private final WatchesModel watches;
    private final EvaluateModel evaluation;
    private final ValueActions values;

    StateDesk(Workbench bench) {
        this.bench = bench;
        values = new ValueActions(bench.debug(), bench.breakpoints());
        variables = bench.closing(new VariablesModel(bench.debug()));
        watches = bench.closing(new WatchesModel(bench.debug()));
        evaluation = new EvaluateModel(bench.debug());
        stack = new StackDesk(bench);
        addBreakpoints();
        addVariables();
        addWatches();
        var _ = new WasmStateDesk(bench);
        addEvaluation();
        keep();
    }

    private void addBreakpoints() {
        BreakpointsModel model = bench.breakpoints();
        BreakpointsTransfer transfer =
                new BreakpointsTransfer(
                        model, bench.debug(), bench.dialogs(), bench.exports(), bench.tasks());
        BreakpointEditor editor =
                new BreakpointEditor(
                        model, bench.debug(), bench.ui(), bench.background(), bench::owner);
        model.onEdit(editor::edit);
        BreakpointsView list =
                bench.closing(new BreakpointsView(model, bench.places()::go, transfer, editor));
        bench.tool(
                "breakpoints",
                "Breakpoints",
                Feather.CIRCLE,
                list.node(),
                Area.LEFT_BOTTOM,
                "Alt+2");
        opened("breakpoints.add", "Add breakpoint…", Feather.PLUS, editor::addLine);
        opened("breakpoints.edit", "Edit breakpoint…", Feather.EDIT_2, list::edit);
        opened("breakpoints.enable", "Switch breakpoint on or off", Feather.POWER, list::toggle);
        opened("breakpoints.remove", "Remove breakpoint", Feather.X, list::remove);
        opened("breakpoints.goTo", "Go to breakpoint", Feather.CORNER_UP_RIGHT, list::goToSelected);
        opened("breakpoints.import", "Import breakpoints…", Feather.UPLOAD, transfer::read);
        opened("breakpoints.export", "Export breakpoints…", Feather.DOWNLOAD, transfer::write);
        opened(
                "breakpoints.enableAll",
                "Switch all breakpoints on",
                Feather.CHECK_CIRCLE,
                () -> model.setEnabled(List.copyOf(model.items()), true));
        opened(
                "breakpoints.disableAll",
                "Switch all breakpoints off",
                Feather.SLASH,
                () -> model.setEnabled(List.copyOf(model.items()), false));
        bench.action(
                "breakpoint.removeAll",
                "Remove all breakpoints",
                Feather.TRASH_2,
                "",
                model::removeAll);
    }

    private void opened(String id, String title, Ikon icon, Runnable handler) {
        bench.action(id, title, icon, "", handler)
                .enabledProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> bench.debug().session().isPresent(),
                                bench.debug().sessionProperty()));
    }

    private void addVariables() {
        VariablesView view =
                bench.closing(new VariablesView(variables, values, bench.places()::go));
        bench.closing(LastValues.grey(bench.debug(), view.node())::unsubscribe);
        bench.tool("variables", "Variables", Feather.BOX, view.node(), Area.RIGHT, "Alt+4");
        stopped("variables.set", "Set value", Feather.EDIT_2, view.values()::setValue);
        stopped("variables.pin", "Pin or unpin variable", Feather.MAP_PIN, view::togglePin);
        stopped("variables.watch", "Add variable to watches", Feather.EYE, view::addToWatches);
        stopped(
                "variables.stopOnChange",
                "Stop when variable changes",
                Feather.ALERT_CIRCLE,
                () -> view.menu().watch(DataAccess.CHANGE));
        stopped(
                "variables.memory",
                "Show variable in memory",
                Feather.GRID,
                view.menu()::showInMemory);
        stopped("variables.copyValue", "Copy value", Feather.COPY, view.menu()::copyValue);
        stopped(
                "variables.copyExpression",
                "Copy variable as expression",
                Feather.COPY,
                view.menu()::copyExpression);
        stopped("variables.copyPath", "Copy path of variable", Feather.COPY, view.menu()::copyPath);
        for (ValueFormat format : ValueFormat.values()) {
            stopped(
                    "variables.format." + format.name().toLowerCase(Locale.ROOT),
                    "Show variable: " + format.title(),
                    Feather.HASH,
                    () -> view.menu().setFormat(format));
        }
        bench.action(
                "variables.filter",
                "Filter variables",
                Feather.FILTER,
                "",
                () -> {
                    bench.docks().show("variables");
                    view.focusFilter();
                });
    }

    private void addWatches() {
        WatchesView view = bench.closing(new WatchesView(watches, values, bench.places()::go));
        bench.closing(LastValues.grey(bench.debug(), view.node())::unsubscribe);
        bench.tool("watches", "Watches", Feather.EYE, view.node(), Area.RIGHT, "");
        values.onWatch(
                expression -> {
                    watches.add(expression);
                    bench.debug().say("Watching " + expression);
                });
        bench.action(
                "watches.add",
                "Add watch",
                Feather.PLUS,
                "",
                () -> {
                    bench.docks().show("watches");
                    view.focusAdd();
                });
        bench.action("watches.edit", "Edit watch", Feather.EDIT_2, "", view::edit);
        bench.action("watches.remove", "Remove watch", Feather.X, "", view::remove);
        bench.action("watches.up", "Move watch up", Feather.ARROW_UP, "", () -> view.move(-1));
        bench.action("watches.down", "Move watch down", Feather.ARROW_DOWN, "", () -> view.move(1));
        bench.action(
                "watches.removeAll", "Remove all watches", Feather.TRASH_2, "", watches::removeAll);
    }

    private void addEvaluation() {
        bench.action(
                        "debug.evaluate",
                        "Evaluate expression…",
                        Feather.TERMINAL,
                        "Shortcut+F8",
                        () -> evaluate(""))
                .enabledProperty()
                .bind(bench.run().stopped());
    }

    /** Opens the line to evaluate with an expression in it. */
    private void evaluate(String expression) {
        EvaluateDialog.show(evaluation, values, bench.places()::go, expression, bench.owner());
    }

    private void stopped(String id, String title, Ikon icon, Runnable handler) {
        Action action = bench.action(id, title, icon, "", handler);
        action.enabledProperty().bind(bench.run().stopped());
    }

    private void keep() {
        bench.kept()
                .part(
                        "watches",
                        KeptWatch[].class,
                        watches::kept,
                        watches::restore,
                        watches.expressions(),
                        watches.rows().formats());
        bench.kept()
                .part(
                        "pins",
                        Pin[].class,
                        () -> variables.pins().toArray(Pin[]::new),
                        pins -> variables.pins().setAll(List.of(pins)),
                        variables.pins());
        bench.kept()
                .part(
                        "formats",
                        KeptFormats.class,
                        () -> KeptFormats.of(variables.rows().formats()),
                        kept -> kept.into(variables.rows().formats()),
                        variables.rows().formats());
        bench.kept()
                .part(
                        "evaluated",
                        String[].class,
                        () -> evaluation.history().toArray(String[]::new),
                        texts -> evaluation.history().setAll(List.of(texts)),
                        evaluation.history());
    }

    /**
     * How variables are shown.
     *
     * @param byPath names of formats by function and path
     */
    record KeptFormats(Map<String, String> byPath) {
        static KeptFormats of(Map<String, ValueFormat> formats) {
            Map<String, String> all = new TreeMap<>();
            formats.forEach((path, format) -> all.put(path, format.name()));
            return new KeptFormats(all);
        }

        void into(Map<String, ValueFormat> formats) {
            formats.clear();
            byPath.forEach(
                    (path, name) ->
                            ValueFormat.named(name).ifPresent(format -> formats.put(path, format)));
        }
    }

    ValueActions values() {
        return values;
    }

    StackModel stack() {
        return stack.model();
    }

    VariablesModel variables() {
        return variables;
    }

    WatchesModel watches() {
        return watches;
    }
}
