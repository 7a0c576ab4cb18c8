package dev.wasmscope.ui.parts;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a tree with a text, style classes and a tooltip, made for tables that change at every
 * stop: only what differs is put onto the node, for the toolkit styles it anew each time.
 *
 * @param <S> the rows
 */
public abstract class TextCell<S> extends TreeTableCell<S, S> {
    private List<String> styles = List.of();
    private @Nullable Tooltip tip;

    /**
     * What a cell shows.
     *
     * @param styles classes beside those of every cell
     * @param tip empty for none
     */
    public record Face(String text, List<String> styles, String tip) {}

    /** What the cell shows of a row. */
    protected abstract Face face(S row);

    @Override
    protected final void updateItem(@Nullable S row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            // A table takes the rows out of all cells before it fills them again; those that stay
            // empty are cleared below.
            requestLayout();
            return;
        }
        Face face = face(row);
        setText(face.text());
        style(face.styles());
        showTip(face.tip());
    }

    @Override
    protected void layoutChildren() {
        if (isEmpty() && getText() != null) {
            setText(null);
            setTooltip(null);
            style(List.of());
        }
        super.layoutChildren();
    }

    private void style(List<String> next) {
        if (!next.equals(styles)) {
            List<String> all = new ArrayList<>(getStyleClass());
            all.removeAll(styles);
            all.addAll(next);
            getStyleClass().setAll(all);
            styles = List.copyOf(next);
        }
    }

    /** A new tooltip costs as much as a window: a cell has one at most. */
    private void showTip(String text) {
        if (text.isEmpty()) {
            setTooltip(null);
            return;
        }
        Tooltip shown = tip;
        if (shown == null) {
            shown = new Tooltip();
            tip = shown;
        }
        shown.setText(text);
        setTooltip(shown);
    }
}
