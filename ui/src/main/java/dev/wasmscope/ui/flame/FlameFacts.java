package dev.wasmscope.ui.flame;

import dev.wasmscope.profiler.analyse.FlameGraph;
import dev.wasmscope.profiler.model.FunctionLabel;
import dev.wasmscope.ui.parts.Parts;
import dev.wasmscope.ui.profile.Amounts;
import java.util.Locale;
import java.util.Optional;

/** What is known of a box, in words. */
final class FlameFacts {
    private FlameFacts() {}

    static Optional<FunctionLabel> label(FlameGraph graph, int box) {
        int function = graph.profile().tree().function(graph.node(box));
        return function < 0
                ? Optional.empty()
                : Optional.of(graph.profile().labels().get(function));
    }

    static String share(long part, long whole) {
        return Amounts.share(part, whole);
    }

    /** A name, what it costs with what it calls, and itself. */
    static String line(FlameGraph graph, int box) {
        return graph.name(box)
                + "   "
                + share(graph.width(box), graph.total())
                + "   "
                + amount(graph, graph.width(box))
                + ", "
                + amount(graph, graph.self(box))
                + " its own, "
                + calls(graph.calls(box));
    }

    /**
     * How the share of a run changed.
     *
     * @param change from -1 to 1
     */
    static String change(double change) {
        String sign = change > 0 ? "+" : change < 0 ? "\u2212" : "";
        return sign + String.format(Locale.ROOT, "%.1f %% of the run", 100 * Math.abs(change));
    }

    /** A weight of the graph's profile with its unit. */
    static String amount(FlameGraph graph, long value) {
        return Amounts.text(graph.profile().weight(), value);
    }

    static String calls(long calls) {
        return Parts.grouped(calls) + (calls == 1 ? " call" : " calls");
    }

    static String source(FunctionLabel label) {
        String line = label.line() > 0 ? ":" + label.line() : "";
        return label.source().map(s -> s + line).orElse(label.host() ? "the host" : "no source");
    }
}
