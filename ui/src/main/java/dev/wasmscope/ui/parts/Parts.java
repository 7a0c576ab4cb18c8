package dev.wasmscope.ui.parts;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Makers of the pieces that recur in many views. */
public final class Parts {
    private static final double GAP = 8;

    private Parts() {}

    /** The bar above a view's contents. */
    public static HBox bar(Node... items) {
        HBox bar = new HBox(items);
        bar.getStyleClass().add("panel-bar");
        return bar;
    }

    /** The same; what has no room in one row goes into the next. */
    public static FlowPane wrappingBar(Node... items) {
        FlowPane bar = new FlowPane(GAP, GAP / 2, items);
        bar.getStyleClass().add("panel-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinHeight(Region.USE_PREF_SIZE);
        return bar;
    }

    /** Takes the space that is left in a bar. */
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** A label with style classes. */
    public static Label label(String text, String... classes) {
        Label label = new Label(text);
        label.getStyleClass().addAll(classes);
        return label;
    }

    /**
     * Gives a cell a tooltip, or another text to the one that it has: a new one costs as much as a
     * window, and cells get other contents at every stop.
     */
    public static void tip(Control cell, String text) {
        Tooltip tip = cell.getTooltip();
        if (tip == null) {
            cell.setTooltip(new Tooltip(text));
        } else {
            tip.setText(text);
        }
    }

    /** A number with its digits in groups of three. */
    public static String grouped(long number) {
        // By hand: a formatter looks symbols up anew each time, which is felt in tables.
        String digits = Long.toString(number);
        int sign = number < 0 ? 1 : 0;
        if (digits.length() - sign <= 3) {
            return digits;
        }
        StringBuilder text = new StringBuilder(digits.length() + 6);
        for (int i = 0; i < digits.length(); i++) {
            if (i > sign && (digits.length() - i) % 3 == 0) {
                text.append('\u202f');
            }
            text.append(digits.charAt(i));
        }
        return text.toString();
    }

    /** A size in bytes as people read it: {@code 640 KiB}. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(
                Locale.ROOT,
                value >= 100 || value == Math.rint(value) ? "%.0f %s" : "%.1f %s",
                value,
                units[unit]);
    }
}
