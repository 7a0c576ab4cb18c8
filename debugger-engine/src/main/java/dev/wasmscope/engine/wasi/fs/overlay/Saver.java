package dev.wasmscope.engine.wasi.fs.overlay;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.fs.overlay.ChangeFinder.Difference;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Folder;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayNode.Origin;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Saves changes one after another, each with what it depends on. One that is refused leaves the
 * others alone.
 */
final class Saver {
    private final Tree tree;
    private final ChangeFinder found;
    private final Closure closure;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Set<Difference> tried = new HashSet<>();
    private final Set<Folder> datedFolders = new LinkedHashSet<>();

    Saver(Tree tree) {
        this.tree = tree;
        this.found = ChangeFinder.find(tree);
        this.closure = new Closure(found);
    }

    List<Outcome> save(Collection<Change> changes) {
        // What is open by its path would go stale when a directory moves.
        tree.lower().close(tree.root());
        for (Change change : changes) {
            Optional<Difference> difference = found.find(change);
            if (difference.isEmpty()) {
                outcomes.add(new Outcome(change, Optional.of("is not changed any more")));
            } else if (!tried.contains(difference.get())) {
                saveWithOthers(difference.get().slot());
            }
        }
        // Last, because saving a file changes the time of its directory.
        datedFolders.forEach(this::setTimes);
        tree.lower().close(tree.root());
        return outcomes;
    }

    /** Saves what must be saved together; all of it succeeds or is refused for one reason. */
    private void saveWithOthers(Slot start) {
        Set<Slot> together = closure.toSave(start);
        List<Difference> differences =
                found.differences().stream()
                        .filter(difference -> together.contains(difference.slot()))
                        .filter(tried::add)
                        .toList();
        for (Slot slot : together) {
            if (slot.now instanceof Folder folder && folder.timesSet) {
                datedFolders.add(folder);
            }
        }
        Optional<String> refusal = Optional.empty();
        try {
            new SaveStep(tree, found, found.inOrder(together)).run();
        } catch (RefusedException e) {
            refusal = Optional.of(String.valueOf(e.getMessage()));
        } catch (ErrnoException e) {
            refusal = Optional.of("cannot be saved: " + e.getMessage());
        }
        for (Difference difference : differences) {
            outcomes.add(new Outcome(difference.change(), refusal));
        }
    }

    private void setTimes(Folder folder) {
        Origin origin = folder.origin;
        if (origin == null) {
            return;
        }
        try (Directory holder = tree.lower().open(origin.folder())) {
            holder.setTimes(
                    origin.name(),
                    new TimeChange.At(folder.accessed),
                    new TimeChange.At(folder.modified));
            folder.timesSet = false;
        } catch (ErrnoException e) {
            // It stays on the list of changes, as modified.
        }
    }
}
