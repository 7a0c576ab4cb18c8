package dev.wasmscope.ui.shell;

import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.session.DebugModel;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Title bar above, status bar below, and between them the welcome page or the docks. */
public final class MainWindow implements AutoCloseable {
    private final BorderPane root = new BorderPane();
    private final StackPane middle = new StackPane();
    private final DockLayout docks;
    private final Subscription subscription;
    private final EventHandler<InputEvent> first = _ -> needed();
    private Runnable views = () -> {};
    private Runnable docksOpen = () -> {};

    /**
     * @param toast lies over everything else
     * @param profile may be looked at without a program
     * @param dropped opens a file that was dropped on the window
     */
    public MainWindow(
            Node titleBar,
            Node banner,
            Node statusBar,
            Node welcome,
            Node toast,
            DockLayout docks,
            DebugModel debug,
            ReadOnlyObjectProperty<Optional<Profile>> profile,
            WindowKeys keys,
            Consumer<Path> dropped) {
        VBox top = new VBox(titleBar, banner);
        // Else what does not fit above would make everything below wider than the window.
        top.setMinWidth(0);
        root.setMinWidth(0);
        root.setTop(top);
        root.setBottom(statusBar);
        root.setCenter(middle);
        middle.getChildren().addAll(welcome, toast);
        this.docks = docks;
        root.addEventFilter(KeyEvent.KEY_PRESSED, first);
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, first);
        keys.install(root);
        root.addEventHandler(DragEvent.DRAG_OVER, MainWindow::offer);
        root.addEventHandler(DragEvent.DRAG_DROPPED, e -> take(e, dropped));
        Runnable show =
                () -> {
                    boolean empty = debug.session().isEmpty() && profile.get().isEmpty();
                    welcome.setVisible(empty);
                    docks.node().setVisible(!empty);
                    if (!empty) {
                        openDocks();
                    }
                };
        subscription =
                Subscription.combine(
                        debug.sessionProperty().subscribe(show), profile.subscribe(show));
        show.run();
    }

    /**
     * Says what is to be done when the user begins to do something, or the views are needed.
     *
     * @param before makes the views
     * @param after when they stand in the window
     */
    public void whenDocksOpen(Runnable before, Runnable after) {
        views = before;
        docksOpen = after;
    }

    /** Somebody is about to do something: all views and actions are to be there. */
    public void needed() {
        root.removeEventFilter(KeyEvent.KEY_PRESSED, first);
        root.removeEventFilter(MouseEvent.MOUSE_PRESSED, first);
        views.run();
    }

    /**
     * Puts the views into the window, if they do not stand there yet. That styles all of them,
     * which takes as long as the rest of the start; the welcome page does not need it.
     */
    public void openDocks() {
        if (root.getScene() == null || middle.getChildren().contains(docks.node())) {
            return;
        }
        needed();
        middle.getChildren().addFirst(docks.node());
        root.layout();
        docksOpen.run();
    }

    /** Puts a layer over the views; it shows itself when it is wanted. */
    public void cover(Node layer) {
        middle.getChildren().add(layer);
    }

    /** The root of the scene. */
    public Parent node() {
        return root;
    }

    private static Optional<Path> module(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return files.size() == 1 ? Optional.of(files.getFirst().toPath()) : Optional.empty();
    }

    private static void offer(DragEvent event) {
        if (module(event).isPresent()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private static void take(DragEvent event, Consumer<Path> dropped) {
        module(event).ifPresent(dropped);
        event.setDropCompleted(module(event).isPresent());
        event.consume();
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
