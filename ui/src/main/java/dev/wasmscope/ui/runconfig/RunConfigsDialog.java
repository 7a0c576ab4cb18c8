package dev.wasmscope.ui.runconfig;

import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.shell.FileDialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The run configurations of the open module: a list of them, and the fields of one. */
public final class RunConfigsDialog {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 620;

    private final RunConfigsModel model;
    private final Path module;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final ObservableList<Draft> drafts = FXCollections.observableArrayList();
    private final List<Draft> removed = new ArrayList<>();
    private final ListView<Draft> list = new ListView<>(drafts);
    private final RunConfigForm form;
    private final Label problem = Parts.label("", "danger-text");
    private final ButtonType save = new ButtonType("Save", ButtonBar.ButtonData.APPLY);
    private final ButtonType use = new ButtonType("Save and choose", ButtonBar.ButtonData.OK_DONE);

    /** One row of the list. */
    private record Draft(
            Optional<RunConfigsModel.Entry> before,
            RunConfigDraft draft,
            RunConfigFile.Place place) {
        boolean changed() {
            try {
                return before.isEmpty()
                        || before.get().place() != place
                        || !before.get().config().equals(draft.config());
            } catch (RunConfigException e) {
                return true;
            }
        }
    }

    private RunConfigsDialog(RunConfigsModel model, Path module, FileDialogs dialogs) {
        this.model = model;
        this.module = module;
        form = new RunConfigForm(module, dialogs, this::edited);
    }

    /**
     * Shows the dialog.
     *
     * @param module the open one
     */
    public static void show(RunConfigsModel model, Path module, FileDialogs dialogs, Window owner) {
        new RunConfigsDialog(model, module, dialogs).open(owner);
    }

    private void open(Window owner) {
        dialog.initOwner(owner);
        dialog.setTitle("Run configurations of " + module.getFileName());
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(content());
        dialog.getDialogPane().getButtonTypes().setAll(use, save, ButtonType.CANCEL);
        dialog.getDialogPane().lookupButton(use).setId("run-config-use");
        dialog.getDialogPane().lookupButton(save).setId("run-config-save");
        dialog.getDialogPane()
                .lookupButton(use)
                .addEventFilter(ActionEvent.ACTION, e -> saveAll(e, true));
        dialog.getDialogPane()
                .lookupButton(save)
                .addEventFilter(ActionEvent.ACTION, e -> saveAll(e, false));
        dialog.getDialogPane().setMinWidth(WIDTH);
        dialog.getDialogPane().setPrefSize(WIDTH, HEIGHT);
        dialog.setResultConverter(button -> button);
        model.items().forEach(e -> drafts.add(draft(e)));
        if (drafts.isEmpty()) {
            add();
        } else {
            list.getSelectionModel().select(indexOf(model.chosenProperty().get()));
        }
        check();
        dialog.show();
    }

    private Draft draft(RunConfigsModel.Entry entry) {
        return new Draft(
                Optional.of(entry), RunConfigDraft.of(module, entry.config()), entry.place());
    }

    private int indexOf(String name) {
        for (int i = 0; i < drafts.size(); i++) {
            if (drafts.get(i).draft().name().equals(name)) {
                return i;
            }
        }
        return 0;
    }

    private Node content() {
        list.setId("run-configs");
        list.setAccessibleText("Run configurations");
        list.setPrefWidth(210);
        list.setCellFactory(_ -> new Row());
        list.setPlaceholder(Parts.label("None yet", "subtle"));
        list.getSelectionModel().selectedIndexProperty().subscribe(_ -> showSelected());
        Button add = button("run-config-add", "Add a configuration", Feather.PLUS, this::add);
        Button copy = button("run-config-copy", "Copy the configuration", Feather.COPY, this::copy);
        Button remove =
                button(
                        "run-config-remove",
                        "Remove the configuration",
                        Feather.MINUS,
                        this::remove);
        HBox bar = new HBox(4, add, copy, remove);
        VBox left = new VBox(8, bar, list);
        left.getStyleClass().add("dialog-page");
        VBox.setVgrow(list, Priority.ALWAYS);
        problem.setId("run-config-problem");
        problem.setWrapText(true);
        StackPane bottom = new StackPane(problem);
        bottom.getStyleClass().add("dialog-page");
        StackPane.setAlignment(problem, javafx.geometry.Pos.CENTER_LEFT);
        BorderPane page = new BorderPane(form.node());
        page.setLeft(left);
        page.setBottom(bottom);
        page.setMinSize(0, 0);
        return page;
    }

