package dev.wasmscope.ui.stack;

import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.parts.Parts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Function and arguments at the left, place at the right; inlined rows carry a tag. */
final class FrameCell extends ListCell<StackRow> {
    private final StackModel model;
    private final Consumer<SymbolisedFrame> seen;
    private final Label function = Parts.label("", "mono");
    private final Label arguments = Parts.label("", "mono", "subtle", "arguments");
    private final Label inlined = Parts.label("inlined", "tag");
    private final Label place = Parts.label("", "mono", "subtle", "place");
    private final HBox row = new HBox(8, function, inlined, arguments, place);

    /**
     * @param seen hears which frame is in sight
     */
    FrameCell(StackModel model, Consumer<SymbolisedFrame> seen) {
        this.model = model;
        this.seen = seen;
        row.setAlignment(Pos.CENTER_LEFT);
        function.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        // Arguments get what is left.
        arguments.setMinWidth(0);
        arguments.setPrefWidth(0);
        arguments.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(arguments, Priority.ALWAYS);
        inlined.setMinWidth(USE_PREF_SIZE);
        row.setMaxWidth(Double.MAX_VALUE);
        prefWidthProperty().set(0);
        setOnMouseClicked(
                e -> {
                    if (getItem() instanceof StackRow.Folded run) {
                        model.setOpen(run, true);
                        e.consume();
                    }
                });
    }

    @Override
    protected void updateItem(@Nullable StackRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            name("");
            setTooltip(null);
            // Taken away it would be styled anew when the list fills the cell again.
            row.setVisible(false);
            setAccessibleText(null);
            return;
        }
        switch (item) {
            case StackRow.Frame(SymbolisedFrame frame, boolean library) -> show(frame, library);
            case StackRow.Folded run -> showFolded(run);
            case StackRow.More(int guestFrames) -> {
                setTooltip(null);
                plain("…", guestFrames + " wasm frames in all");
                name("frame-more");
                model.more();
            }
        }
        setGraphic(row);
        row.setVisible(true);
        setAccessibleText(function.getText() + " " + place.getText());
    }

    /** Another id, even of the same text, lets the toolkit style the whole cell anew. */
    private void name(String id) {
        if (!id.equals(getId())) {
            setId(id);
        }
    }

    /** Shows the arguments that were read meanwhile. */
    void showAgain() {
        updateItem(getItem(), isEmpty());
    }

    private void plain(String text, String right) {
        function.setText(text);
        arguments.setText("");
        inlined.setVisible(false);
        inlined.setManaged(false);
        place.setText(right);
        shrinks(function, place);
        row.setOpacity(0.6);
    }

    /** In a narrow view one text gives way to the other. */
    private static void shrinks(Label whole, Label shorter) {
        whole.setMinWidth(USE_PREF_SIZE);
        shorter.setMinWidth(40);
    }

    private void showFolded(StackRow.Folded run) {
        name("frames-" + run.frames().getFirst().index());
        plain("▸ " + run.frames().size() + " library frames", run.key());
        Parts.tip(this, StackModel.text(run.frames(), java.util.Map.of()).strip());
    }

    private void show(SymbolisedFrame frame, boolean library) {
        name("frame-" + frame.index());
        seen.accept(frame);
        function.setText(frame.function());
        String known = model.argumentsProperty().get().get(frame.index());
        arguments.setText(known == null || known.isEmpty() ? "" : "(" + known + ")");
        inlined.setVisible(frame.inlined());
        inlined.setManaged(frame.inlined());
        place.setText(
                frame.position()
                        .map(p -> p.fileName() + ":" + p.line())
                        .orElse(String.format("0x%x", frame.location().codeOffset())));
        shrinks(place, function);
        Parts.tip(this, tip(frame, known));
        row.setOpacity(library || !StackRow.isReadable(frame) ? 0.6 : 1);
    }

    private String tip(SymbolisedFrame frame, @Nullable String known) {
        String text =
                frame.wholeName()
                        + "\n"
                        + frame.position().map(SourcePosition::file).orElse("no source recorded")
                        + String.format(
                                "\nfunction %d of %s, code offset 0x%x, wasm frame %d",
                                frame.functionIndex(),
                                model.module(),
                                frame.location().codeOffset(),
                                frame.guestDepth());
        return known == null || known.isEmpty() ? text : text + "\n" + known;
    }
}
