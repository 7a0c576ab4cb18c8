package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.ui.session.BreakpointGroups;
import dev.wasmscope.ui.session.BreakpointsModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the list of breakpoints is divided. */
enum BreakpointGrouping {
    NONE("No groups"),
    FILE("By file"),
    KIND("By kind"),
    OWN("Own groups");

    private static final String OTHERS = "Without a group";

    private final String title;

    BreakpointGrouping(String title) {
        this.title = title;
    }

    /** For people. */
    String title() {
        return title;
    }

    /** The breakpoints of each group, by its name; of one list, a group without a name. */
    Map<String, List<Breakpoint>> groups(List<Breakpoint> all, BreakpointGroups own) {
        Map<String, List<Breakpoint>> groups = new TreeMap<>();
        for (Breakpoint breakpoint : all) {
            String name =
                    switch (this) {
                        case NONE -> "";
                        case FILE -> file(breakpoint);
                        case KIND -> BreakpointKind.of(breakpoint.spec()).title();
                        case OWN -> own.of(breakpoint.id()).orElse(OTHERS);
                    };
            groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(breakpoint);
        }
        return groups;
    }

    private static String file(Breakpoint breakpoint) {
        String path =
                BreakpointsModel.position(breakpoint)
                        .map(SourcePosition::file)
                        .orElseGet(
                                () ->
                                        breakpoint.spec() instanceof BreakpointSpec.Line line
                                                ? line.file()
                                                : "");
        return path.isEmpty() ? "No file" : path.substring(path.lastIndexOf('/') + 1);
    }
}
