package dev.wasmscope.ui.files;

import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.OverlayOutcome;
import dev.wasmscope.ui.memory.HexDump;
import dev.wasmscope.ui.parts.Copying;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.theme.Themes;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The files that the guest changed in its overlay: to be looked at, saved or discarded. */
public final class ChangesView implements AutoCloseable {

    /** As high as a canvas may be. */
    private static final int MOST_BYTES = 2048;

    private final ChangesModel model;
    private final Themes themes;
    private final BorderPane root = new BorderPane();
    private final ListView<OverlayChange> list = new ListView<>();
    private final BorderPane shown = new BorderPane();
    private final Set<String> ticked = new TreeSet<>();
    private final Button saveTicked;
    private final Button saveAll;
    private final Button discard;
    private final Subscription subscriptions;
    private Optional<HexDump> dump = Optional.empty();

    /**
     * @param reveal shows a file of this machine
     */
    public ChangesView(ChangesModel model, Themes themes, Consumer<Path> reveal) {
        this.model = model;
        this.themes = themes;
        saveTicked = button("changes-save", "Save selected", Feather.SAVE, this::saveTicked);
        saveAll = button("changes-save-all", "Save all", Feather.SAVE, this::saveAll);
        discard = button("changes-discard", "Discard", Feather.TRASH_2, this::discard);
        list.setId("changes");
        list.setCellFactory(_ -> new ChangeCell());
        list.setPlaceholder(
                EmptyState.of(
                        Feather.LAYERS,
                        "No changed files",
                        "What the program writes to a folder that is given as an overlay appears"
                                + " here; the folder itself stays as it is until you save."));
        list.setAccessibleText("Changed files");
        list.getSelectionModel().selectedItemProperty().subscribe(this::look);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setContextMenu(menu(reveal));
        Copying.list(list, ChangesView::line);
        HBox bar = Parts.bar(saveTicked, saveAll, discard);
        bar.getStyleClass().add("changes-bar");
        BorderPane left = new BorderPane(list);
        left.setTop(bar);
        left.setMinWidth(0);
        shown.setMinWidth(0);
        SplitPane split = new SplitPane(left, shown);
        split.setDividerPositions(0.5);
        root.setCenter(split);
        subscriptions =
                Subscription.combine(
                        model.changesProperty().subscribe(this::show),
                        model.previewProperty().subscribe(this::preview));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    /** Space ticks and unticks the chosen change. */
    private void pressed(KeyEvent event) {
        OverlayChange change = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.SPACE && change != null) {
            tick(change, !ticked.contains(change.guestPath()));
            list.refresh();
            event.consume();
        }
    }

    private void tick(OverlayChange change, boolean on) {
        if (on) {
            ticked.add(change.guestPath());
        } else {
            ticked.remove(change.guestPath());
        }
        enable();
    }

    private ContextMenu menu(Consumer<Path> reveal) {
        MenuItem tick = item("tick", "Select or unselect\tSpace", Feather.CHECK_SQUARE);
        tick.setOnAction(
                _ -> {
                    OverlayChange change = list.getSelectionModel().getSelectedItem();
                    tick(change, !ticked.contains(change.guestPath()));
                    list.refresh();
                });
        MenuItem save = item("save", "Save this change", Feather.SAVE);
        save.setOnAction(_ -> model.save(picked(), this::refused));
        MenuItem forget = item("discard", "Discard this change", Feather.TRASH_2);
        forget.setOnAction(_ -> model.discard(picked(), _ -> {}));
        MenuItem host = item("reveal", "Show on this machine", Feather.EXTERNAL_LINK);
        host.setOnAction(_ -> picked().forEach(c -> reveal.accept(c.hostPath())));
        ContextMenu menu = new ContextMenu(tick, save, forget, host);
        menu.setOnShowing(
                _ -> menu.getItems().forEach(item -> item.setDisable(picked().isEmpty())));
        return menu;
    }

    private static MenuItem item(String id, String title, Ikon icon) {
        MenuItem item = new MenuItem(title, new FontIcon(icon));
        item.setId("change-" + id);
        return item;
    }

    /** The change that the keyboard is on. */
    private List<OverlayChange> picked() {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }

    private static String line(OverlayChange change) {
        return word(change) + " " + change.guestPath();
    }

