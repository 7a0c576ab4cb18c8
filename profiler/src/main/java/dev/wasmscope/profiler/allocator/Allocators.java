package dev.wasmscope.profiler.allocator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The functions of a module that allocate. */
public final class Allocators {
    /** None are known. */
    public static final Allocators NONE = new Allocators();

    private final TreeMap<Integer, AllocatorFunction> byIndex = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private Allocators() {}

    /**
     * Finds them by their names; what the user says of a function holds before what is known.
     *
     * @param functions the module's own functions, imports left out
     */
    public static Allocators find(
            Collection<NamedFunction> functions, List<NamedByUser> namedByUser) {
        Allocators found = new Allocators();
        Set<NamedByUser> used = new HashSet<>();
        for (NamedFunction function : functions) {
            found.addNamed(function, namedByUser, used);
            found.addKnown(function);
        }
        for (NamedByUser named : namedByUser) {
            if (!used.contains(named)) {
                found.problems.add("no function is called " + named.name());
            }
        }
        return found;
    }

    private void addNamed(
            NamedFunction function, List<NamedByUser> namedByUser, Set<NamedByUser> used) {
        for (NamedByUser named : namedByUser) {
            if (!function.names().contains(named.name())) {
                continue;
            }
            used.add(named);
            if (function.fits(named.role())) {
                byIndex.put(
                        function.index(),
                        new AllocatorFunction(
                                function.index(), named.name(), "user", named.role(), false));
            } else {
                problems.add(
                        "%s cannot be %s: it has %d parameters and %s"
                                .formatted(
                                        named.name(),
                                        named.role().text(),
                                        function.parameters(),
                                        function.answers() ? "a result" : "no result"));
            }
        }
    }

    private void addKnown(NamedFunction function) {
        for (String name : function.names()) {
            Optional<KnownAllocators.Entry> known = KnownAllocators.find(name, function);
            if (known.isPresent()) {
                String family = known.get().family();
                byIndex.putIfAbsent(
                        function.index(),
                        new AllocatorFunction(
                                function.index(),
                                name,
                                family,
                                known.get().role(),
                                KnownAllocators.isCollected(family)));
                return;
            }
        }
    }

    /** All of them, by index. */
    public List<AllocatorFunction> functions() {
        return List.copyOf(byIndex.values());
    }

    /** What the function with that index does; empty if it does not allocate. */
    public Optional<AllocatorFunction> function(int index) {
        return Optional.ofNullable(byIndex.get(index));
    }

    /** Why something that the user said means nothing in this module, a line each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Whether none of them gives blocks back. */
    public boolean neverFrees() {
        return functions().stream()
                .noneMatch(
                        f ->
                                f.role() instanceof AllocatorRole.Free
                                        || f.role() instanceof AllocatorRole.Reallocate);
    }
}
