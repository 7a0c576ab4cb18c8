package dev.wasmscope.ui.files;

import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.ui.parts.Parts;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A list of folders that a program sees, and a form for another one. */
public final class FoldersPane {
    private final VBox list = new VBox(6);
    private final VBox page;
    private final List<DirMapping> folders = new ArrayList<>();
    private final Supplier<Optional<Path>> choose;
    private final Supplier<Path> base;
    private final Runnable changed;
    private final TextField host = new TextField();
    private final TextField guest = new TextField();
    private final ChoiceBox<DirAccess> access = accessBox(DirAccess.OVERLAY);
    private final Label problem = Parts.label("", "danger-text");

    /**
     * @param choose lets the user choose a folder of this machine
     * @param base where relative paths that are typed start
     * @param changed called after every change of the list
     */
    public FoldersPane(Supplier<Optional<Path>> choose, Supplier<Path> base, Runnable changed) {
        this.choose = choose;
        this.base = base;
        this.changed = changed;
        page = content();
    }

    /** The node to put into a window. */
    public Node node() {
        return page;
    }

    /** The folders. */
    public List<DirMapping> folders() {
        return List.copyOf(folders);
    }

    /** Shows other folders. */
    public void show(List<DirMapping> next) {
        folders.clear();
        folders.addAll(next);
        host.clear();
        guest.clear();
        problem.setText("");
        showList();
    }

    private VBox content() {
        host.setId("folder-host");
        host.setPromptText("Folder on this machine");
        guest.setId("folder-guest");
        guest.setPromptText("/name");
        guest.setPrefColumnCount(8);
        access.setId("folder-access");
        HBox.setHgrow(host, Priority.ALWAYS);
        Button browse = new Button(null, new FontIcon(Feather.FOLDER));
        browse.setAccessibleText("Choose a folder");
        browse.setOnAction(_ -> choose.get().ifPresent(this::chosen));
        Button add = new Button("Add", new FontIcon(Feather.PLUS));
        add.setId("folder-add");
        add.setMinWidth(Button.USE_PREF_SIZE);
        add.setOnAction(_ -> add());
        HBox form = new HBox(8, host, browse, guest, access, add);
        form.setAlignment(Pos.CENTER_LEFT);
        problem.setId("folder-problem");
        problem.setWrapText(true);
        Label about =
                Parts.label(
                        "overlay: changes stay in memory until you save them. read-only: changes"
                                + " are refused. real: changes are made in the folder.",
                        "subtle",
                        "small");
        about.setWrapText(true);
        return new VBox(10, list, Parts.label("Another folder", "section"), form, problem, about);
    }

    private void chosen(Path folder) {
        host.setText(folder.toString());
        if (guest.getText().isBlank()) {
            guest.setText("/" + folder.getFileName());
        }
    }

    private void add() {
        try {
            Path folder = base.get().resolve(host.getText().strip());
            String name = guest.getText().isBlank() ? "/" : guest.getText().strip();
            if (host.getText().isBlank() || !Files.isDirectory(folder)) {
                problem.setText(host.getText() + " is no folder on this machine");
            } else if (folders.stream().anyMatch(f -> f.guest().equals(name))) {
                problem.setText("There is a folder " + name + " already");
            } else {
                folders.add(
                        new DirMapping(
                                folder.toAbsolutePath().normalize(), name, access.getValue()));
                host.clear();
                guest.clear();
                problem.setText("");
                changed();
            }
        } catch (InvalidPathException e) {
            problem.setText(host.getText() + " is no path on this machine");
        }
    }

    private void showList() {
        list.getChildren().clear();
        for (int i = 0; i < folders.size(); i++) {
            list.getChildren().add(row(i));
        }
        if (folders.isEmpty()) {
            list.getChildren().add(Parts.label("The program sees no folder.", "subtle"));
        }
    }

    private void changed() {
        showList();
        changed.run();
    }

    private Node row(int index) {
        DirMapping folder = folders.get(index);
        ChoiceBox<DirAccess> mode = accessBox(folder.access());
        mode.setId("folder-mode-" + (index + 1));
        mode.setOnAction(
                _ -> {
                    folders.set(
                            index, new DirMapping(folder.host(), folder.guest(), mode.getValue()));
                    changed.run();
                });
        Button remove = new Button(null, new FontIcon(Feather.X));
        remove.setId("folder-remove-" + (index + 1));
        remove.getStyleClass().addAll("flat", "small-icon");
        remove.setAccessibleText("Remove " + folder.guest());
        remove.setOnAction(
                _ -> {
                    folders.remove(index);
                    changed();
                });
        Label name = Parts.label(folder.guest(), "mono");
        name.setMinWidth(90);
        Label path = Parts.label(folder.host().toString(), "mono", "subtle", "small");
        path.setMinWidth(0);
        HBox row = new HBox(10, name, path, Parts.spring(), mode, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static ChoiceBox<DirAccess> accessBox(DirAccess value) {
        ChoiceBox<DirAccess> box = new ChoiceBox<>();
        box.getItems().setAll(DirAccess.OVERLAY, DirAccess.READ_ONLY, DirAccess.READ_WRITE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(DirAccess access) {
                        return access == null ? "" : FilesModel.words(access);
                    }

                    @Override
                    public DirAccess fromString(String text) {
                        throw new UnsupportedOperationException("nothing is typed here");
                    }
                });
        box.setValue(value);
        return box;
    }
}