    private static Button button(String id, String title, Ikon icon, Runnable handler) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(title);
        button.setTooltip(new javafx.scene.control.Tooltip(title));
        button.getStyleClass().addAll("flat", "small-icon");
        button.setOnAction(_ -> handler.run());
        return button;
    }

    // ---- the list

    private void add() {
        String name = free(drafts.isEmpty() && removed.isEmpty() ? "As opened" : "New");
        RunConfig begun =
                drafts.isEmpty()
                        ? model.present(name).orElse(RunConfig.plain(name))
                        : RunConfig.plain(name);
        insert(RunConfigDraft.of(module, begun), RunConfigFile.Place.USER);
    }

    private void copy() {
        selected().ifPresent(d -> insert(named(d.draft(), free(d.draft().name())), d.place()));
    }

    private static RunConfigDraft named(RunConfigDraft d, String name) {
        return new RunConfigDraft(
                d.module(),
                name,
                d.args(),
                d.env(),
                d.folder(),
                d.dirs(),
                d.input(),
                d.limits(),
                d.faults(),
                d.mappings(),
                d.sourceDirs(),
                d.invoke(),
                d.stopOnEntry(),
                d.unknownImports());
    }

    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; taken(name) > 0; i++) {
            name = wanted + " " + i;
        }
        return name;
    }

    private long taken(String name) {
        return drafts.stream().filter(d -> d.draft().name().strip().equals(name)).count();
    }

    private void insert(RunConfigDraft draft, RunConfigFile.Place place) {
        drafts.add(new Draft(Optional.empty(), draft, place));
        list.getSelectionModel().selectLast();
        form.focusName();
    }

    private void remove() {
        selected()
                .ifPresent(
                        d -> {
                            if (d.before().isPresent()) {
                                removed.add(d);
                            }
                            drafts.remove(list.getSelectionModel().getSelectedIndex());
                            check();
                        });
    }

    private Optional<Draft> selected() {
        int at = list.getSelectionModel().getSelectedIndex();
        return at < 0 || at >= drafts.size() ? Optional.empty() : Optional.of(drafts.get(at));
    }

    private void showSelected() {
        form.node().setDisable(selected().isEmpty());
        selected().ifPresent(d -> form.show(d.draft(), d.place()));
        check();
    }

    private void edited() {
        int at = list.getSelectionModel().getSelectedIndex();
        if (at >= 0 && at < drafts.size()) {
            Draft old = drafts.get(at);
            Draft now = new Draft(old.before(), form.draft(), form.place());
            if (!now.equals(old)) {
                replace(at, now);
            }
        }
        check();
    }

    /** The selection stays: replacing a row must not fill the form again under the caret. */
    private void replace(int at, Draft now) {
        drafts.set(at, now);
        if (list.getSelectionModel().getSelectedIndex() != at) {
            list.getSelectionModel().select(at);
        }
    }

    // ---- the end

    private String firstProblem() {
        for (Draft draft : drafts) {
            String name = draft.draft().name().strip();
            String wrong =
                    taken(name) > 1
                            ? "There are two configurations of this name"
                            : draft.draft().problem();
            if (!wrong.isEmpty()) {
                return (name.isEmpty() ? "" : name + ": ") + wrong;
            }
        }
        return "";
    }

    private void check() {
        String wrong = firstProblem();
        problem.setText(wrong);
        for (ButtonType type : List.of(use, save)) {
            Node button = dialog.getDialogPane().lookupButton(type);
            if (button != null) {
                button.setDisable(!wrong.isEmpty());
            }
        }
    }

    private void saveAll(ActionEvent event, boolean choose) {
        String chosen = model.chosenProperty().get();
        Optional<Draft> follows =
                drafts.stream()
                        .filter(
                                d ->
                                        d.before()
                                                .filter(b -> b.config().name().equals(chosen))
                                                .isPresent())
                        .findFirst();
        String choice =
                (choose ? selected() : follows).map(d -> d.draft().name().strip()).orElse("");
        String wrong;
        try {
            wrong = model.save(edits(), choice);
        } catch (RunConfigException e) {
            wrong = String.valueOf(e.getMessage());
        }
        if (!wrong.isEmpty()) {
            problem.setText(wrong);
            event.consume();
        }
    }

    private List<RunConfigsModel.Edit> edits() throws RunConfigException {
        List<RunConfigsModel.Edit> edits = new ArrayList<>();
        for (Draft draft : removed) {
            edits.add(new RunConfigsModel.Edit(draft.before(), Optional.empty()));
        }
        for (Draft draft : drafts) {
            if (draft.changed()) {
                edits.add(
                        new RunConfigsModel.Edit(
                                draft.before(),
                                Optional.of(
                                        new RunConfigsModel.Entry(
                                                draft.draft().config(), draft.place()))));
            }
        }
        return edits;
    }

    /** A name, and where it is kept. */
    private static final class Row extends ListCell<Draft> {
        @Override
        protected void updateItem(Draft item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : item.draft().name());
            setGraphic(
                    empty || item == null
                            ? null
                            : new FontIcon(
                                    item.place() == RunConfigFile.Place.BESIDE
                                            ? Feather.SHARE_2
                                            : Feather.USER));
        }
    }
}
