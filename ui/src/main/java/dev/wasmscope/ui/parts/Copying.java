package dev.wasmscope.ui.parts;

import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Lets text be copied: with the shortcut and C while it has the keyboard, or from its menu. */
public final class Copying {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private Copying() {}

    /** Lets the text of a label be copied; the keyboard can then reach it. */
    public static <T extends Label> T label(T label) {
        label.setFocusTraversable(true);
        label.getStyleClass().add("copyable");
        return control(label, label::getText);
    }

    /** Lets what a list has chosen be copied, a line for each. */
    public static <T> ListView<T> list(
            ListView<T> list, java.util.function.Function<T, String> text) {
        return control(
                list,
                () ->
                        String.join(
                                "\n",
                                list.getSelectionModel().getSelectedItems().stream()
                                        .map(text)
                                        .toList()));
    }

    /** Lets a control's text be copied. */
    public static <T extends Control> T control(T control, Supplier<String> text) {
        control.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (COPY.match(e)) {
                        copy(text.get());
                        e.consume();
                    }
                });
        MenuItem item = new MenuItem("Copy");
        item.setId("menu-copy");
        item.setOnAction(_ -> copy(text.get()));
        if (control.getContextMenu() == null) {
            control.setContextMenu(new ContextMenu(item));
        } else {
            control.getContextMenu().getItems().add(item);
        }
        return control;
    }

    /** Puts a text where it can be pasted from; an empty one changes nothing. */
    public static void copy(String text) {
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
