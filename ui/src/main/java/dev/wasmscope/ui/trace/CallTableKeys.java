package dev.wasmscope.ui.trace;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Sends the keys of the table to its methods. */
record CallTableKeys(CallTable table) {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    void pressed(KeyEvent event) {
        int at = table.chosen();
        int page = Math.max(1, table.window().capacity() - 1);
        int start = at >= 0 ? at : table.window().top();
        if (COPY.match(event)) {
            table.copy();
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case UP -> table.choose(start - 1L);
            case DOWN -> table.choose(at >= 0 ? start + 1L : start);
            case PAGE_UP -> table.choose((long) start - page);
            case PAGE_DOWN -> table.choose((long) start + page);
            case HOME -> table.choose(0);
            case END -> {
                table.choose(Long.MAX_VALUE);
                table.follow(true);
            }
            case LEFT -> table.setOpen(false);
            case RIGHT -> table.setOpen(true);
            case ENTER -> table.open();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
