package dev.wasmscope.ui.variables;

import dev.wasmscope.session.Variable;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import org.jspecify.annotations.Nullable;

/** A cell styled by its column and by what its row is. */
final class ValueCell extends TreeTableCell<VariableNode, VariableNode> {
    /** Shorter texts fit into any column. */
    private static final int SHORT = 12;

    private final String column;
    private final Function<VariableNode, String> text;

    private ValueCell(String column, Function<VariableNode, String> text) {
        this.column = column;
        this.text = text;
    }

    /** A column of such cells. */
    static TreeTableColumn<VariableNode, VariableNode> column(
            String title, double width, Function<VariableNode, String> text) {
        TreeTableColumn<VariableNode, VariableNode> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(50);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(f -> f.getValue().valueProperty());
        String style = title.toLowerCase(Locale.ROOT);
        column.setCellFactory(_ -> new ValueCell(style, text));
        return column;
    }

    @Override
    protected void updateItem(@Nullable VariableNode node, boolean empty) {
        super.updateItem(node, empty);
        getStyleClass()
                .removeIf(
                        c ->
                                c.startsWith("variable-")
                                        || c.equals("changed")
                                        || c.equals("absent")
                                        || c.equals("formatted"));
        if (empty || node == null) {
            setText(null);
            setTooltip(null);
            return;
        }
        String shown = text.apply(node);
        setText(shown);
        getStyleClass().add("variable-" + column);
        getStyleClass().add("variable-" + node.kind().name().toLowerCase(Locale.ROOT));
        if (column.equals("value")) {
            styleValue(node);
        }
        String whole = whole(node, shown);
        setTooltip(whole.length() > SHORT ? new Tooltip(whole) : null);
    }

    private void styleValue(VariableNode node) {
        if (node.changed()) {
            getStyleClass().add("changed");
        }
        if (!node.available()) {
            getStyleClass().add("absent");
        }
        if (node.format() != ValueFormat.NATURAL) {
            getStyleClass().add("formatted");
        }
    }

    /** Columns show types as people say them; the compiler's name is given on demand. */
    private String whole(VariableNode node, String shown) {
        return switch (column) {
            case "type" -> node.variable().map(Variable::typeName).orElse(shown);
            case "value" -> value(node, shown);
            default -> shown;
        };
    }

    private static String value(VariableNode node, String shown) {
        String format =
                node.format() == ValueFormat.NATURAL ? "" : "\nFormat: " + node.format().title();
        return shown + node.before().map(old -> "\nAt the stop before: " + old).orElse("") + format;
    }
}
