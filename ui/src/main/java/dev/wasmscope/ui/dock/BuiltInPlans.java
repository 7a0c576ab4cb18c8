package dev.wasmscope.ui.dock;

import dev.wasmscope.ui.dock.DockPlan.Part;
import dev.wasmscope.ui.dock.DockPlan.Split;
import dev.wasmscope.ui.dock.DockPlan.Tabs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layouts that come with the program. */
public final class BuiltInPlans {
    /** Sources, stack and variables around each other, console and memory below. */
    public static final String DEBUG = "Debug";

    /** The flame graph and the charts, and nothing beside them. */
    public static final String PROFILE = "Profile";

    /** Half of the window for the calls of the host. */
    public static final String TRACE = "Trace";

    /** Most of the window for the memory, variables and stack beside it. */
    public static final String MEMORY = "Memory";

    /** All of them. */
    public static final List<String> NAMES = List.of(DEBUG, PROFILE, TRACE, MEMORY);

    private static final double LEFT_WIDTH = 290;
    private static final double RIGHT_WIDTH = 440;
    private static final double BOTTOM_HEIGHT = 270;
    private static final double MEMORY_WIDTH = 610;
    private static final double BREAKPOINTS_HEIGHT = 230;

    private final Map<Area, List<String>> views;
    private final double width;
    private final double height;

    /**
     * @param views by area, in the order of their tabs
     * @param width of the window, in pixels
     * @param height of the window
     */
    public BuiltInPlans(Map<Area, List<String>> views, double width, double height) {
        this.views = views;
        this.width = Math.max(1, width);
        this.height = Math.max(1, height);
    }

    /** The layout of that name. */
    public Optional<DockPlan> named(String name) {
        return switch (name) {
            case DEBUG -> Optional.of(debug());
            case PROFILE -> Optional.of(profile());
            case TRACE -> Optional.of(trace());
            case MEMORY -> Optional.of(memory());
            default -> Optional.empty();
        };
    }

    private DockPlan debug() {
        double upper = height - bottom();
        Part left =
                below(
                        1 - Math.min(BREAKPOINTS_HEIGHT / upper, 0.55),
                        tabs(Area.LEFT, ""),
                        tabs(Area.LEFT_BOTTOM, ""));
        Part top =
                new Split(
                        false,
                        List.of(left, tabs(Area.EDITORS, ""), tabs(Area.RIGHT, "")),
                        List.of(left(), 1 - Math.min(RIGHT_WIDTH / width, 0.34)));
        Part low =
                beside(
                        1 - Math.min(MEMORY_WIDTH / width, 0.48),
                        tabs(Area.BOTTOM, ""),
                        tabs(Area.BOTTOM_RIGHT, ""));
        return DockPlan.of(below(1 - bottom() / height, top, low));
    }

    private double left() {
        return Math.min(LEFT_WIDTH / width, 0.24);
    }

    private double bottom() {
        return Math.min(BOTTOM_HEIGHT, height * 0.45);
    }

    private DockPlan profile() {
        List<String> low = new ArrayList<>(List.of("charts", "hot-lines"));
        low.retainAll(of(Area.BOTTOM));
        of(Area.BOTTOM).stream().filter(v -> !low.contains(v)).forEach(low::add);
        double share = Math.max(bottom() / height, 0.32);
        return new DockPlan(
                below(
                        1 - share,
                        tabs(Area.EDITORS, "flame"),
                        new Tabs(Area.BOTTOM.name(), low, "charts")),
                List.of(),
                of(Area.LEFT, Area.LEFT_BOTTOM, Area.RIGHT, Area.BOTTOM_RIGHT));
    }

    private DockPlan trace() {
        Part top =
                new Split(
                        false,
                        List.of(
                                tabs(Area.LEFT, "stack", Area.LEFT_BOTTOM),
                                tabs(Area.EDITORS, ""),
                                tabs(Area.RIGHT, "")),
                        List.of(left(), 1 - Math.min(RIGHT_WIDTH / width, 0.3)));
        return DockPlan.of(below(0.44, top, tabs(Area.BOTTOM, "trace", Area.BOTTOM_RIGHT)));
    }

    private DockPlan memory() {
        Part side =
                below(
                        0.45,
                        tabs(Area.LEFT, "stack", Area.LEFT_BOTTOM),
                        tabs(Area.RIGHT, "variables"));
        Part rest =
                below(0.38, tabs(Area.EDITORS, ""), tabs(Area.BOTTOM_RIGHT, "memory", Area.BOTTOM));
        return DockPlan.of(beside(Math.min(380 / width, 0.34), side, rest));
    }

    private static Part below(double divider, Part... parts) {
        return new Split(true, List.of(parts), List.of(divider));
    }

    private static Part beside(double divider, Part... parts) {
        return new Split(false, List.of(parts), List.of(divider));
    }

    private Tabs tabs(Area area, String front, Area... more) {
        List<String> all = new ArrayList<>(of(area));
        all.addAll(of(more));
        return new Tabs(area.name(), all, front);
    }

    private List<String> of(Area... areas) {
        return Arrays.stream(areas)
                .flatMap(a -> views.getOrDefault(a, List.of()).stream())
                .toList();
    }
}
