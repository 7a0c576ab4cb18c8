package dev.wasmscope.ui.variables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventDispatchChain;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;

/**
 * A row of a tree that stays the same object as long as its path is there: from stop to stop only
 * values change, and nothing that is open closes for a moment.
 */
final class ValueItem extends TreeItem<VariableNode> {
    private final ValueRows rows;
    private List<ValueItem> all = List.of();
    private boolean asked;
    private String filter;

    ValueItem(ValueRows rows, VariableNode node, String filter) {
        super(node);
        this.rows = rows;
        this.filter = filter;
        expandedProperty().addListener((_, _, isOpen) -> opened(isOpen));
        if (node.opens() && rows.isOpen(node)) {
            setExpanded(true);
        }
    }

    /** The invisible item above the first level. */
    static ValueItem root(ValueRows rows) {
        ValueItem root = new ValueItem(rows, VariableNode.group("", "", _ -> {}), "");
        root.asked = true;
        root.setExpanded(true);
        return root;
    }

    /**
     * Of another value only its cells hear, which look at {@link #valueProperty()}: the table would
     * make all its rows anew, at nearly every stop.
     */
    @Override
    public EventDispatchChain buildEventDispatchChain(EventDispatchChain tail) {
        EventDispatchChain chain = getParent() == null ? tail.append(ValueItem::pass) : tail;
        return super.buildEventDispatchChain(chain);
    }

    private static @Nullable Event pass(Event event, EventDispatchChain rest) {
        boolean value = event.getEventType().equals(TreeItem.<VariableNode>valueChangedEvent());
        return value ? null : rest.dispatchEvent(event);
    }

    @Override
    public boolean isLeaf() {
        return !getValue().opens();
    }

    private void opened(boolean isOpen) {
        if (getValue().path().equals("/")) {
            return;
        }
        rows.setOpen(getValue().path(), isOpen);
        if (isOpen && !asked) {
            ask();
        }
    }

    private void ask() {
        asked = true;
        getValue().children().accept(this::show);
    }

    /** Shows rows below this one; those that were there before are kept. */
    void show(List<VariableNode> nodes) {
        Map<String, ValueItem> old = new HashMap<>();
        all.forEach(item -> old.put(item.getValue().path(), item));
        List<ValueItem> items = new ArrayList<>(nodes.size());
        for (VariableNode node : nodes) {
            ValueItem kept = old.remove(node.path());
            if (kept != null && kept.isLeaf() == !node.opens()) {
                kept.update(node);
                items.add(kept);
            } else {
                items.add(new ValueItem(rows, node, filter));
            }
        }
        all = items;
        showFitting();
    }

    private void update(VariableNode node) {
        if (!node.equals(getValue())) {
            setValue(node);
        }
        if (isExpanded()) {
            ask();
        } else if (asked) {
            asked = false;
            all = List.of();
            getChildren().clear();
        }
    }

    /** Shows only rows with that text in them, and those above and below such rows. */
    void filter(String text) {
        filter = text.toLowerCase(Locale.ROOT);
        all.forEach(item -> item.filter(text));
        showFitting();
    }

    private void showFitting() {
        List<ValueItem> shown =
                filter.isEmpty() || matches() ? all : all.stream().filter(ValueItem::fits).toList();
        if (!shown.equals(getChildren())) {
            getChildren().setAll(shown);
        }
        if (getParent() instanceof ValueItem above && !filter.isEmpty()) {
            above.showFitting();
        }
    }

    private boolean fits() {
        return matches() || all.stream().anyMatch(ValueItem::fits);
    }

    private boolean matches() {
        VariableNode node = getValue();
        return node.isValue()
                && (contains(node.name()) || contains(node.value()) || contains(node.type()));
    }

    private boolean contains(String text) {
        return text.toLowerCase(Locale.ROOT).contains(filter);
    }
}
