package dev.wasmscope.ui.welcome;

import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.welcome.RecentSessions.Item;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The programs that were opened, a row for each; missing ones are said to be missing. */
final class RecentList implements AutoCloseable {
    private static final int FEW = 6;

    private final RecentSessions recent;
    private final Consumer<RecentSession> open;
    private final VBox rows = new VBox(4);
    private final Hyperlink more = new Hyperlink();
    private final VBox root = new VBox(8);
    private final Subscription subscription;
    private boolean all;

    RecentList(RecentSessions recent, Consumer<RecentSession> open) {
        this.recent = recent;
        this.open = open;
        Button clear = new Button("Forget all");
        clear.setId("recent-clear");
        clear.getStyleClass().addAll("flat", "small");
        clear.setOnAction(_ -> recent.clear());
        HBox head = new HBox(Parts.label("Opened before", "section"), Parts.spring(), clear);
        head.setAlignment(Pos.CENTER_LEFT);
        more.setId("recent-more");
        more.setOnAction(
                _ -> {
                    all = !all;
                    show(recent.itemsProperty().get());
                });
        root.setId("recent");
        root.getChildren().addAll(head, rows, more);
        subscription = recent.itemsProperty().subscribe(this::show);
    }

    Node node() {
        return root;
    }

    private void show(List<Item> items) {
        root.setVisible(!items.isEmpty());
        root.setManaged(!items.isEmpty());
        rows.getChildren().clear();
        int shown = all ? items.size() : Math.min(FEW, items.size());
        for (int i = 0; i < shown; i++) {
            rows.getChildren().add(row(items.get(i), i + 1));
        }
        boolean longer = items.size() > FEW;
        more.setVisible(longer);
        more.setManaged(longer);
        more.setText(all ? "Show fewer" : "Show all " + items.size());
    }

    private Node row(Item item, int number) {
        RecentSession session = item.session();
        Label name = Parts.label(session.title(), "recent-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setMaxWidth(360);
        Label folder = Parts.label(session.folder(), "small", "subtle");
        folder.setMinWidth(0);
        folder.setMaxWidth(Double.MAX_VALUE);
        folder.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox.setHgrow(folder, Priority.ALWAYS);
        Label size =
                item.missing()
                        ? Parts.label("missing", "tag", "danger")
                        : Parts.label(Parts.bytes(item.size().orElse(0)), "small", "subtle");
        size.setMinWidth(Region.USE_PREF_SIZE);
        HBox about = new HBox(12, new FontIcon(Feather.CLOCK), name, folder, size);
        about.setAlignment(Pos.CENTER_LEFT);
        Button open = new Button(null, about);
        open.setId("recent-" + number);
        open.getStyleClass().add("recent-row");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setAccessibleText(
                "Open " + session.title() + (item.missing() ? ", the file is missing" : ""));
        open.setTooltip(new Tooltip(session.wasm()));
        open.setOnAction(_ -> this.open.accept(session));
        open.setOnKeyPressed(
                e -> {
                    if (e.getCode() == KeyCode.DELETE) {
                        recent.remove(session);
                        e.consume();
                    }
                });
        HBox.setHgrow(open, Priority.ALWAYS);
        about.prefWidthProperty().bind(open.widthProperty().subtract(28));
        Button remove = new Button(null, new FontIcon(Feather.X));
        remove.setId("recent-remove-" + number);
        remove.getStyleClass().addAll("flat", "small-icon");
        remove.setAccessibleText("Forget " + session.title());
        remove.setTooltip(new Tooltip("Forget"));
        remove.setOnAction(_ -> recent.remove(session));
        HBox row = new HBox(4, open, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
