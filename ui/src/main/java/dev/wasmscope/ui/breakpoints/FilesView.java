package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.SourceFile;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.source.SourcesModel;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The source files of the program: those that can be read first. A click opens one. */
public final class FilesView implements AutoCloseable {
    private final ListView<SourceFile> list = new ListView<>();

    public FilesView(SourcesModel model) {
        list.setId("files");
        list.getStyleClass().add("rows");
        list.setItems(
                new SortedList<>(
                        model.files(),
                        (a, b) ->
                                readable(a) != readable(b)
                                        ? Boolean.compare(readable(b), readable(a))
                                        : name(a).compareToIgnoreCase(name(b))));
        list.setCellFactory(_ -> new FileCell(model));
        list.setPlaceholder(
                EmptyState.of(
                        Feather.FILE_TEXT,
                        "No source files",
                        "Files that the debug information names appear here. Without it, use the"
                                + " Disassembly tab."));
    }

    /** The node to put into a window. */
    public Node node() {
        return list;
    }

    private static boolean readable(SourceFile file) {
        return file.embedded() || file.resolved().isPresent();
    }

    private static String name(SourceFile file) {
        return file.file().substring(file.file().lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        list.setItems(null);
    }

    /** Name, then folder; files that cannot be read are faint. */
    private static final class FileCell extends ListCell<SourceFile> {
        private final FontIcon icon = new FontIcon(Feather.FILE_TEXT);
        private final Label name = Parts.label("");
        private final Label folder = Parts.label("", "subtle", "small");
        private final HBox row = new HBox(7, icon, name, folder);

        FileCell(SourcesModel model) {
            row.setAlignment(Pos.CENTER_LEFT);
            name.setMinWidth(USE_PREF_SIZE);
            folder.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            icon.getStyleClass().add("file-icon");
            prefWidthProperty().set(0);
            setOnMouseClicked(
                    _ -> {
                        if (getItem() != null) {
                            model.show(getItem().file(), 0);
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable SourceFile file, boolean empty) {
            super.updateItem(file, empty);
            if (empty || file == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            String path = file.file();
            name.setText(name(file));
            folder.setText(path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "");
            row.setOpacity(readable(file) ? 1 : 0.5);
            setTooltip(
                    new Tooltip(
                            path
                                    + "\n"
                                    + file.lineCount()
                                    + " lines with code"
                                    + (readable(file) ? "" : "\nnot found on this machine")));
            setGraphic(row);
        }
    }
}
