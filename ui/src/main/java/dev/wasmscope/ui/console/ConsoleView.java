package dev.wasmscope.ui.console;

import dev.wasmscope.ui.export.Exports;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.theme.Themes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Shows a {@link ConsoleModel}. */
public final class ConsoleView implements AutoCloseable {
    /**
     * What the console needs of the window.
     *
     * @param background where is searched
     * @param open shows a place in a source file
     * @param target asks where to save
     * @param exports saves
     */
    public record Outside(
            UiThread ui,
            Executor background,
            Themes themes,
            LineOpener open,
            Supplier<Optional<Path>> target,
            Exports exports) {}

    /** Shows a place in a source file. */
    public interface LineOpener {
        /**
         * Shows it, if there is such a file.
         *
         * @param file as the program wrote it
         */
        void open(String file, int line);
    }

    private final ConsoleModel model;
    private final Outside outside;
    private final ConsoleSearch search;
    private final ConsoleText text;
    private final ConsoleBar bar;
    private final BorderPane root = new BorderPane();
    private final Subscription subscription;

    public ConsoleView(ConsoleModel model, Outside outside) {
        this.model = model;
        this.outside = outside;
        search = new ConsoleSearch(model, outside.ui(), outside.background());
        text = new ConsoleText(model, search, outside);
        bar = new ConsoleBar(text, search, this::save, model::clear);
        Node empty =
                EmptyState.of(
                        Feather.TERMINAL,
                        "Nothing written yet",
                        "Standard output and standard error of the program appear here.");
        empty.visibleProperty().bind(Bindings.isEmpty(model.lines()));
        empty.setMouseTransparent(true);
        root.getStyleClass().add("panel");
        root.setTop(bar.node());
        root.setCenter(new StackPane(text.node(), empty));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        subscription =
                model.takesInputProperty()
                        .subscribe(
                                takes ->
                                        root.setBottom(takes ? new InputLine(model).node() : null));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    /** Whether this view does something with a key that others may mean something else by. */
    public boolean wants(KeyEvent event) {
        return switch (event.getCode()) {
            case F3 -> true;
            case F -> event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown();
            case S -> event.isShortcutDown() && text.focused();
            case D -> event.isControlDown();
            default -> false;
        };
    }

    private void key(KeyEvent event) {
        if (!wants(event)) {
            return;
        }
        switch (event.getCode()) {
            case F3 -> bar.step(!event.isShiftDown());
            case F -> bar.search();
            case S -> save();
            case D -> model.endInput();
            default -> {}
        }
        event.consume();
    }

    /** Searches in the output. */
    public void search() {
        bar.search();
    }

    /** Breaks long lines, or no longer. */
    public void turnWrap() {
        text.wrapProperty().set(!text.wrapProperty().get());
    }

    /** Follows the end of the output, or no longer. */
    public void turnFollow() {
        text.followProperty().set(!text.followProperty().get());
    }

    /** Writes the output to a file that the user chooses. */
    public void save() {
        outside.target().get().ifPresent(file -> model.save(file, outside.exports()));
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        search.close();
        text.close();
    }
}
