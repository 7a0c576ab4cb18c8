package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.ui.theme.Themes;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/** A flame graph with mouse, keys, menu and the box of facts beside the mouse. */
public final class FlamePane implements AutoCloseable {
    private final FlameModel model;
    private final FlameCanvas canvas;
    private final FlameTip tip = new FlameTip();
    private final StackPane root = new StackPane();
    private final Subscription subscription;
    private Point2D mouse = Point2D.ZERO;

    /**
     * @param id of the graph's node
     * @param source shows where a function is declared
     * @param callers shows who calls a function
     */
    public FlamePane(
            FlameModel model,
            Themes themes,
            String id,
            Consumer<FunctionLabel> source,
            Consumer<FunctionLabel> callers) {
        this.model = model;
        canvas = new FlameCanvas(model, themes, id);
        Pane over = new Pane(tip.node());
        over.setMouseTransparent(true);
        root.getChildren().addAll(canvas, over);
        root.setMinSize(0, 0);
        canvas.addEventFilter(MouseEvent.ANY, e -> mouse = new Point2D(e.getX(), e.getY()));
        new FlameGestures(model, canvas);
        new FlameKeys(model, canvas, tip::hide);
        new FlameMenu(model, canvas, new FlameMenu.Ways(source, callers));
        subscription = canvas.hoveredProperty().subscribe(_ -> showTip());
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, _ -> showTip());
    }

    /** The node to put into a window. */
    public Node node() {
        return root;
    }

    FlameCanvas canvas() {
        return canvas;
    }

    private void showTip() {
        int box = canvas.hoveredProperty().get();
        model.graphProperty()
                .get()
                .filter(g -> box >= 0 && box < g.size())
                .ifPresentOrElse(g -> tip.show(g, model.changes(), box, mouse, root), tip::hide);
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        canvas.close();
    }
}
