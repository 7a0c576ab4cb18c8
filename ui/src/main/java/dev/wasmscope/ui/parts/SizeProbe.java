package dev.wasmscope.ui.parts;

import dev.wasmscope.ui.theme.Palette;
import dev.wasmscope.ui.theme.TextSize;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.text.Text;

/**
 * A text that nobody sees, as large as the style sheets make it where it lies: whoever computes
 * places from characters beside it follows its size.
 */
public final class SizeProbe {
    private final Text text = new Text();
    private final ObservableValue<TextSize> size;

    /**
     * @param usual size of the text for which lengths are given, in pixels
     * @param styles that give the text its font
     */
    public SizeProbe(double usual, String... styles) {
        text.setFont(Palette.mono(usual));
        text.getStyleClass().setAll(styles);
        text.setManaged(false);
        text.setVisible(false);
        size = text.fontProperty().map(font -> TextSize.of(font, usual));
    }

    /** To be put beside the text whose size it tells. */
    public Node node() {
        return text;
    }

    /** How big the text is now. */
    public ObservableValue<TextSize> size() {
        return size;
    }
}
