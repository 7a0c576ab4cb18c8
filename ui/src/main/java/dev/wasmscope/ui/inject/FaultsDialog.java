package dev.wasmscope.ui.inject;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.ui.parts.Parts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The faults of the open program and a form for another one. */
public final class FaultsDialog {
    private static final double WIDTH = 620;

    /** Height of what is wrong with a fault, which may need two lines. */
    private static final double TWO_LINES = 38;

    private final FaultsModel model;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final VBox list = new VBox(4);
    private final TextField calls = field("fault-calls", "path_open path=\"/data/in.txt\"");
    private final ComboBox<String> errno = new ComboBox<>();
    private final TextField delay = field("fault-delay", "10ms");
    private final TextField shorten = field("fault-short", "5 bytes or 50%");
    private final ComboBox<String> when = new ComboBox<>();
    private final Label outcome = Parts.label("", "mono", "subtle");
    private final Button add = new Button("Add", new FontIcon(Feather.PLUS));
    private final ListChangeListener<Fault> changed = _ -> showList();

    /** When a fault happens, as offered; other forms may be typed. */
    private static final List<String> OCCASIONS = List.of("1", "2", "3", "1+", "3+2", "2..5");

    private FaultsDialog(FaultsModel model) {
        this.model = model;
    }

    /**
     * Shows the dialog.
     *
     * @param draft what the form begins with
     */
    public static void show(FaultsModel model, Optional<FaultDraft> draft, Window owner) {
        new FaultsDialog(model).open(draft, owner);
    }

    private void open(Optional<FaultDraft> draft, Window owner) {
        dialog.initOwner(owner);
        dialog.setTitle("Faults in calls to the host");
        dialog.getDialogPane().setContent(content());
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.getDialogPane().getStyleClass().add("faults");
        fill(draft.orElse(new FaultDraft("", "", "", "", "")));
        model.items().addListener(changed);
        dialog.setOnHidden(_ -> model.items().removeListener(changed));
        showList();
        dialog.show();
    }

    private void fill(FaultDraft draft) {
        calls.setText(draft.calls());
        errno.setValue(draft.errno());
        delay.setText(draft.delay());
        shorten.setText(draft.shorten());
        when.setValue(draft.when());
        check();
    }

    private static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    private Node content() {
        errno.setId("fault-errno");
        errno.setMinHeight(30);
        errno.getItems()
                .setAll(
                        Stream.concat(
                                        Stream.of(""),
                                        Arrays.stream(Errno.values())
                                                .map(Errno::witxName)
                                                .filter(name -> !name.equals("success")))
                                .toList());
        errno.setConverter(new NoError());
        when.setId("fault-when");
        when.setEditable(true);
        when.getItems().setAll(OCCASIONS);
        when.setPromptText("each");
        add.setId("fault-add");
        add.setDefaultButton(true);
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(_ -> add());
        outcome.setId("fault-outcome");
        outcome.setWrapText(true);
        outcome.setMaxWidth(Double.MAX_VALUE);
        outcome.setMinHeight(TWO_LINES);
        HBox.setHgrow(outcome, Priority.ALWAYS);
        calls.textProperty().subscribe(_ -> check());
        errno.valueProperty().subscribe(_ -> check());
        delay.textProperty().subscribe(_ -> check());
        shorten.textProperty().subscribe(_ -> check());
        when.getEditor().textProperty().subscribe(_ -> check());
        GridPane form = new GridPane(10, 8);
        row(form, 0, "Calls", calls, "a filter: name, group, path=, fd=");
        row(form, 1, "Fail with", errno, "the host is not asked");
        row(form, 2, "Delay", delay, "before the host's work");
        row(form, 3, "Shorten", shorten, "reads and writes move no more");
        row(form, 4, "When", when, "1: the next one, 3+: from the third on");
        HBox end = new HBox(10, outcome, add);
        end.setAlignment(Pos.CENTER_LEFT);
        list.setId("faults");
        VBox page = new VBox(12, list, Parts.label("Another fault", "section"), form, end);
        page.getStyleClass().add("dialog-page");
        return page;
    }

