package dev.wasmscope.ui.shell;

import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.ui.parts.Copying;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.session.DebugModel;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line above the views that cannot be overlooked: which trap, and where. */
public final class TrapBanner implements AutoCloseable {
    private final HBox root = new HBox();
    private final Label what = Copying.label(Parts.label("", "strong"));
    private final Label where = Copying.label(Parts.label("", "mono"));
    private final Subscription subscription;

    public TrapBanner(DebugModel debug) {
        root.setId("trap");
        root.getStyleClass().add("trap-banner");
        root.getChildren().addAll(new FontIcon(Feather.ALERT_OCTAGON), what, where);
        subscription = debug.stopProperty().subscribe(this::show);
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    private void show(Optional<Stop> stop) {
        Optional<StopReason> trap =
                stop.map(Stop::reason).filter(StopReason.Trapped.class::isInstance);
        root.setVisible(trap.isPresent());
        root.setManaged(trap.isPresent());
        what.setText(trap.map(TrapBanner::sentence).orElse(""));
        where.setText(stop.flatMap(Stop::top).map(TrapBanner::place).orElse(""));
    }

    private static String sentence(StopReason reason) {
        String text = reason.text();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String place(SymbolisedFrame frame) {
        String at =
                frame.position()
                        .map(p -> p.shortText())
                        .orElse(String.format("0x%x", frame.location().codeOffset()));
        return "in " + frame.function() + " at " + at;
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
