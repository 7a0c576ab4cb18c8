package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.source.SourceModel;
import dev.wasmscope.ui.source.SourceView;
import dev.wasmscope.ui.source.SourcesModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import software.coley.bentofx.dockable.Dockable;

/** A tab for each open source file. */
public final class SourceTabs implements AutoCloseable {
    private final SourcesModel model;
    private final DockLayout docks;
    private final Function<SourceModel, SourceView> views;
    private final Map<SourceModel, Tab> tabs = new LinkedHashMap<>();
    private final ListChangeListener<SourceModel> listener = this::changed;
    private final Subscription subscription;
    private BiConsumer<String, Integer> caret = (_, _) -> {};

    private record Tab(SourceView view, Dockable dockable) {}

    /**
     * @param views makes the view of a file
     */
    public SourceTabs(
            SourcesModel model, DockLayout docks, Function<SourceModel, SourceView> views) {
        this.views = views;
        this.model = model;
        this.docks = docks;
        model.open().forEach(this::add);
        model.open().addListener(listener);
        subscription = model.frontProperty().subscribe(this::bringToFront);
    }

    /** The line of the caret in the file in front. */
    public Optional<SourceView> front() {
        return model.frontProperty().get().map(tabs::get).map(Tab::view);
    }

    /** Says who hears of each line that the user goes to: its file and its number. */
    public void onCaret(BiConsumer<String, Integer> listener) {
        caret = listener;
    }

    private void changed(ListChangeListener.Change<? extends SourceModel> change) {
        while (change.next()) {
            change.getRemoved().forEach(this::remove);
            change.getAddedSubList().forEach(this::add);
        }
    }

    private void add(SourceModel file) {
        SourceView view = views.apply(file);
        String name = file.file().substring(file.file().lastIndexOf('/') + 1);
        Dockable dockable =
                docks.addEditor(
                        "source:" + file.file(),
                        name,
                        Feather.FILE_TEXT,
                        view.node(),
                        () -> model.close(file));
        EventHandler<InputEvent> moved = _ -> caret.accept(file.file(), view.caretLine());
        view.node().addEventFilter(MouseEvent.MOUSE_RELEASED, moved);
        view.node().addEventFilter(KeyEvent.KEY_RELEASED, moved);
        tabs.put(file, new Tab(view, dockable));
    }

    private void remove(SourceModel file) {
        Tab tab = tabs.remove(file);
        if (tab != null) {
            DockLayout.remove(tab.dockable());
            tab.view().close();
        }
    }

    private void bringToFront(Optional<SourceModel> file) {
        file.map(tabs::get).ifPresent(tab -> DockLayout.select(tab.dockable()));
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        model.open().removeListener(listener);
        tabs.values().forEach(tab -> tab.view().close());
    }
}
