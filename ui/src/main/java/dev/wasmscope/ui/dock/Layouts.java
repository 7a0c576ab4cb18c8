package dev.wasmscope.ui.dock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The layouts that a user has: those of the program, and their own.
 *
 * @param current the name of the one that is shown
 * @param own what the user saved, by name
 * @param left how each layout was left, where that differs from how it was saved
 */
public record Layouts(String current, Map<String, DockPlan> own, Map<String, DockPlan> left) {
    /** What a new user gets. */
    public static final Layouts DEFAULT = new Layouts(BuiltInPlans.DEBUG, Map.of(), Map.of());

    public Layouts {
        own = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(own));
        left = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(left));
    }

    /** All names, those of the program first. */
    public List<String> names() {
        return Stream.concat(BuiltInPlans.NAMES.stream(), own.keySet().stream()).toList();
    }

    /** How a layout is to be shown; empty for one of the program that was never changed. */
    public Optional<DockPlan> plan(String name) {
        return Optional.ofNullable(left.get(name)).or(() -> Optional.ofNullable(own.get(name)));
    }

    /** The same with another one shown. */
    public Layouts withCurrent(String name) {
        return new Layouts(name, own, left);
    }

    /** Remembers how the shown layout looks now. */
    public Layouts leaving(DockPlan plan) {
        return new Layouts(current, own, with(left, current, plan));
    }

    /**
     * Saves what is shown under a name of the user's and shows that. Saving under a name of the
     * program is not possible: those can be reset.
     */
    public Layouts savedAs(String name, DockPlan plan) {
        return new Layouts(name, with(own, name, plan), without(left, name));
    }

    /** Forgets what was changed in a layout since it was saved. */
    public Layouts reset(String name) {
        return new Layouts(current, own, without(left, name));
    }

    /** Deletes a layout of the user's; if it is shown, that of debugging is shown instead. */
    public Layouts deleted(String name) {
        return new Layouts(
                current.equals(name) ? BuiltInPlans.DEBUG : current,
                without(own, name),
                without(left, name));
    }

    /** What is wrong with a name for a layout of the user's; empty when nothing is. */
    public Optional<String> problem(String name) {
        if (name.isBlank()) {
            return Optional.of("A layout needs a name");
        }
        if (BuiltInPlans.NAMES.stream().anyMatch(name.strip()::equalsIgnoreCase)) {
            return Optional.of(name.strip() + " comes with the program; take another name");
        }
        return name.length() > 60 ? Optional.of("That name is too long") : Optional.empty();
    }

    private static Map<String, DockPlan> with(
            Map<String, DockPlan> map, String name, DockPlan plan) {
        Map<String, DockPlan> next = new LinkedHashMap<>(map);
        next.put(name, plan);
        return next;
    }

    private static Map<String, DockPlan> without(Map<String, DockPlan> map, String name) {
        Map<String, DockPlan> next = new LinkedHashMap<>(map);
        next.remove(name);
        return next;
    }

    /** The names of the user's own. */
    public List<String> ownNames() {
        return new ArrayList<>(own.keySet());
    }
}
