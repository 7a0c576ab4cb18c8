package dev.wasmscope.ui.wasmstate;

import dev.wasmscope.ui.parts.TextCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** A cell styled by its column and by what its row is. */
final class StateCell extends TextCell<WasmNode> {
    /** Shorter texts fit into any column. */
    private static final int SHORT = 14;

    private final String column;
    private final WasmStateModel model;
    private final BiFunction<WasmNode, NumberFormat, String> text;

    StateCell(String title, WasmStateModel model, BiFunction<WasmNode, NumberFormat, String> text) {
        this.column = title.toLowerCase(Locale.ROOT);
        this.model = model;
        this.text = text;
    }

    @Override
    protected Face face(WasmNode node) {
        String shown = text.apply(node, model.formatProperty().get());
        boolean value = column.equals("value");
        List<String> styles = new ArrayList<>();
        styles.add("variable-" + column);
        styles.add("variable-" + node.kind().name().toLowerCase(Locale.ROOT));
        if (node.changed() && value) {
            styles.add("changed");
        }
        String lanes = value ? node.value().map(v -> String.join("\n", v.lanes())).orElse("") : "";
        String tip = lanes.isEmpty() && shown.length() > SHORT ? shown : lanes;
        return new Face(shown, styles, tip);
    }
}
