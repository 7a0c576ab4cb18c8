package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.ui.parts.Parts;
import java.util.Locale;
import java.util.function.BiFunction;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/** A cell styled by its column and by what its row is. */
final class StateCell extends TreeTableCell<WasmNode, WasmNode> {
    private final String column;
    private final WasmStateModel model;
    private final BiFunction<WasmNode, NumberFormat, String> text;

    StateCell(String title, WasmStateModel model, BiFunction<WasmNode, NumberFormat, String> text) {
        this.column = title.toLowerCase(Locale.ROOT);
        this.model = model;
        this.text = text;
    }

    @Override
    protected void updateItem(@Nullable WasmNode node, boolean empty) {
        super.updateItem(node, empty);
        getStyleClass().removeIf(c -> c.startsWith("variable-") || c.equals("changed"));
        setTooltip(null);
        setText(null);
        if (empty || node == null) {
            return;
        }
        String shown = text.apply(node, model.formatProperty().get());
        setText(shown);
        getStyleClass().add("variable-" + column);
        getStyleClass().add("variable-" + node.kind().name().toLowerCase(Locale.ROOT));
        if (node.changed() && column.equals("value")) {
            getStyleClass().add("changed");
        }
        String tip =
                column.equals("value")
                        ? node.value().map(v -> String.join("\n", v.lanes())).orElse("")
                        : "";
        if (!tip.isEmpty() || shown.length() > 14) {
            Parts.tip(this, tip.isEmpty() ? shown : tip);
        }
    }
}
