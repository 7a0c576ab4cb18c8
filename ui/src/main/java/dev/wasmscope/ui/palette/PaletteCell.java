package dev.wasmscope.ui.palette;

import dev.wasmscope.ui.parts.Parts;
import java.util.BitSet;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One row: icon, name with the letters that were found, detail, key. */
final class PaletteCell extends ListCell<Entry> {
    private static final int LONGEST = 90;

    private final Supplier<String> wanted;
    private final FontIcon icon = new FontIcon();
    private final TextFlow name = new TextFlow();
    private final Label detail = Parts.label("", "palette-detail");
    private final Label key = Parts.label("", "palette-key");
    private final Label absent = Parts.label("not available now", "palette-absent");
    private final HBox row = new HBox(10, icon, name, detail, absent, key);

    /**
     * @param wanted the letters that were looked for
     */
    PaletteCell(Supplier<String> wanted) {
        this.wanted = wanted;
        row.setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setMaxHeight(Region.USE_PREF_SIZE);
        detail.setMinWidth(0);
        detail.setMaxWidth(Double.MAX_VALUE);
        detail.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        HBox.setHgrow(detail, Priority.ALWAYS);
        key.setMinWidth(Region.USE_PREF_SIZE);
        absent.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.setIconCode(entry.icon());
        write(entry.text());
        detail.setText(entry.detail());
        key.setText(entry.key());
        show(key, !entry.key().isEmpty());
        show(absent, !entry.enabled() && !entry.id().isEmpty());
        row.setOpacity(entry.enabled() ? 1 : 0.55);
        setAccessibleText(
                entry.text()
                        + (entry.key().isEmpty() ? "" : ", " + entry.key())
                        + (entry.enabled() ? "" : ", not available now"));
        setGraphic(row);
    }

    private static void show(Label label, boolean wanted) {
        label.setVisible(wanted);
        label.setManaged(wanted);
    }

    private void write(String text) {
        name.getChildren().clear();
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        BitSet letters = Fuzzy.letters(wanted.get(), text);
        int at = 0;
        while (at < shown.length()) {
            boolean found = letters.get(at);
            int end = found ? letters.nextClearBit(at) : letters.nextSetBit(at);
            int to = end < 0 ? shown.length() : Math.min(end, shown.length());
            Text run = new Text(shown.substring(at, to));
            run.getStyleClass().add(found ? "palette-found" : "palette-name");
            name.getChildren().add(run);
            at = to;
        }
    }
}
