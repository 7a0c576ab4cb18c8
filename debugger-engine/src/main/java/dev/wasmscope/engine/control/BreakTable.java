package dev.wasmscope.engine.control;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which instructions are patched, and for whom. A location is patched once, however many want it.
 * Used on the guest's thread only.
 */
final class BreakTable {
    private final Guest guest;
    private final Map<Integer, Set<CodeLocation>> logical = new TreeMap<>();
    private final Map<CodeLocation, List<Integer>> idsByPlace = new HashMap<>();
    private final Map<CodeLocation, List<FrameDepths>> internal = new HashMap<>();
    private final Set<CodeLocation> patched = new HashSet<>();

    BreakTable(Guest guest) {
        this.guest = guest;
    }

    /** Replaces the places of one breakpoint of the user; none removes it. */
    void setLogical(int id, Collection<CodeLocation> places) {
        if (places.isEmpty()) {
            logical.remove(id);
        } else {
            logical.put(id, Set.copyOf(places));
        }
        idsByPlace.clear();
        logical.forEach(
                (other, its) ->
                        its.forEach(
                                place ->
                                        idsByPlace
                                                .computeIfAbsent(place, _ -> new ArrayList<>())
                                                .add(other)));
        patch();
    }

    /** Replaces all internal breakpoints. */
    void setInternal(List<InternalBreakpoint> wanted) {
        internal.clear();
        for (InternalBreakpoint breakpoint : wanted) {
            internal.computeIfAbsent(breakpoint.location(), _ -> new ArrayList<>())
                    .add(breakpoint.depths());
        }
        patch();
    }

    private void patch() {
        Set<CodeLocation> wanted = new HashSet<>(internal.keySet());
        logical.values().forEach(wanted::addAll);
        List<CodeLocation> cleared = patched.stream().filter(p -> !wanted.contains(p)).toList();
        List<CodeLocation> set = wanted.stream().filter(p -> !patched.contains(p)).toList();
        if (!cleared.isEmpty() || !set.isEmpty()) {
            guest.changeBreaks(cleared, set);
            cleared.forEach(patched::remove);
            patched.addAll(set);
        }
    }

    /** The user's breakpoints at a place, ascending. */
    List<Integer> idsAt(CodeLocation place) {
        return Collections.unmodifiableList(idsByPlace.getOrDefault(place, List.of()));
    }

    /** Whether the present plan waits for this place in a frame of that depth. */
    boolean internalAt(CodeLocation place, int depth) {
        for (FrameDepths depths : internal.getOrDefault(place, List.of())) {
            if (depths.contains(depth)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the instruction is patched. */
    boolean isPatched(CodeLocation place) {
        return patched.contains(place);
    }

    /** How many internal breakpoints are set: 0 at every stop. */
    int internalCount() {
        return internal.size();
    }

    /** How many instructions are patched. */
    int patchedCount() {
        return patched.size();
    }
}
