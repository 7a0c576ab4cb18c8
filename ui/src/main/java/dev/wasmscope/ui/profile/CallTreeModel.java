package dev.wasmscope.ui.profile;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** The tree of call paths of the profile that is shown. */
public final class CallTreeModel {
    private final ReadOnlyObjectWrapper<Optional<PathTree>> tree =
            new ReadOnlyObjectWrapper<>(this, "tree", Optional.empty());
    private final BooleanProperty bottomUp = new SimpleBooleanProperty(this, "bottomUp");
    private final Latest trees;
    private final Consumer<Throwable> failed;
    private Optional<Profile> profile = Optional.empty();

    /**
     * @param background where trees are made
     * @param failed told what goes wrong there
     */
    public CallTreeModel(UiThread ui, Executor background, Consumer<Throwable> failed) {
        this.trees = new Latest(ui, background);
        this.failed = failed;
        bottomUp.subscribe(_ -> make());
    }

    /** The tree. */
    public ReadOnlyObjectProperty<Optional<PathTree>> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    /** Whether it grows from functions to their callers. */
    public BooleanProperty bottomUpProperty() {
        return bottomUp;
    }

    /** Shows a profile, or nothing. */
    public void show(Optional<Profile> next) {
        profile = next;
        make();
    }

    private void make() {
        if (profile.isEmpty()) {
            trees.cancel();
            tree.set(Optional.empty());
            return;
        }
        Profile of = profile.get();
        boolean up = bottomUp.get();
        trees.ask(() -> PathTree.of(of, up), t -> tree.set(Optional.of(t)), failed);
    }
}
