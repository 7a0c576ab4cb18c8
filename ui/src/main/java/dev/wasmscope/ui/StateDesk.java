package dev.wasmscope.ui;

import dev.wasmscope.ui.breakpoints.BreakpointsView;
import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.place.Place;
import dev.wasmscope.ui.stack.StackModel;
import dev.wasmscope.ui.stack.StackView;
import dev.wasmscope.ui.variables.ValueActions;
import dev.wasmscope.ui.variables.VariablesModel;
import dev.wasmscope.ui.variables.VariablesView;
import org.kordamp.ikonli.feather.Feather;

/** The state of a stopped program: call stack, variables; and where it stops. */
final class StateDesk {
    private final VariablesModel variables;

    StateDesk(Workbench bench) {
        variables = bench.closing(new VariablesModel(bench.debug()));
        StackView stack =
                bench.closing(new StackView(bench.closing(new StackModel(bench.debug()))));
        bench.tool("stack", "Call stack", Feather.LAYERS, stack.node(), Area.LEFT, "Alt+1");
        BreakpointsView list =
                bench.closing(
                        new BreakpointsView(
                                bench.breakpoints(),
                                p -> bench.places().go(Place.SourceLine.of(p))));
        bench.tool(
                "breakpoints",
                "Breakpoints",
                Feather.CIRCLE,
                list.node(),
                Area.LEFT_BOTTOM,
                "Alt+2");
        ValueActions values = new ValueActions(bench.debug(), bench.breakpoints());
        VariablesView tree =
                bench.closing(new VariablesView(variables, values, bench.places()::go));
        bench.tool("variables", "Variables", Feather.BOX, tree.node(), Area.RIGHT, "Alt+4");
        bench.action(
                "breakpoint.removeAll",
                "Remove all breakpoints",
                Feather.TRASH_2,
                "",
                bench.breakpoints()::removeAll);
    }

    VariablesModel variables() {
        return variables;
    }
}
