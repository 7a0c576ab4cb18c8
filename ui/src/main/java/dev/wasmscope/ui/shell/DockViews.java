package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.dock.Area;
import dev.wasmscope.ui.dock.DockPlan;
import dev.wasmscope.ui.dock.DockPlans;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.coley.bentofx.dockable.Dockable;

/** The views that can lie in the docks, in the order in which they were added; their homes. */
final class DockViews {
    private final Map<String, Dockable> tools = new LinkedHashMap<>();
    private final Map<String, Area> homes = new LinkedHashMap<>();
    private final Map<String, Dockable> editors = new LinkedHashMap<>();
    private final Set<String> optional = new LinkedHashSet<>();

    /** Adds a view that stays. */
    void addTool(Dockable tool, Area home) {
        tools.put(tool.getIdentifier(), tool);
        homes.put(tool.getIdentifier(), home);
    }

    /** Says that a view lies nowhere until somebody asks for it. */
    void setOptional(String id) {
        optional.add(id);
    }

    /** Adds a file that the user can close. */
    void addEditor(Dockable editor) {
        editors.put(editor.getIdentifier(), editor);
    }

    /** A file was closed. */
    void removeEditor(String id) {
        editors.remove(id);
    }

    /** The views that stay, by id. */
    Map<String, Dockable> tools() {
        return Collections.unmodifiableMap(tools);
    }

    /** All views by id, those that stay first. */
    Map<String, Dockable> all() {
        Map<String, Dockable> all = new LinkedHashMap<>(tools);
        all.putAll(editors);
        return all;
    }

    Optional<Dockable> find(String id) {
        return Optional.ofNullable(tools.get(id)).or(() -> Optional.ofNullable(editors.get(id)));
    }

    /** Whether a view stays when its tab is closed. */
    boolean isTool(String id) {
        return tools.containsKey(id);
    }

    /** What lies in each area at first. */
    Map<Area, List<String>> atHome() {
        Map<Area, List<String>> views = new LinkedHashMap<>();
        homes.forEach(
                (id, area) -> {
                    if (!optional.contains(id)) {
                        views.computeIfAbsent(area, _ -> new ArrayList<>()).add(id);
                    }
                });
        return views;
    }

    /** A plan with a view at home: in its area, beside the others of it. */
    DockPlan home(DockPlan plan, String id) {
        Area home = homes.getOrDefault(id, Area.EDITORS);
        Set<String> family = new LinkedHashSet<>();
        homes.forEach(
                (other, area) -> {
                    if (area == home) {
                        family.add(other);
                    }
                });
        return DockPlans.home(plan, id, home, family);
    }

    /** A plan without views that there are not; those that it does not know are at home. */
    DockPlan complete(DockPlan plan) {
        DockPlan next =
                DockPlans.clean(plan, id -> tools.containsKey(id) || editors.containsKey(id));
        Set<String> placed = new LinkedHashSet<>(next.views());
        placed.addAll(next.hidden());
        for (String id : editors.keySet()) {
            if (!placed.contains(id)) {
                next = DockPlans.editorFirst(next, id, editors.keySet());
            }
        }
        for (String id : tools.keySet()) {
            if (!placed.contains(id) && !optional.contains(id)) {
                next = DockPlans.keepFronts(next, home(next, id));
            }
        }
        return next;
    }
}
