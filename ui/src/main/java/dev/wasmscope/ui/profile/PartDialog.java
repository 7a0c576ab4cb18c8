package dev.wasmscope.ui.profile;

import dev.wasmscope.session.AskedPart;
import dev.wasmscope.ui.parts.Parts;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks which part of a run is to be profiled. */
public final class PartDialog {
    private static final double WIDTH = 600;

    private final PartRuns runs;
    private final ComboBox<String> from = place("part-from", "From");
    private final ComboBox<String> to = place("part-to", "To");
    private final TextField below = field("part-below", "Below", "any function");
    private final TextField clock = field("part-clock", "Instructions", "10,000..25,000");
    private final TextField marks = field("part-marks", "Marks", "functions, imports");
    private final RadioButton counted = new RadioButton("Count");
    private final RadioButton sampled = new RadioButton("Take samples");
    private final Label problem = Parts.label("", "danger-text", "small");
    private final ButtonType start =
            new ButtonType("Restart and profile", ButtonBar.ButtonData.OK_DONE);
    private final Dialog<ButtonType> dialog = new Dialog<>();

    private PartDialog(PartRuns runs) {
        this.runs = runs;
    }

    /** Shows the dialog. */
    public static void show(PartRuns runs, Window owner) {
        new PartDialog(runs).open(owner);
    }

    private void open(Window owner) {
        dialog.initOwner(owner);
        dialog.setTitle("Profile a part of the run");
        dialog.getDialogPane().setContent(content());
        dialog.getDialogPane().getButtonTypes().setAll(start, ButtonType.CANCEL);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.getDialogPane().lookupButton(start).setId("part-start");
        fill(runs.last());
        Stream.of(from.getEditor(), to.getEditor(), below, clock, marks)
                .forEach(f -> f.textProperty().subscribe(_ -> check()));
        dialog.setOnShown(_ -> from.getEditor().requestFocus());
        dialog.setResultConverter(
                button -> {
                    if (button == start) {
                        runs.begin(draft());
                    }
                    return button;
                });
        dialog.show();
    }

    private void fill(PartRuns.Draft draft) {
        from.getItems().setAll(runs.places());
        to.getItems().setAll(runs.places());
        from.getEditor().setText(draft.part().from());
        to.getEditor().setText(draft.part().to());
        below.setText(draft.part().below());
        clock.setText(draft.part().clock());
        marks.setText(String.join(", ", draft.part().marks()));
        (draft.sampled() ? sampled : counted).setSelected(true);
    }

    private static ComboBox<String> place(String id, String name) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setEditable(true);
        box.setAccessibleText(name);
        box.getEditor().setId(id + "-text");
        box.setPromptText("file.c:12 or a function");
        box.getEditor().setAccessibleText(name);
        return box;
    }

    private static TextField field(String id, String name, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(name);
        return field;
    }

    private Node content() {
        ToggleGroup kind = new ToggleGroup();
        counted.setToggleGroup(kind);
        counted.setId("part-counted");
        sampled.setToggleGroup(kind);
        sampled.setId("part-sampled");
        problem.setId("part-problem");
        problem.setWrapText(true);
        HBox how = new HBox(16, counted, sampled);
        how.setAlignment(Pos.CENTER_LEFT);
        GridPane form = new GridPane(10, 8);
        row(form, 0, "From", from, "each time the program comes by");
        row(form, 1, "To", to, "where it comes by there");
        row(form, 2, "Below", below, "while this function is active");
        row(form, 3, "Instructions", clock, "A..B; one may be left out");
        row(form, 4, "Marks", marks, "their calls mark moments; commas between");
        row(form, 5, "", how, "");
        VBox page = new VBox(12, form, problem);
        page.getStyleClass().add("dialog-page");
        return page;
    }

    private static void row(GridPane form, int row, String name, Node field, String hint) {
        Label label = Parts.label(name);
        label.setLabelFor(field);
        form.addRow(row, label, field, Parts.label(hint, "subtle", "small"));
        GridPane.setHgrow(field, Priority.ALWAYS);
        if (field instanceof Control control) {
            control.setMaxWidth(Double.MAX_VALUE);
            control.setMinWidth(200);
        }
    }

    private PartRuns.Draft draft() {
        return new PartRuns.Draft(
                new AskedPart(
                        text(from.getEditor()),
                        text(to.getEditor()),
                        text(below),
                        text(clock),
                        Stream.of(text(marks).split("[,\\s]+"))
                                .filter(name -> !name.isEmpty())
                                .toList()),
                sampled.isSelected());
    }

    private static String text(TextField field) {
        return field.getText() == null ? "" : field.getText().strip();
    }

    private void check() {
        Optional<String> wrong = runs.problem(draft().part());
        problem.setText(wrong.orElse(""));
        dialog.getDialogPane().lookupButton(start).setDisable(wrong.isPresent());
    }
}
