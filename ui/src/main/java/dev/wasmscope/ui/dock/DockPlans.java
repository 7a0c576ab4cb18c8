package dev.wasmscope.ui.dock;

import dev.wasmscope.ui.dock.DockPlan.Floating;
import dev.wasmscope.ui.dock.DockPlan.Part;
import dev.wasmscope.ui.dock.DockPlan.Split;
import dev.wasmscope.ui.dock.DockPlan.Tabs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What can be done to a {@link DockPlan}: every function returns a new one. */
public final class DockPlans {
    private static final String EDITORS = Area.EDITORS.name();

    private DockPlans() {}

    /** On which side of a group a view goes. */
    public enum Side {
        LEFT,
        RIGHT,
        ABOVE,
        BELOW
    }

    /**
     * The same plan without views that are not there, without groups that are then empty, and with
     * each view in one place only. The group of the editors is always there.
     */
    public static DockPlan clean(DockPlan plan, Predicate<String> known) {
        Set<String> seen = new HashSet<>();
        Set<String> names = new HashSet<>();
        Part main =
                prune(plan.main(), t -> tidy(t, known, seen, names))
                        .orElse(new Tabs(EDITORS, List.of(), ""));
        if (main.groups().noneMatch(t -> t.name().equals(EDITORS))) {
            main = new Split(false, List.of(new Tabs(EDITORS, List.of(), ""), main), List.of());
        }
        List<Floating> windows = new ArrayList<>();
        for (Floating w : plan.windows()) {
            prune(w.part(), t -> tidy(t, known, seen, names))
                    .filter(p -> p.groups().anyMatch(t -> !t.views().isEmpty()))
                    .ifPresent(
                            p -> windows.add(new Floating(w.x(), w.y(), w.width(), w.height(), p)));
        }
        return new DockPlan(
                main,
                windows,
                plan.hidden().stream().filter(known).filter(v -> !seen.contains(v)).toList());
    }

    private static Tabs tidy(
            Tabs tabs, Predicate<String> known, Set<String> seen, Set<String> names) {
        String name = tabs.name();
        for (int i = 2; !names.add(name); i++) {
            name = tabs.name() + "-" + i;
        }
        return new Tabs(
                name,
                tabs.views().stream().filter(known).filter(seen::add).toList(),
                tabs.selected());
    }

    /** Changes every group; drops those that end up empty, and splits with one part. */
    private static Optional<Part> prune(Part part, UnaryOperator<Tabs> change) {
        return switch (part) {
            case Tabs t -> {
                Tabs changed = change.apply(t);
                yield changed.views().isEmpty() && !changed.name().equals(EDITORS)
                        ? Optional.empty()
                        : Optional.of(changed);
            }
            case Split s -> {
                List<Part> parts = new ArrayList<>();
                List<Double> dividers = new ArrayList<>();
                for (int i = 0; i < s.parts().size(); i++) {
                    Optional<Part> kept = prune(s.parts().get(i), change);
                    if (kept.isPresent()) {
                        if (!parts.isEmpty()) {
                            dividers.add(s.dividers().get(i - 1));
                        }
                        parts.add(kept.get());
                    }
                }
                yield parts.size() < 2
                        ? parts.stream().findFirst()
                        : Optional.of(new Split(s.vertical(), parts, dividers));
            }
        };
    }

    private static DockPlan without(DockPlan plan, String view) {
        DockPlan cleaned =
                clean(new DockPlan(plan.main(), plan.windows(), List.of()), v -> !v.equals(view));
        return new DockPlan(
                cleaned.main(),
                cleaned.windows(),
                plan.hidden().stream().filter(v -> !v.equals(view)).toList());
    }

    /** Puts a view away. */
    public static DockPlan hide(DockPlan plan, String view) {
        DockPlan rest = without(plan, view);
        List<String> hidden = new ArrayList<>(rest.hidden());
        hidden.add(view);
        return new DockPlan(rest.main(), rest.windows(), hidden);
    }

    /** Moves a view into a group and to its front. Without such a group, at its area's home. */
    public static DockPlan move(DockPlan plan, String view, String group) {
        DockPlan rest = without(plan, view);
        if (rest.groups().noneMatch(t -> t.name().equals(group))) {
            return plan;
        }
        return map(rest, t -> t.name().equals(group) ? with(t, view) : t);
    }

    private static Tabs with(Tabs tabs, String view) {
        List<String> views = new ArrayList<>(tabs.views());
        views.add(view);
        return new Tabs(tabs.name(), views, view);
    }

    /**
     * Gives a view its own group beside one that is there. A view that is alone in that group
     * stays.
     */
    public static DockPlan split(DockPlan plan, String view, String group, Side side) {
        DockPlan rest = without(plan, view);
        if (rest.groups().noneMatch(t -> t.name().equals(group))) {
            return plan;
        }
        Tabs own = new Tabs(fresh(rest, view), List.of(view), view);
        return map(rest, t -> t.name().equals(group) ? beside(t, own, side, 0.5) : t);
    }

