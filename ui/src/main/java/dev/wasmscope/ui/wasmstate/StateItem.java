package dev.wasmscope.ui.wasmstate;

import java.util.List;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;

/** Reads its rows when it is opened first. Rows that ask for more are replaced by what comes. */
final class StateItem extends TreeItem<WasmNode> {
    private final WasmStateModel model;
    private boolean asked;
    private boolean read;
    private @Nullable Runnable waiting;

    StateItem(WasmStateModel model, WasmNode node) {
        super(node);
        this.model = model;
        expandedProperty().addListener((_, _, isOpen) -> opened(isOpen));
        if (node.children().isPresent() && model.isOpen(node)) {
            setExpanded(true);
        }
    }

    @Override
    public boolean isLeaf() {
        return getValue() == null || getValue().children().isEmpty();
    }

    /** Does something when the rows below are there, if they were asked for. */
    void whenRead(Runnable action) {
        if (read) {
            action.run();
        } else if (asked) {
            waiting = action;
        }
    }

    private void opened(boolean isOpen) {
        if (getValue().kind() != WasmNode.Kind.MORE) {
            model.setOpen(getValue(), isOpen);
        }
        if (isOpen && !asked) {
            asked = true;
            getValue().children().ifPresent(children -> children.accept(this::take));
        }
    }

    private void take(List<WasmNode> nodes) {
        List<StateItem> items = nodes.stream().map(n -> new StateItem(model, n)).toList();
        TreeItem<WasmNode> parent = getParent();
        if (getValue().kind() == WasmNode.Kind.MORE && parent != null) {
            int at = parent.getChildren().indexOf(this);
            parent.getChildren().remove(at);
            parent.getChildren().addAll(at, items);
        } else {
            getChildren().setAll(items);
        }
        read = true;
        if (waiting != null) {
            waiting.run();
        }
    }
}