    /** Names what is chosen when a call is not to fail. */
    private static final class NoError extends StringConverter<String> {
        @Override
        public String toString(@Nullable String name) {
            return name == null || name.isEmpty() ? "no error" : name;
        }

        @Override
        public String fromString(String text) {
            return text.equals("no error") ? "" : text;
        }
    }

    private static void row(GridPane form, int row, String name, Node field, String hint) {
        form.add(Parts.label(name), 0, row);
        form.add(field, 1, row);
        form.add(Parts.label(hint, "subtle", "small"), 2, row);
        GridPane.setHgrow(field, Priority.ALWAYS);
        if (field instanceof javafx.scene.control.Control control) {
            control.setMaxWidth(Double.MAX_VALUE);
            control.setMinWidth(240);
        }
    }

    private FaultDraft draft() {
        return new FaultDraft(
                calls.getText(),
                errno.getValue() == null ? "" : errno.getValue(),
                delay.getText(),
                shorten.getText(),
                when.getEditor().getText() == null ? "" : when.getEditor().getText());
    }

    private void check() {
        FaultDraft draft = draft();
        String problem = draft.calls().isBlank() ? "" : draft.problem();
        boolean good = problem.isEmpty() && !draft.calls().isBlank();
        Optional<String> idle = good ? model.idle(draft.text()) : Optional.empty();
        outcome.setText(good ? idle.orElse(draft.text()) : problem);
        outcome.getStyleClass().removeAll("danger-text", "warning");
        if (!problem.isEmpty()) {
            outcome.getStyleClass().add("danger-text");
        } else if (idle.isPresent()) {
            outcome.getStyleClass().add("warning");
        }
        add.setDisable(!good);
    }

    private void add() {
        String problem = model.add(draft().text());
        if (problem.isEmpty()) {
            fill(new FaultDraft("", "", "", "", ""));
        } else {
            outcome.setText(problem);
        }
    }

    private void showList() {
        list.getChildren().setAll(model.items().stream().map(this::item).toList());
        if (list.getChildren().isEmpty()) {
            list.getChildren().add(Parts.label("No faults are injected.", "subtle"));
        }
        if (dialog.getDialogPane().getScene() != null
                && dialog.getDialogPane().getScene().getWindow() != null) {
            dialog.getDialogPane().getScene().getWindow().sizeToScene();
        }
    }

    private Node item(Fault fault) {
        int number = model.items().indexOf(fault) + 1;
        CheckBox enabled = new CheckBox();
        enabled.setId("fault-enabled-" + number);
        enabled.setSelected(fault.enabled());
        enabled.setAccessibleText("In force: " + fault.text());
        enabled.setOnAction(_ -> model.setEnabled(fault, enabled.isSelected()));
        Label text = Parts.label(fault.text(), "mono");
        text.setOpacity(fault.enabled() ? 1 : 0.55);
        text.setMinWidth(0);
        Button remove = new Button(null, new FontIcon(Feather.X));
        remove.setId("fault-remove-" + number);
        remove.getStyleClass().addAll("flat", "small-icon");
        remove.setAccessibleText("Remove " + fault.text());
        remove.setOnAction(_ -> model.remove(fault));
        HBox row = new HBox(8, enabled, text, Parts.spring(), remove);
        if (fault.given()) {
            Label given = Parts.label("given at the start", "subtle", "small");
            given.setId("fault-given-" + number);
            given.setMinWidth(Region.USE_PREF_SIZE);
            given.setTooltip(
                    new Tooltip(
                            "From the run configuration or the command line; what is changed here"
                                    + " holds until the next start"));
            row.getChildren().add(2, given);
        }
        if (model.idle(fault.text()).isPresent()) {
            Label idle = Parts.label("no such call in this program", "warning", "small");
            idle.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(2, idle);
        }
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
