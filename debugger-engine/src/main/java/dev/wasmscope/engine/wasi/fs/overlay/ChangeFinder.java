package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.overlay.Change.Kind;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Folder;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Plain;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is different from the file system below. Names that a node lost and names that it got
 * are paired: a pair is a renaming, what is left over was deleted or created.
 */
final class ChangeFinder {
    /**
     * One difference.
     *
     * @param slot where the guest sees it; where it saw it, if deleted
     * @param from the name it lost, if renamed
     */
    record Difference(Change change, Slot slot, @Nullable Slot from) {}

    private final Map<Slot, String> paths = new LinkedHashMap<>();
    private final Map<OverlayNode, Deque<Slot>> lost = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    private ChangeFinder() {}

    /** Compares the whole tree. */
    static ChangeFinder find(Tree tree) {
        ChangeFinder finder = new ChangeFinder();
        finder.walk(tree.root(), "");
        finder.paths.keySet().forEach(finder::lose);
        Set<OverlayNode> modified = new HashSet<>();
        List<Slot> rest = new ArrayList<>();
        finder.paths.forEach((slot, path) -> finder.pair(slot, path, modified, rest));
        rest.forEach(finder::created);
        finder.deletions();
        finder.differences.sort(Comparator.comparing(found -> found.change().path()));
        return finder;
    }

    List<Change> changes() {
        return differences.stream().map(Difference::change).toList();
    }

    List<Difference> differences() {
        return differences;
    }

    /** Path of a slot that the walk met. */
    String path(Slot slot) {
        return paths.getOrDefault(slot, slot.name);
    }

    /** All slots in the order of the walk: a directory's before those in it. */
    Iterable<Slot> slots() {
        return paths.keySet();
    }

    /** Some slots, parents before what is in them. */
    List<Slot> inOrder(Set<Slot> some) {
        return paths.keySet().stream().filter(some::contains).toList();
    }

    Optional<Difference> find(Change change) {
        return differences.stream().filter(found -> found.change().sameAs(change)).findFirst();
    }

    @Nullable Slot slotOf(Change change) {
        return find(change).map(Difference::slot).orElse(null);
    }

    private void walk(Folder folder, String path) {
        for (Slot slot : folder.slots.values()) {
            String itsPath = path.isEmpty() ? slot.name : path + "/" + slot.name;
            paths.put(slot, itsPath);
            if (slot.now instanceof Folder child) {
                walk(child, itsPath);
            }
            if (slot.was instanceof Folder child && child.removed) {
                walk(child, itsPath);
            }
        }
    }

    private void lose(Slot slot) {
        if (slot.was != null && !slot.isInPlace()) {
            lost.computeIfAbsent(slot.was, node -> new ArrayDeque<>()).add(slot);
        }
    }

    /** Names that a node got, if it lost another; what is modified in its place. */
    private void pair(Slot slot, String path, Set<OverlayNode> modified, List<Slot> rest) {
        OverlayNode now = slot.now;
        if (now == null) {
            return;
        }
        if (slot.isInPlace()) {
            if (isModified(now) && modified.add(now)) {
                add(slot, path, Kind.MODIFIED, null, slot.was, now);
            }
            return;
        }
        Slot from = lost.containsKey(now) ? lost.get(now).poll() : null;
        if (from == null) {
            rest.add(slot);
        } else {
            add(slot, path, Kind.RENAMED, from, now, now);
        }
    }

    /** A new file, maybe in the place of one that is gone, as editors save. */
    private void created(Slot slot) {
        boolean replaces =
                slot.was != null
                        && !(slot.was instanceof Folder)
                        && !(slot.now instanceof Folder)
                        && lost.containsKey(slot.was)
                        && lost.get(slot.was).remove(slot);
        if (replaces) {
            add(slot, path(slot), Kind.MODIFIED, null, slot.was, slot.now);
        } else {
            add(slot, path(slot), Kind.CREATED, null, null, slot.now);
        }
    }

    static boolean isModified(OverlayNode node) {
        return node.timesSet || node instanceof Plain plain && plain.written;
    }

    private void deletions() {
        for (Map.Entry<OverlayNode, Deque<Slot>> left : lost.entrySet()) {
            for (Slot slot : left.getValue()) {
                // A renamed file that replaced this one says it all.
                boolean replaced = slot.now != null && !(slot.was instanceof Folder);
                if (!replaced || slot.now instanceof Folder) {
                    add(slot, path(slot), Kind.DELETED, null, left.getKey(), null);
                }
            }
        }
    }

    private void add(
            Slot slot,
            String path,
            Kind kind,
            @Nullable Slot from,
            @Nullable OverlayNode before,
            @Nullable OverlayNode after) {
        OverlayNode shown = after != null ? after : before;
        Change change =
                new Change(
                        path,
                        kind,
                        Optional.ofNullable(from).map(this::path),
                        before instanceof Plain && before.origin != null
                                ? OptionalLong.of(before.origin.stat().size())
                                : OptionalLong.empty(),
                        after instanceof Plain plain ? size(plain) : OptionalLong.empty(),
                        shown instanceof Folder);
        differences.add(new Difference(change, slot, from));
    }

    private static OptionalLong size(Plain plain) {
        return OptionalLong.of(plain.contents.size());
    }
}
