package dev.wasmscope.ui.breakpoints;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.BreakpointMark;
import dev.wasmscope.ui.session.BreakpointsModel;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A switch, what was asked for, where it landed, hits so far, and buttons; or a group's name. */
final class BreakpointCell extends TreeCell<BreakpointRow> {
    private static final double DOT = 4.5;

    private final CheckBox enabled = new CheckBox();
    private final Circle dot = new Circle(DOT);
    private final Label name = Parts.label("", "mono");
    private final Label where = Parts.label("", "subtle", "small");
    private final Label hits = Parts.label("", "tag");
    private final Button edit = new Button(null, new FontIcon(Feather.EDIT_2));
    private final Button remove = new Button(null, new FontIcon(Feather.X));
    private final HBox row;

    BreakpointCell(BreakpointsModel model) {
        edit.getStyleClass().addAll("flat", "small-icon");
        edit.setAccessibleText("Edit breakpoint");
        edit.setFocusTraversable(false);
        remove.getStyleClass().addAll("flat", "small-icon");
        remove.setAccessibleText("Remove breakpoint");
        remove.setFocusTraversable(false);
        enabled.setFocusTraversable(false);
        VBox texts = new VBox(1, name, where);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        hits.setMinWidth(USE_PREF_SIZE);
        row = new HBox(6, enabled, dot, texts, hits, edit, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        prefWidthProperty().set(0);
        enabled.setOnAction(_ -> model.setEnabled(shown(), enabled.isSelected()));
        remove.setOnAction(_ -> model.remove(shown()));
        edit.setOnAction(_ -> shown().stream().findFirst().ifPresent(model::edit));
    }

    private List<Breakpoint> shown() {
        return getItem() == null ? List.of() : getItem().breakpoints();
    }

    @Override
    protected void updateItem(@Nullable BreakpointRow shown, boolean empty) {
        super.updateItem(shown, empty);
        if (empty || shown == null) {
            setGraphic(null);
            setTooltip(null);
            setId(null);
            return;
        }
        switch (shown) {
            case BreakpointRow.Item(Breakpoint b) -> show(b);
            case BreakpointRow.Group group -> show(group);
        }
        setGraphic(row);
    }

    private void show(Breakpoint b) {
        parts(true);
        setId("breakpoint-" + b.id());
        enabled.setId("breakpoint-enabled-" + b.id());
        remove.setId("breakpoint-remove-" + b.id());
        edit.setId("breakpoint-edit-" + b.id());
        enabled.setIndeterminate(false);
        enabled.setSelected(b.enabled());
        enabled.setAccessibleText("Stops at " + b.spec().text());
        BreakpointMark mark = BreakpointMark.of(b);
        dot.getStyleClass()
                .setAll("breakpoint-dot", "in-list", mark.state().style(), mark.acts().style());
        if (mark.conditional()) {
            dot.getStyleClass().add("conditional");
        }
        name.setText(BreakpointText.shortText(b.spec()));
        name.getStyleClass().setAll("label", "mono");
        name.setOpacity(b.enabled() ? 1 : 0.55);
        where.setText(BreakpointText.landed(b));
        where.getStyleClass().remove("warning");
        if (!b.verified()) {
            where.getStyleClass().add("warning");
        }
        hits.setText(b.hitCount() + "×");
        hits.setVisible(b.hitCount() > 0);
        hits.setManaged(b.hitCount() > 0);
        Parts.tip(this, BreakpointText.whole(b));
        setAccessibleText("Breakpoint " + b.text() + ", " + BreakpointText.where(b));
    }

    private void show(BreakpointRow.Group group) {
        parts(false);
        long on = group.breakpoints().stream().filter(Breakpoint::enabled).count();
        setId("breakpoint-group-" + group.name());
        enabled.setId("breakpoint-group-enabled-" + group.name());
        enabled.setIndeterminate(on > 0 && on < group.breakpoints().size());
        enabled.setSelected(on == group.breakpoints().size());
        enabled.setAccessibleText("All in " + group.name());
        name.setText(group.name());
        name.getStyleClass().setAll("label", "group-name");
        name.setOpacity(1);
        hits.setText(String.valueOf(group.breakpoints().size()));
        hits.setVisible(true);
        hits.setManaged(true);
        setTooltip(null);
        setAccessibleText("Group " + group.name());
    }

    private void parts(boolean ofBreakpoint) {
        for (var node : List.of(dot, where, edit, remove)) {
            node.setVisible(ofBreakpoint);
            node.setManaged(ofBreakpoint);
        }
    }
}
