package dev.wasmscope.ui.dock;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where the views of a window lie.
 *
 * @param main what fills the window
 * @param windows views in windows of their own
 * @param hidden views that the user put away; views that are named nowhere lie at home
 */
public record DockPlan(Part main, List<Floating> windows, List<String> hidden) {
    public DockPlan {
        windows = List.copyOf(windows);
        hidden = List.copyOf(hidden);
    }

    /** A plan with nothing beside the window. */
    public static DockPlan of(Part main) {
        return new DockPlan(main, List.of(), List.of());
    }

    /** The same with something else in the window. */
    public DockPlan withMain(Part other) {
        return new DockPlan(other, windows, hidden);
    }

    /** The same with other windows. */
    public DockPlan withWindows(List<Floating> others) {
        return new DockPlan(main, others, hidden);
    }

    /** All groups of tabs, those of the window first. */
    public Stream<Tabs> groups() {
        return Stream.concat(
                main.groups(), windows.stream().map(Floating::part).flatMap(Part::groups));
    }

    /** All views that lie somewhere. */
    public List<String> views() {
        return groups().flatMap(t -> t.views().stream()).toList();
    }

    /** A part of a window. */
    public sealed interface Part {
        /** The groups of tabs in it, from left to right and from top to bottom. */
        Stream<Tabs> groups();
    }

    /**
     * Parts beside or below each other.
     *
     * @param vertical whether below each other
     * @param parts at least one
     * @param dividers between them, as shares of the whole, 0 to 1, ascending
     */
    public record Split(boolean vertical, List<Part> parts, List<Double> dividers) implements Part {
        public Split {
            parts = List.copyOf(parts);
            dividers = usable(dividers, parts.size()) ? List.copyOf(dividers) : even(parts.size());
        }

        private static boolean usable(List<Double> dividers, int parts) {
            double last = 0;
            for (double d : dividers) {
                if (!(d >= last && d <= 1)) {
                    return false;
                }
                last = d;
            }
            return dividers.size() == parts - 1;
        }

        private static List<Double> even(int parts) {
            return Stream.iterate(1, i -> i + 1)
                    .limit(Math.max(0, parts - 1))
                    .map(i -> (double) i / parts)
                    .toList();
        }

        @Override
        public Stream<Tabs> groups() {
            return parts.stream().flatMap(Part::groups);
        }
    }

    /**
     * Views on top of each other.
     *
     * @param name unique in a plan: that of an {@link Area}, or any other
     * @param views ids, in the order of their tabs
     * @param selected the one in front; empty for the first
     */
    public record Tabs(String name, List<String> views, String selected) implements Part {
        public Tabs {
            views = List.copyOf(views);
        }

        /** The view in front; empty when there is none. */
        public String front() {
            return views.contains(selected) || views.isEmpty() ? selected : views.getFirst();
        }

        @Override
        public Stream<Tabs> groups() {
            return Stream.of(this);
        }
    }

    /**
     * A window of its own.
     *
     * @param x of its left edge on the screen, in pixels
     * @param y of its upper edge
     * @param width of its contents
     * @param height of its contents
     * @param part what lies in it
     */
    public record Floating(double x, double y, double width, double height, Part part) {}
}