    private static String word(OverlayChange change) {
        return change.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Button button(String id, String text, Ikon icon, Runnable action) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void show(List<OverlayChange> changes) {
        ticked.retainAll(changes.stream().map(OverlayChange::guestPath).toList());
        Optional<String> chosen =
                Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                        .map(OverlayChange::guestPath);
        list.getItems().setAll(changes);
        changes.stream()
                .filter(c -> chosen.filter(c.guestPath()::equals).isPresent())
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
        enable();
    }

    private void enable() {
        boolean none = list.getItems().isEmpty();
        saveTicked.setDisable(ticked.isEmpty());
        saveAll.setDisable(none);
        discard.setDisable(none);
        discard.setText(ticked.isEmpty() ? "Discard all" : "Discard selected");
    }

    private List<OverlayChange> chosen() {
        return list.getItems().stream().filter(c -> ticked.contains(c.guestPath())).toList();
    }

    /** Saves the changes that are ticked. */
    public void saveTicked() {
        model.save(chosen(), this::refused);
    }

    /** Saves all changes. */
    public void saveAll() {
        model.save(list.getItems(), this::refused);
    }

    private void refused(List<OverlayOutcome> refused) {
        UnsavedDialog.refused(model, root.getScene().getWindow(), refused);
    }

    /** Forgets the changes that are ticked, or all when none is. */
    public void discard() {
        model.discard(ticked.isEmpty() ? list.getItems() : chosen(), _ -> {});
    }

    private void look(@Nullable OverlayChange change) {
        if (change != null) {
            model.look(change);
        }
    }

    private void preview(Optional<FilePreview> preview) {
        dump.ifPresent(HexDump::close);
        dump = Optional.empty();
        shown.setCenter(
                preview.<Node>map(this::page)
                        .orElseGet(
                                () ->
                                        EmptyState.of(
                                                Feather.FILE_TEXT,
                                                "No file chosen",
                                                "Choose a file to see what changed in it.")));
    }

    private Node page(FilePreview preview) {
        if (preview.isText()) {
            ListView<LineDiff.Line> lines = new ListView<>();
            lines.setId("changes-preview");
            lines.getStyleClass().add("diff");
            lines.setCellFactory(_ -> new LineCell());
            lines.setAccessibleText("What changed in " + preview.change().guestPath());
            lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
            Copying.list(lines, LineDiff.Line::text);
            lines.setPlaceholder(Parts.label("No contents", "subtle"));
            lines.getItems().setAll(preview.lines());
            return lines;
        }
        HexDump bytes = new HexDump(preview.head(MOST_BYTES), themes);
        dump = Optional.of(bytes);
        ScrollPane scroll = new ScrollPane(bytes);
        scroll.setId("changes-preview");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("call-details", "edge-to-edge");
        return scroll;
    }

    /** A line with the sign of what happened to it. */
    private static final class LineCell extends ListCell<LineDiff.Line> {
        private static final List<String> STYLES = List.of("kept", "removed", "added");

        LineCell() {
            getStyleClass().addAll("mono", "diff-line");
        }

        @Override
        protected void updateItem(LineDiff.@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll(STYLES);
            if (empty || line == null) {
                setText(null);
                return;
            }
            String sign =
                    switch (line.change()) {
                        case KEPT -> "  ";
                        case REMOVED -> "- ";
                        case ADDED -> "+ ";
                    };
            getStyleClass().add(STYLES.get(line.change().ordinal()));
            setText(sign + line.text());
        }
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        dump.ifPresent(HexDump::close);
    }

    /** A tick, what happened, the path, and the sizes. */
    private final class ChangeCell extends ListCell<OverlayChange> {
        private final CheckBox tick = new CheckBox();
        private final Label kind = Parts.label("", "tag");
        private final Label path = Parts.label("", "mono");
        private final Label sizes = Parts.label("", "subtle", "small");
        private final HBox row = new HBox(7, tick, kind, path, Parts.spring(), sizes);
        private final Consumer<Boolean> changed = this::ticked;
        private boolean showing;

        ChangeCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            kind.setMinWidth(64);
            sizes.setMinWidth(USE_PREF_SIZE);
            path.setMinWidth(40);
            HBox.setHgrow(path, Priority.SOMETIMES);
            prefWidthProperty().set(0);
            tick.selectedProperty().subscribe(changed);
        }

        private void ticked(boolean on) {
            if (!showing && getItem() != null) {
                tick(getItem(), on);
            }
        }

        @Override
        protected void updateItem(@Nullable OverlayChange change, boolean empty) {
            super.updateItem(change, empty);
            if (empty || change == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            showing = true;
            tick.setId("change-tick-" + change.path().replace('/', '-').replace('.', '-'));
            tick.setSelected(ticked.contains(change.guestPath()));
            tick.setAccessibleText("Selected: " + line(change));
            kind.setText(word(change));
            path.setText(change.guestPath() + (change.directory() ? "/" : ""));
            sizes.setText(sizes(change.sizeBefore(), change.sizeAfter()));
            setTooltip(
                    new Tooltip(
                            change.renamedFrom().map(from -> "was " + from + "\n").orElse("")
                                    + change.hostPath()));
            setGraphic(row);
            showing = false;
        }

        private static String sizes(OptionalLong before, OptionalLong after) {
            String old = before.isPresent() ? Parts.bytes(before.getAsLong()) : "";
            String now = after.isPresent() ? Parts.bytes(after.getAsLong()) : "";
            return old.isEmpty() || now.isEmpty() ? old + now : old + " \u2192 " + now;
        }
    }
}
