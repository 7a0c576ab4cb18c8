package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.BreakpointsModel;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.variables.Completer;
import dev.wasmscope.ui.variables.ExpressionField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Everything about one breakpoint; tells while it is filled where it would land. */
final class BreakpointForm {
    private static final double WIDTH = 620;
    private static final double FIELD = 30;
    private static final ButtonType SAVE = new ButtonType("Save", ButtonBar.ButtonData.OK_DONE);

    private final BreakpointEditor editor;
    private final BreakpointsModel model;
    private final DebugModel debug;
    private final Optional<Breakpoint> old;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final ComboBox<BreakpointKind> kind = new ComboBox<>();
    private final Label placeName = Parts.label("");
    private final Label placeHint = Parts.label("", "subtle", "small");
    private final TextField place = field("place", "");
    private final ComboBox<DataAccess> access = new ComboBox<>();
    private final CheckBox enabled = new CheckBox("Switched on");
    private final CheckBox once = new CheckBox("Once: removed when it has stopped");
    private final TextField condition = field("condition", "n > 3 && name == \"x\"");
    private final TextField hits = field("hits", "== 5, >= 5 or % 5");
    private final TextField log = field("log", "n is {n}");
    private final TextField patch = field("patch", "n = 0; return 1");
    private final ComboBox<Integer> after = new ComboBox<>();
    private final TextField instance = field("instance", "all");
    private final TextField thread = field("thread", "all");
    private final ComboBox<String> group = new ComboBox<>();
    private final Label outcome = Parts.label("", "small");
    private Optional<Breakpoint> wanted = Optional.empty();

    /**
     * @param old the one that is changed; empty for a new one
     */
    BreakpointForm(
            BreakpointEditor editor,
            BreakpointsModel model,
            DebugModel debug,
            Optional<Breakpoint> old) {
        this.editor = editor;
        this.model = model;
        this.debug = debug;
        this.old = old;
    }

    void open(BreakpointDraft draft, Window owner) {
        dialog.initOwner(owner);
        dialog.setTitle(old.isPresent() ? "Breakpoint " + old.get().id() : "New breakpoint");
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(content());
        dialog.getDialogPane().getButtonTypes().setAll(SAVE, ButtonType.CANCEL);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        saveButton().setId("breakpoint-save");
        dialog.setResultConverter(
                button -> {
                    if (button == SAVE) {
                        save();
                    }
                    return button;
                });
        fill(draft);
        dialog.setOnShown(_ -> first().requestFocus());
        dialog.show();
    }

    /** Where the user most likely types first. */
    private TextField first() {
        boolean placed = old.isPresent() || !place.isVisible() || !place.getText().isEmpty();
        if (!placed) {
            return place;
        }
        return patch.getText().isEmpty() ? condition : patch;
    }

    private Button saveButton() {
        return (Button) dialog.getDialogPane().lookupButton(SAVE);
    }

