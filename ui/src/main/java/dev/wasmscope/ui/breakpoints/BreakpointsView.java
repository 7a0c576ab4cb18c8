package dev.wasmscope.ui.breakpoints;

import atlantafx.base.controls.CustomTextField;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.ui.parts.EmptyState;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.BreakpointsModel;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a {@link BreakpointsModel} as a list. */
public final class BreakpointsView implements AutoCloseable {
    private final BreakpointsModel model;
    private final Consumer<SourcePosition> goTo;
    private final ListView<Breakpoint> list = new ListView<>();
    private final BorderPane root = new BorderPane();

    /**
     * @param goTo shows a place in the source
     */
    public BreakpointsView(BreakpointsModel model, Consumer<SourcePosition> goTo) {
        this.model = model;
        this.goTo = goTo;
        list.setId("breakpoints");
        list.setItems(model.items());
        list.setCellFactory(_ -> new BreakpointCell());
        list.setPlaceholder(
                EmptyState.of(
                        Feather.CIRCLE,
                        "No breakpoints",
                        "Click beside a line number to stop there."));
        root.getStyleClass().add("panel");
        root.setCenter(list);
        root.setTop(Parts.bar(functionField(), removeAll()));
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private Node functionField() {
        CustomTextField field = new CustomTextField();
        field.setId("breakpoint-function");
        field.setLeft(new FontIcon(Feather.PLUS));
        field.setPromptText("Break in function");
        field.setOnAction(
                _ -> {
                    if (!field.getText().isBlank()) {
                        model.addFunction(field.getText().strip());
                        field.clear();
                    }
                });
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private Node removeAll() {
        Button button = new Button(null, new FontIcon(Feather.TRASH_2));
        button.getStyleClass().addAll("flat", "small-icon");
        button.setTooltip(new Tooltip("Remove all breakpoints"));
        button.setAccessibleText("Remove all breakpoints");
        button.setOnAction(_ -> model.removeAll());
        return button;
    }

    @Override
    public void close() {
        list.setItems(null);
    }

    /** A switch, what was asked for, where it landed, and a button that removes it. */
    private final class BreakpointCell extends ListCell<Breakpoint> {
        private final CheckBox enabled = new CheckBox();
        private final Label name = Parts.label("", "mono");
        private final Label where = Parts.label("", "subtle", "small");
        private final Label hits = Parts.label("", "tag");
        private final Button remove = new Button(null, new FontIcon(Feather.X));
        private final HBox row;
        private boolean showing;

        BreakpointCell() {
            remove.getStyleClass().addAll("flat", "small-icon");
            remove.setAccessibleText("Remove breakpoint");
            VBox texts = new VBox(1, name, where);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            hits.setMinWidth(USE_PREF_SIZE);
            row = new HBox(6, enabled, texts, hits, remove);
            row.setAlignment(Pos.CENTER_LEFT);
            prefWidthProperty().set(0);
            enabled.selectedProperty()
                    .subscribe(
                            on -> {
                                if (!showing && getItem() != null) {
                                    model.setEnabled(getItem(), on);
                                }
                            });
            remove.setOnAction(
                    _ -> {
                        if (getItem() != null) {
                            model.remove(getItem());
                        }
                    });
            setOnMouseClicked(
                    _ -> {
                        if (getItem() != null) {
                            BreakpointsModel.position(getItem()).ifPresent(goTo);
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable Breakpoint b, boolean empty) {
            super.updateItem(b, empty);
            if (empty || b == null) {
                setGraphic(null);
                setId(null);
                return;
            }
            showing = true;
            setId("breakpoint-" + b.id());
            enabled.setId("breakpoint-enabled-" + b.id());
            remove.setId("breakpoint-remove-" + b.id());
            enabled.setSelected(b.enabled());
            name.setText(shortText(b.spec()));
            name.setOpacity(b.enabled() ? 1 : 0.55);
            where.setText(landed(b));
            where.getStyleClass().remove("warning");
            if (!b.verified()) {
                where.getStyleClass().add("warning");
            }
            hits.setText(b.hitCount() + "×");
            hits.setVisible(b.hitCount() > 0);
            hits.setManaged(b.hitCount() > 0);
            setTooltip(new Tooltip(b.spec().text() + "\n" + landed(b)));
            setGraphic(row);
            showing = false;
        }

        private static String shortText(BreakpointSpec spec) {
            return spec instanceof BreakpointSpec.Line line
                    ? line.text().substring(line.file().lastIndexOf('/') + 1)
                    : spec.text();
        }

        private static String landed(Breakpoint b) {
            if (!b.message().isEmpty()) {
                return options(b, b.message());
            }
            if (b.spec() instanceof BreakpointSpec.HostCall) {
                return options(b, "stops behind the call");
            }
            if (!b.spec().hasPlaces()) {
                return options(b, "waits for it");
            }
            if (!b.verified()) {
                return "not bound to any code";
            }
            var first = b.locations().getFirst();
            String where =
                    String.format("%s, code 0x%x", first.function(), first.location().codeOffset());
            int more = b.locations().size() - 1;
            return options(b, more == 0 ? where : where + " and " + more + " more");
        }

        private static String options(Breakpoint b, String where) {
            String options = b.options().text();
            return options.isEmpty() ? where : options + ", " + where;
        }
    }
}
