package dev.wasmscope.ui.keys;

import dev.wasmscope.ui.action.Action;
import dev.wasmscope.ui.action.Actions;
import dev.wasmscope.ui.action.KeyText;
import dev.wasmscope.ui.parts.Copying;
import dev.wasmscope.ui.parts.Parts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * All actions with their keys. A key is changed by pressing the new one; if it runs something else
 * already, the editor says so and asks for it a second time.
 */
public final class KeyEditor {
    private final Actions actions;
    private final KeyBindings bindings;
    private final VBox root = new VBox(8);
    private final ChoiceBox<KeyMap> map = new ChoiceBox<>();
    private final TextField filter = new TextField();
    private final TableView<Action> table = new TableView<>();
    private final Label state = Copying.label(Parts.label(""));
    private final Button change = button("keys-change", "Change…", this::listen);
    private final Button remove = button("keys-remove", "Remove", () -> set(""));
    private final Button reset = button("keys-reset", "Reset", this::reset);
    private @Nullable Action listening;
    private String pressed = "";

    public KeyEditor(Actions actions, KeyBindings bindings) {
        this.actions = actions;
        this.bindings = bindings;
        map.setId("keys-map");
        map.setAccessibleText("Key map");
        map.getItems().setAll(KeyMap.ALL);
        map.setConverter(new Titles());
        map.setValue(KeyMap.of(bindings.choiceProperty().get().map()));
        map.valueProperty().subscribe((_, next) -> choose(next));
        filter.setId("keys-filter");
        filter.setPromptText("Action or key");
        filter.setAccessibleText("Filter of the actions");
        filter.textProperty().subscribe(_ -> fill());
        HBox.setHgrow(filter, Priority.ALWAYS);
        state.setId("keys-state");
        state.setWrapText(true);
        state.setMinHeight(36);
        addTable();
        HBox bar = new HBox(8, Parts.label("Keys as in"), map, filter);
        bar.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        Button all = button("keys-reset-all", "Reset all", this::resetAll);
        HBox buttons = new HBox(8, change, remove, reset, Parts.spring(), all);
        root.getChildren().setAll(bar, table, state, buttons);
        VBox.setVgrow(table, Priority.ALWAYS);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        fill();
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private static Button button(String id, String text, Runnable work) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> work.run());
        return button;
    }

    private void addTable() {
        table.setId("keys");
        table.setAccessibleText("Actions and their keys");
        table.setPrefSize(620, 320);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(
                        List.of(
                                column("Action", 300, Action::title),
                                column("Key", 160, KeyEditor::keyOf),
                                column("From", 140, this::from)));
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> chosen());
        table.setOnMouseClicked(
                e -> {
                    if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                        listen();
                    }
                });
        Copying.control(table, this::line);
    }

    private static TableColumn<Action, String> column(
            String title, double width, java.util.function.Function<Action, String> text) {
        TableColumn<Action, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setCellValueFactory(c -> new ReadOnlyStringWrapper(text.apply(c.getValue())));
        return column;
    }

    private static String keyOf(Action action) {
        return action.key().map(KeyText::shown).orElse("");
    }

    private String from(Action action) {
        return switch (bindings.origin(action)) {
            case USER -> "you";
            case MAP -> map.getValue().title();
            case ACTION -> action.key().isPresent() ? "" : "taken by another";
            case NONE -> "";
        };
    }

    private String line() {
        Action action = table.getSelectionModel().getSelectedItem();
        return action == null ? "" : action.id() + "\t" + action.title() + "\t" + keyOf(action);
    }

    private void fill() {
        Action before = table.getSelectionModel().getSelectedItem();
        String words = filter.getText().strip().toLowerCase(Locale.ROOT);
        table.getItems()
                .setAll(
                        actions.all().stream()
                                .filter(a -> fits(a, words))
                                .sorted(Comparator.comparing(Action::title))
                                .toList());
        table.refresh();
        if (before != null && table.getItems().contains(before)) {
            table.getSelectionModel().select(before);
        } else {
            table.getSelectionModel().selectFirst();
        }
        chosen();
    }

    private static boolean fits(Action action, String words) {
        return words.isEmpty()
                || action.title().toLowerCase(Locale.ROOT).contains(words)
                || action.id().toLowerCase(Locale.ROOT).contains(words)
                || action.key().filter(key -> KeyText.fits(key, words)).isPresent();
    }

    private void chosen() {
        Action action = table.getSelectionModel().getSelectedItem();
        change.setDisable(action == null);
        remove.setDisable(action == null || action.key().isEmpty());
        reset.setDisable(action == null || bindings.origin(action) != KeyBindings.Origin.USER);
        if (listening != action) {
            stop("");
        }
    }

    private void choose(KeyMap next) {
        bindings.choiceProperty().set(bindings.choiceProperty().get().withMap(next.id()));
        fill();
    }

    private void listen() {
        listening = table.getSelectionModel().getSelectedItem();
        if (listening != null) {
            pressed = "";
            actions.listeningProperty().set(false);
            state.setText("Press the key for “" + listening.title() + "”; Esc keeps the old one.");
            table.requestFocus();
        }
    }

    private void stop(String text) {
        listening = null;
        pressed = "";
        actions.listeningProperty().set(true);
        state.setText(text);
    }

    private void press(KeyEvent event) {
        Action action = listening;
        if (action == null) {
            if (event.getCode() == KeyCode.ENTER && table.isFocused()) {
                listen();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE && table.isFocused()) {
                set("");
                event.consume();
            }
            return;
        }
        event.consume();
        if (event.getCode() == KeyCode.ESCAPE && !event.isShiftDown()) {
            stop("");
            return;
        }
        KeyText.of(event).ifPresent(key -> take(action, key));
    }

    private void take(Action action, String key) {
        Optional<KeyCombination> combination = KeyText.parse(key);
        if (combination.isEmpty()) {
            return;
        }
        List<Action> others = bindings.others(action, combination.get());
        if (others.isEmpty() || key.equals(pressed)) {
            set(key);
            return;
        }
        pressed = key;
        state.setText(
                KeyText.shown(combination.get())
                        + " runs "
                        + others.stream()
                                .map(a -> "“" + a.title() + "”")
                                .collect(Collectors.joining(", "))
                        + ". Press it again to take it away from there, Esc to keep it.");
    }

    private void set(String key) {
        Action action = table.getSelectionModel().getSelectedItem();
        if (action == null) {
            return;
        }
        KeyText.parse(key)
                .ifPresent(k -> bindings.others(action, k).forEach(a -> bindings.set(a, "")));
        bindings.set(action, key);
        fill();
        stop(
                key.isEmpty()
                        ? "“" + action.title() + "” has no key now."
                        : "“" + action.title() + "” has the key " + keyOf(action) + " now.");
    }

    private void reset() {
        Action action = table.getSelectionModel().getSelectedItem();
        if (action != null) {
            bindings.reset(action);
            fill();
        }
    }

    private void resetAll() {
        bindings.choiceProperty().set(bindings.choiceProperty().get().reset());
        fill();
    }

    /** Key maps by their titles. */
    private static final class Titles extends StringConverter<KeyMap> {
        @Override
        public String toString(@Nullable KeyMap map) {
            return map == null ? "" : map.title();
        }

        @Override
        public KeyMap fromString(String title) {
            return KeyMap.ALL.stream()
                    .filter(m -> m.title().equals(title))
                    .findFirst()
                    .orElse(KeyMap.OWN);
        }
    }

    /** Lets keys run actions again; to be called when the editor is not shown any more. */
    public void close() {
        stop("");
    }
}
