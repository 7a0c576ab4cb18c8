package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.ui.parts.Copying;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys of a flame graph: arrows choose a box, Enter zooms to it, + and - come closer and go
 * away, Home shows the whole run, End goes down the most expensive path, Tab from match to match.
 */
final class FlameKeys {
    private static final double STEP = 1.5;
    private static final double PART = 0.2;

    private final FlameModel model;
    private final FlameCanvas canvas;
    private final Runnable leave;

    /**
     * @param leave what Escape does when there is nothing to undo in the graph
     */
    FlameKeys(FlameModel model, FlameCanvas canvas, Runnable leave) {
        this.model = model;
        this.canvas = canvas;
        this.leave = leave;
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        Optional<FlameGraph> graph = model.graphProperty().get();
        graph.ifPresent(g -> copy(event, g));
        if (graph.isPresent() && !event.isShortcutDown() && !event.isAltDown()) {
            boolean done =
                    event.isShiftDown() && moves(event.getCode())
                            || steps(graph.get(), event.getCode())
                            || zooms(event.getCode())
                            || others(graph.get(), event);
            if (done) {
                event.consume();
            }
        }
    }

    /** What is known of the chosen box, as a line. */
    private void copy(KeyEvent event, FlameGraph g) {
        if (event.getCode() == KeyCode.C && event.isShortcutDown() && !event.isAltDown()) {
            Copying.copy(FlameFacts.line(g, model.selectedProperty().get()));
            event.consume();
        }
    }

    private boolean steps(FlameGraph g, KeyCode key) {
        int box = model.selectedProperty().get();
        boolean down = model.rootAtTopProperty().get();
        int next =
                switch (key) {
                    case UP -> down ? FlameSteps.caller(g, box) : FlameSteps.callee(g, box);
                    case DOWN -> down ? FlameSteps.callee(g, box) : FlameSteps.caller(g, box);
                    case LEFT -> FlameSteps.beside(g, box, -1);
                    case RIGHT -> FlameSteps.beside(g, box, 1);
                    case END -> FlameSteps.hottest(g, box);
                    default -> -1;
                };
        if (next < 0) {
            return false;
        }
        model.select(next);
        model.reveal(next);
        return true;
    }

    private boolean zooms(KeyCode key) {
        switch (key) {
            case PLUS, ADD, EQUALS -> zoom(1 / STEP);
            case MINUS, SUBTRACT -> zoom(STEP);
            case ENTER, SPACE -> model.zoomTo(model.selectedProperty().get());
            case HOME -> model.zoomTo(FlameModel.ROOT);
            case BACK_SPACE -> model.back();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void zoom(double factor) {
        Span view = model.viewProperty().get();
        double share = 0.5;
        Optional<FlameGraph> graph = model.graphProperty().get();
        if (graph.isPresent()) {
            int box = model.selectedProperty().get();
            double middle = graph.get().start(box) + graph.get().width(box) / 2.0;
            share = Math.clamp(view.share(middle), 0.0, 1.0);
        }
        model.glideTo(view.zoomed(factor, share, model.total()));
    }

    private boolean moves(KeyCode key) {
        double by = key == KeyCode.LEFT ? -PART : key == KeyCode.RIGHT ? PART : 0;
        if (by != 0) {
            model.glideTo(model.viewProperty().get().moved(by, model.total()));
        }
        return by != 0;
    }

    private boolean others(FlameGraph g, KeyEvent event) {
        switch (event.getCode()) {
            case TAB -> {
                if (model.matchesProperty().get().size() == 0) {
                    return false;
                }
                model.nextMatch(!event.isShiftDown());
            }
            case PAGE_UP, PAGE_DOWN -> {
                double page = (canvas.getHeight() - canvas.rowHeight()) * sign(event.getCode());
                canvas.glide().scrollBy(page, g.depths(), canvas.getHeight(), false);
            }
            case ESCAPE -> escape();
            default -> {
                return false;
            }
        }
        return true;
    }

    private double sign(KeyCode key) {
        return (key == KeyCode.PAGE_DOWN) == model.rootAtTopProperty().get() ? 1 : -1;
    }

    /** One thing after another: the search, the zoom, what is left out. */
    private void escape() {
        if (!model.searchProperty().get().isEmpty()) {
            model.searchProperty().set("");
        } else if (model.viewProperty().get().width() < model.total()) {
            model.zoomTo(FlameModel.ROOT);
        } else if (model.optionsProperty().get().partial()) {
            model.change(FlameOptions::withEverything);
        } else {
            leave.run();
        }
    }
}
