package dev.wasmscope.ui.source;

import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.place.Place;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Shows a {@link SearchModel}: the words, and the lines that hold them. */
public final class SearchView implements AutoCloseable {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final SearchModel model;
    private final Consumer<Place> go;
    private final SearchWords words =
            new SearchWords("search-words", "search", "Find in all source files");
    private final Label summary = Parts.label("", "subtle", "small");
    private final ListView<SearchModel.Hit> list = new ListView<>();
    private final BorderPane root = new BorderPane();
    private final PauseTransition typing = new PauseTransition(Duration.millis(250));
    private final Subscription subscription;

    /**
     * @param go shows a place
     */
    public SearchView(SearchModel model, Consumer<Place> go) {
        this.model = model;
        this.go = go;
        words.field().textProperty().subscribe((_, _) -> typing.playFromStart());
        words.field().setOnAction(_ -> search());
        words.onOption(this::search);
        words.field().addEventFilter(KeyEvent.KEY_PRESSED, this::intoTheList);
        typing.setOnFinished(_ -> search());
        summary.setId("search-summary");
        list.setId("search-results");
        list.setAccessibleText("Lines found");
        list.getStyleClass().add("rows");
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new HitCell());
        list.setPlaceholder(
                EmptyState.of(
                        Feather.SEARCH,
                        "Find in sources",
                        "Lines of all source files of the program that hold the words appear"
                                + " here."));
        list.setOnMouseClicked(
                e -> {
                    if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                        open();
                    }
                });
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        list.setContextMenu(menu());
        root.getStyleClass().addAll("panel", "source-search");
        HBox bar = Parts.bar(summary);
        bar.getChildren().addAll(0, words.nodes());
        bar.getStyleClass().add("find-bar");
        root.setTop(bar);
        root.setCenter(list);
        subscription = model.resultProperty().subscribe(this::show);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    /** Lets the user type what to find. */
    public void focus() {
        words.focus();
    }

    private void search() {
        typing.stop();
        model.find(words.search());
    }

    private void show(SearchModel.Result result) {
        summary.setText(result.summary());
        list.getItems().setAll(result.hits());
    }

    private void open() {
        SearchModel.Hit hit = list.getSelectionModel().getSelectedItem();
        if (hit != null) {
            go.accept(new Place.SourceLine(hit.file(), hit.line()));
        }
    }

    private void intoTheList(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
            list.requestFocus();
            list.getSelectionModel().selectFirst();
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            open();
            event.consume();
        } else if (COPY.match(event)) {
            copy();
            event.consume();
        }
    }

    private void copy() {
        CodePane.copy(
                list.getSelectionModel().getSelectedItems().stream()
                        .map(SearchModel.Hit::copied)
                        .collect(Collectors.joining("\n")));
    }

    private ContextMenu menu() {
        MenuItem open = new MenuItem("Show");
        open.setId("search-show");
        open.setOnAction(_ -> open());
        MenuItem copy = new MenuItem("Copy");
        copy.setId("search-copy");
        copy.setOnAction(_ -> copy());
        return new ContextMenu(open, copy);
    }

    @Override
    public void close() {
        typing.stop();
        subscription.unsubscribe();
    }

    /** The place, and the line with its match. */
    private static final class HitCell extends ListCell<SearchModel.Hit> {
        private final Label place = Parts.label("", "subtle");
        private final Text before = new Text();
        private final Text match = new Text();
        private final Text after = new Text();
        private final HBox row = new HBox(place, before, match, after);

        HitCell() {
            place.setMinWidth(180);
            place.setMaxWidth(180);
            for (Text text : new Text[] {before, match, after}) {
                text.getStyleClass().addAll("mono", "search-text");
            }
            match.getStyleClass().add("search-match");
            HBox.setHgrow(place, Priority.NEVER);
            prefWidthProperty().set(0);
        }

        @Override
        protected void updateItem(SearchModel.@Nullable Hit hit, boolean empty) {
            super.updateItem(hit, empty);
            if (empty || hit == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            String name = hit.file().substring(hit.file().lastIndexOf('/') + 1);
            place.setText(name + ":" + hit.line());
            String text = hit.text();
            int indent =
                    Math.min(text.length() - text.stripLeading().length(), hit.match().start());
            before.setText(text.substring(indent, hit.match().start()));
            match.setText(text.substring(hit.match().start(), hit.match().end()));
            after.setText(text.substring(hit.match().end()));
            setTooltip(new Tooltip(hit.file() + ":" + hit.line()));
            setAccessibleText(hit.copied());
            setGraphic(row);
        }
    }
}