    private static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId("breakpoint-edit-" + id);
        field.setPromptText(prompt);
        return field;
    }

    private Node content() {
        kind.setId("breakpoint-edit-kind");
        kind.getItems().setAll(BreakpointKind.values());
        kind.setConverter(new Titles());
        access.setId("breakpoint-edit-access");
        access.getItems().setAll(DataAccess.values());
        access.setConverter(new AccessTitles());
        enabled.setId("breakpoint-edit-enabled");
        once.setId("breakpoint-edit-once");
        after.setId("breakpoint-edit-after");
        after.getItems().add(null);
        model.items().stream()
                .map(Breakpoint::id)
                .filter(id -> old.filter(o -> o.id() == id).isEmpty())
                .forEach(after.getItems()::add);
        after.setConverter(new Names());
        group.setId("breakpoint-edit-group");
        group.setEditable(true);
        group.getItems().setAll(model.groups().names());
        outcome.setId("breakpoint-outcome");
        outcome.setWrapText(true);
        outcome.setMinHeight(36);
        Completer words =
                Completer.of(
                        debug,
                        () -> debug.frameProperty().get().map(SymbolisedFrame::index).orElse(0));
        var typed = new ExpressionField(condition, words);
        GridPane form = form(typed);
        listen();
        VBox page = new VBox(12, form, outcome);
        page.getStyleClass().add("dialog-page");
        return page;
    }

    private GridPane form(ExpressionField typed) {
        GridPane form = new GridPane(10, 8);
        int row = 0;
        row(form, row++, Parts.label("Stops at"), kind, Parts.label(""));
        row(form, row++, placeName, place, placeHint);
        row(
                form,
                row++,
                Parts.label("Access"),
                access,
                Parts.label("to the data", "subtle", "small"));
        row(form, row++, Parts.label("Condition"), typed.field(), hint("must be true"));
        row(form, row++, Parts.label("Hits"), hits, hint("which ones count; empty: every one"));
        row(form, row++, Parts.label("Log"), log, hint("printed instead of stopping"));
        row(
                form,
                row++,
                Parts.label("Patch"),
                patch,
                hint("done instead: assign, return, goto 12"));
        row(form, row++, Parts.label("After"), after, hint("waits until that one was hit"));
        row(
                form,
                row++,
                Parts.label("Instance"),
                instance,
                hint("number of the module's instance"));
        row(form, row++, Parts.label("Thread"), thread, hint("number of the guest's thread"));
        row(form, row++, Parts.label("Group"), group, hint("to switch several on and off"));
        form.add(new HBox(18, enabled, once), 1, row, 2, 1);
        return form;
    }

    private static Label hint(String text) {
        return Parts.label(text, "subtle", "small");
    }

    private static void row(GridPane form, int row, Label name, Control field, Label hint) {
        name.setLabelFor(field);
        field.accessibleTextProperty().bind(name.textProperty());
        name.setMinWidth(96);
        form.add(name, 0, row);
        form.add(field, 1, row);
        form.add(hint, 2, row);
        hint.setMaxWidth(200);
        hint.setWrapText(true);
        field.setMaxWidth(Double.MAX_VALUE);
        field.setMinWidth(240);
        field.setMinHeight(FIELD);
        GridPane.setHgrow(field, Priority.ALWAYS);
    }

    private void listen() {
        kind.valueProperty().addListener((_, _, _) -> kindChosen());
        access.valueProperty().addListener((_, _, _) -> check());
        after.valueProperty().addListener((_, _, _) -> check());
        for (TextField field :
                new TextField[] {place, condition, hits, log, patch, instance, thread}) {
            field.textProperty().addListener((_, _, _) -> check());
        }
        enabled.setOnAction(_ -> check());
        once.setOnAction(_ -> check());
    }

    private void fill(BreakpointDraft draft) {
        place.setText(draft.place());
        access.setValue(draft.access());
        enabled.setSelected(draft.enabled());
        once.setSelected(draft.once());
        condition.setText(draft.condition());
        hits.setText(draft.hits());
        log.setText(draft.log());
        patch.setText(draft.patch());
        after.setValue(draft.after().isPresent() ? (Integer) draft.after().getAsInt() : null);
        instance.setText(draft.instance());
        thread.setText(draft.thread());
        group.setValue(draft.group());
        kind.setValue(draft.kind());
        check();
    }

    private void kindChosen() {
        BreakpointKind chosen = kind.getValue();
        placeName.setText(chosen.place());
        place.setPromptText(chosen.hint());
        placeHint.setText(chosen.hint());
        show(chosen.hasPlace(), placeName, place, placeHint);
        GridPane form = (GridPane) access.getParent();
        form.getChildren().stream()
                .filter(n -> GridPane.getRowIndex(n).equals(GridPane.getRowIndex(access)))
                .forEach(n -> show(chosen == BreakpointKind.DATA, n));
        check();
    }

    private static void show(boolean shown, Node... nodes) {
        for (Node node : nodes) {
            node.setVisible(shown);
            node.setManaged(shown);
        }
    }

    private BreakpointDraft draft() {
        Integer first = after.getValue();
        return new BreakpointDraft(
                kind.getValue(),
                place.getText(),
                access.getValue(),
                enabled.isSelected(),
                condition.getText(),
                hits.getText(),
                log.getText(),
                patch.getText(),
                once.isSelected(),
                first == null ? OptionalInt.empty() : OptionalInt.of(first),
                thread.getText(),
                instance.getText(),
                group.getEditor().getText() == null ? "" : group.getEditor().getText());
    }

    private void check() {
        if (kind.getValue() != null) {
            editor.preview(draft(), old, this::show);
        }
    }

    private void show(BreakpointEditor.Preview preview) {
        wanted = preview.breakpoint();
        saveButton().setDisable(!preview.good());
        outcome.getStyleClass().removeAll("danger-text", "warning", "subtle");
        if (!preview.good()) {
            outcome.setText(preview.problem());
            outcome.getStyleClass().add("danger-text");
        } else {
            Breakpoint b = preview.breakpoint().get();
            outcome.setText(BreakpointText.where(b));
            outcome.getStyleClass().add(b.message().isEmpty() ? "subtle" : "warning");
        }
    }

    private void save() {
        wanted.ifPresent(
                b -> {
                    Breakpoint set =
                            old.isPresent()
                                    ? model.replace(old.get(), b.spec(), b.options())
                                    : model.add(b.spec(), b.options());
                    model.setGroup(List.of(set), draft().group());
                });
    }

    /** Kinds by their titles. */
    private static final class Titles extends StringConverter<BreakpointKind> {
        @Override
        public String toString(@Nullable BreakpointKind kind) {
            return kind == null ? "" : kind.title();
        }

        @Override
        public BreakpointKind fromString(String text) {
            throw new UnsupportedOperationException(text);
        }
    }

    /** Accesses in words. */
    private static final class AccessTitles extends StringConverter<DataAccess> {
        @Override
        public String toString(@Nullable DataAccess access) {
            return access == null
                    ? ""
                    : switch (access) {
                        case READ -> "is read";
                        case WRITE -> "is written";
                        case CHANGE -> "changes";
                        case READ_WRITE -> "is read or written";
                    };
        }

        @Override
        public DataAccess fromString(String text) {
            return DataAccess.valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Breakpoints by number and place. */
    private final class Names extends StringConverter<Integer> {
        @Override
        public String toString(@Nullable Integer id) {
            return id == null
                    ? "nothing"
                    : model.items().stream()
                            .filter(b -> b.id() == id)
                            .map(b -> id + ": " + BreakpointText.shortText(b.spec()))
                            .findFirst()
                            .orElse(String.valueOf(id));
        }

        @Override
        public Integer fromString(String text) {
            throw new UnsupportedOperationException(text);
        }
    }
}
