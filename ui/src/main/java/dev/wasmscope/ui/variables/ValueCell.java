package dev.wasmscope.ui.variables;

import dev.wasmscope.session.Variable;
import dev.wasmscope.ui.parts.TextCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.TreeTableColumn;

/** A cell styled by its column and by what its row is. */
final class ValueCell extends TextCell<VariableNode> {
    static final String TYPE = "Type";

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
    protected Face face(VariableNode node) {
        String shown = text.apply(node);
        String whole = whole(node, shown);
        return new Face(shown, styles(node), whole.length() <= SHORT ? "" : whole);
    }

    private List<String> styles(VariableNode node) {
        List<String> styles = new ArrayList<>();
        styles.add("variable-" + column);
        styles.add("variable-" + node.kind().name().toLowerCase(Locale.ROOT));
        if (column.equals("value")) {
            if (node.changed()) {
                styles.add("changed");
            }
            if (!node.available()) {
                styles.add("absent");
            }
            if (node.format() != ValueFormat.NATURAL) {
                styles.add("formatted");
            }
        }
        return styles;
    }

    /** Columns show types as people say them; the compiler's name is given on demand. */
    private String whole(VariableNode node, String shown) {
        return switch (column) {
            case "type" -> node.variable().map(Variable::typeName).orElse(shown);
            case "value" -> value(node, shown);
            case "name" -> isTypeHidden() ? typed(node, shown) : shown;
            default -> shown;
        };
    }

    private boolean isTypeHidden() {
        return getTreeTableView().getVisibleLeafColumns().stream()
                .noneMatch(c -> c.getText().equals(TYPE));
    }

    private static String typed(VariableNode node, String shown) {
        return node.variable().map(v -> shown + ": " + v.typeName()).orElse(shown);
    }

    private static String value(VariableNode node, String shown) {
        String format =
                node.format() == ValueFormat.NATURAL ? "" : "\nFormat: " + node.format().title();
        return shown + node.before().map(old -> "\nAt the stop before: " + old).orElse("") + format;
    }
}
