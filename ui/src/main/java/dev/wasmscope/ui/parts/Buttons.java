package dev.wasmscope.ui.parts;

import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small buttons that show an icon and say what they do when the pointer rests on them. */
public final class Buttons {
    private Buttons() {}

    /**
     * A button of a bar.
     *
     * @param hint its tooltip, and its name for who cannot see the icon
     */
    public static Button icon(String id, Ikon icon, String hint, Runnable work) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "small-icon");
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
        button.setOnAction(_ -> work.run());
        return button;
    }

    /** A button that stays down while something is so. */
    public static ToggleButton iconSwitch(String id, Ikon icon, String hint) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("switch", "small-icon");
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
        return button;
    }
}