    private static Part beside(Part old, Part own, Side side, double share) {
        boolean vertical = side == Side.ABOVE || side == Side.BELOW;
        boolean first = side == Side.LEFT || side == Side.ABOVE;
        return new Split(
                vertical,
                first ? List.of(own, old) : List.of(old, own),
                List.of(first ? share : 1 - share));
    }

    /** A name for the group of a view. */
    private static String fresh(DockPlan plan, String view) {
        String name = "of-" + view;
        for (int i = 2; ; i++) {
            String wanted = name;
            if (plan.groups().noneMatch(t -> t.name().equals(wanted))) {
                return name;
            }
            name = "of-" + view + "-" + i;
        }
    }

    /** Gives a view a window of its own. */
    public static DockPlan detach(
            DockPlan plan, String view, double x, double y, double width, double height) {
        DockPlan rest = without(plan, view);
        List<Floating> windows = new ArrayList<>(rest.windows());
        windows.add(
                new Floating(
                        x, y, width, height, new Tabs(fresh(rest, view), List.of(view), view)));
        return rest.withWindows(windows);
    }

    /**
     * Puts a view where it lies at first: into the group of its area; else where most of the views
     * of that area lie; else at the edge of the window on which the area is.
     *
     * @param related the other views of the area
     */
    public static DockPlan home(DockPlan plan, String view, Area area, Set<String> related) {
        DockPlan rest = without(plan, view);
        Optional<String> group =
                rest.main()
                        .groups()
                        .filter(t -> t.name().equals(area.name()))
                        .findFirst()
                        .or(() -> mostOf(rest, related))
                        .map(Tabs::name);
        if (group.isPresent()) {
            return move(rest, view, group.get());
        }
        Tabs own = new Tabs(area.name(), List.of(view), view);
        return rest.withMain(beside(rest.main(), own, edge(area), 0.28));
    }

    private static Optional<Tabs> mostOf(DockPlan plan, Set<String> related) {
        return plan.main()
                .groups()
                .filter(t -> !t.name().equals(EDITORS))
                .filter(t -> t.views().stream().anyMatch(related::contains))
                .max(
                        java.util.Comparator.comparingLong(
                                t -> t.views().stream().filter(related::contains).count()));
    }

    private static Side edge(Area area) {
        return switch (area) {
            case LEFT, LEFT_BOTTOM -> Side.LEFT;
            case EDITORS, RIGHT -> Side.RIGHT;
            case BOTTOM, BOTTOM_RIGHT -> Side.BELOW;
        };
    }

    /** Only the group that holds a view; everything else is hidden. */
    public static DockPlan alone(DockPlan plan, String view) {
        Tabs group =
                plan.groups()
                        .filter(t -> t.views().contains(view))
                        .findFirst()
                        .orElse(new Tabs(EDITORS, List.of(), ""));
        List<String> others =
                plan.views().stream().filter(v -> !group.views().contains(v)).toList();
        return new DockPlan(new Tabs(EDITORS, group.views(), view), List.of(), others);
    }

    /** Whether the editors lie in a part. */
    public static boolean holdsEditors(Part part) {
        return part.groups().anyMatch(t -> t.name().equals(EDITORS));
    }

    /** Changes groups of tabs and nothing else. */
    public static DockPlan change(DockPlan plan, UnaryOperator<Tabs> change) {
        return map(plan, change);
    }

    /** A file lies behind the other files of the editors and before the views there. */
    public static DockPlan editorFirst(DockPlan plan, String id, Set<String> editors) {
        return replace(
                plan,
                EDITORS,
                tabs -> {
                    List<String> views = new ArrayList<>(tabs.views());
                    long files = views.stream().filter(editors::contains).count();
                    views.add((int) Math.min(files, views.size()), id);
                    return new Tabs(tabs.name(), views, tabs.selected());
                });
    }

    /** A plan with the views in front that were there before. */
    public static DockPlan keepFronts(DockPlan before, DockPlan plan) {
        Map<String, String> fronts =
                before.groups().collect(Collectors.toMap(Tabs::name, Tabs::front, (a, _) -> a));
        DockPlan next = plan;
        for (Tabs tabs : plan.groups().toList()) {
            String front = fronts.get(tabs.name());
            if (front != null && tabs.views().contains(front)) {
                next = replace(next, tabs.name(), t -> new Tabs(t.name(), t.views(), front));
            }
        }
        return next;
    }

    private static DockPlan replace(DockPlan plan, String name, UnaryOperator<Tabs> change) {
        return change(plan, t -> t.name().equals(name) ? change.apply(t) : t);
    }

    private static DockPlan map(
            DockPlan plan, java.util.function.Function<Tabs, ? extends Part> change) {
        return new DockPlan(
                map(plan.main(), change),
                plan.windows().stream()
                        .map(
                                w ->
                                        new Floating(
                                                w.x(),
                                                w.y(),
                                                w.width(),
                                                w.height(),
                                                map(w.part(), change)))
                        .toList(),
                plan.hidden());
    }

    private static Part map(Part part, java.util.function.Function<Tabs, ? extends Part> change) {
        return switch (part) {
            case Tabs t -> change.apply(t);
            case Split s ->
                    new Split(
                            s.vertical(),
                            s.parts().stream().<Part>map(p -> map(p, change)).toList(),
                            s.dividers());
        };
    }
}
