package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.profiler.model.CallTree;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.ui.theme.Palette;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import javafx.scene.paint.Color;

/** The colours of the boxes of one graph, computed when they are asked for. */
final class FlamePaint {
    private final FlameGraph graph;
    private final CallTree tree;
    private final IntUnaryOperator plain;
    private final int dim;

    FlamePaint(FlameGraph graph, double[] changes, FlameColors colors, Palette palette) {
        this.graph = graph;
        this.tree = graph.profile().tree();
        this.dim = argb(palette.flameDim());
        this.plain =
                switch (colors) {
                    case FUNCTION -> byFunction(palette, l -> l.name().hashCode(), false);
                    case MODULE -> byFunction(palette, FlamePaint::module, true);
                    case SELF -> bySelf(palette);
                    case DIFFERENCE -> byChange(changes, palette);
                };
    }

    /** The colours while that is found; what is not found steps back. */
    IntUnaryOperator fill(FlameMatches matches) {
        return matches.active() ? _ -> dim : plain;
    }

    private IntUnaryOperator byFunction(
            Palette palette, ToIntFunction<FunctionLabel> key, boolean wide) {
        List<FunctionLabel> labels = graph.profile().labels();
        int root = argb(palette.flameRoot());
        int host = argb(palette.flameHost());
        int[] colors = new int[labels.size()];
        List<Color> fills = wide ? palette.modules() : palette.flames();
        for (int i = 0; i < colors.length; i++) {
            FunctionLabel label = labels.get(i);
            int hash = key.applyAsInt(label) * 0x9e3779b9;
            colors[i] =
                    label.host() ? host : argb(fills.get(Math.floorMod(hash >>> 8, fills.size())));
        }
        return box -> {
            int function = graph.function(box);
            return function < 0 ? root : colors[function];
        };
    }

    private static int module(FunctionLabel label) {
        return label.source().map(String::hashCode).orElse(0);
    }

    private IntUnaryOperator bySelf(Palette palette) {
        long most = 1;
        for (int row = 1; row < tree.size(); row++) {
            most = Math.max(most, tree.self(row));
        }
        double scale = 1.0 / most;
        int[] ramp = ramp(palette.cold(), palette.hot());
        // The root of the share: a tenth of the hottest must not look like nothing.
        return box -> ramp[(int) (Math.sqrt(graph.self(box) * scale) * (ramp.length - 1))];
    }

    /** Green for less than before, red for more, grey for what stayed. */
    private IntUnaryOperator byChange(double[] changes, Palette palette) {
        int[] less = ramp(palette.cold(), palette.better());
        int[] more = ramp(palette.cold(), palette.worse());
        double most = 1e-9;
        for (double change : changes) {
            most = Math.max(most, Math.abs(change));
        }
        double scale = 1 / most;
        return box -> {
            int row = graph.node(box);
            double change = row < changes.length ? changes[row] * scale : 0;
            int step = (int) (Math.sqrt(Math.abs(change)) * (less.length - 1));
            return change < 0 ? less[step] : more[step];
        };
    }

    private static int[] ramp(Color from, Color to) {
        int[] ramp = new int[64];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = argb(from.interpolate(to, i / (ramp.length - 1.0)));
        }
        return ramp;
    }

    static int argb(Color color) {
        return (int) Math.round(color.getOpacity() * 255) << 24
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
