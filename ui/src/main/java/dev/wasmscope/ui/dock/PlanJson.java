package dev.wasmscope.ui.dock;

import dev.wasmscope.ui.dock.DockPlan.Floating;
import dev.wasmscope.ui.dock.DockPlan.Part;
import dev.wasmscope.ui.dock.DockPlan.Split;
import dev.wasmscope.ui.dock.DockPlan.Tabs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@link DockPlan} as JSON. Reading takes what it understands and leaves out the rest: a file of an
 * older or a newer program, or one that somebody damaged, never fails.
 */
public final class PlanJson {
    private static final int DEEPEST = 24;
    private static final int MOST = 64;

    private PlanJson() {}

    /** The plan as an object. */
    public static ObjectNode write(DockPlan plan) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("main", write(plan.main()));
        ArrayNode windows = node.putArray("windows");
        for (Floating w : plan.windows()) {
            windows.addObject()
                    .put("x", w.x())
                    .put("y", w.y())
                    .put("width", w.width())
                    .put("height", w.height())
                    .set("part", write(w.part()));
        }
        plan.hidden().forEach(node.putArray("hidden")::add);
        return node;
    }

    private static ObjectNode write(Part part) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        switch (part) {
            case Tabs t -> {
                node.put("name", t.name()).put("front", t.selected());
                t.views().forEach(node.putArray("tabs")::add);
            }
            case Split s -> {
                node.put("split", s.vertical() ? "below" : "beside");
                s.dividers().forEach(node.putArray("dividers")::add);
                ArrayNode parts = node.putArray("parts");
                s.parts().forEach(p -> parts.add(write(p)));
            }
        }
        return node;
    }

    /** The plan that an object is; empty when it has no main part. */
    public static Optional<DockPlan> read(JsonNode node) {
        Optional<Part> main = part(node.path("main"), 0);
        List<Floating> windows = new ArrayList<>();
        for (JsonNode w : node.path("windows")) {
            part(w.path("part"), 0)
                    .filter(_ -> windows.size() < MOST)
                    .ifPresent(
                            p ->
                                    windows.add(
                                            new Floating(
                                                    w.path("x").asDouble(0),
                                                    w.path("y").asDouble(0),
                                                    size(w.path("width")),
                                                    size(w.path("height")),
                                                    p)));
        }
        return main.map(m -> new DockPlan(m, windows, texts(node.path("hidden"))));
    }

    private static double size(JsonNode node) {
        double size = node.asDouble(480);
        return size >= 100 && size <= 20_000 ? size : 480;
    }

    private static Optional<Part> part(JsonNode node, int depth) {
        if (depth > DEEPEST || !node.isObject()) {
            return Optional.empty();
        }
        if (node.path("tabs").isArray()) {
            return Optional.of(
                    new Tabs(
                            node.path("name").asString("tabs"),
                            texts(node.path("tabs")),
                            node.path("front").asString("")));
        }
        List<Part> parts = new ArrayList<>();
        for (JsonNode p : node.path("parts")) {
            part(p, depth + 1).filter(_ -> parts.size() < MOST).ifPresent(parts::add);
        }
        List<Double> dividers = new ArrayList<>();
        node.path("dividers").forEach(d -> dividers.add(d.asDouble(-1)));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Split(
                                node.path("split").asString("").equals("below"), parts, dividers));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : array) {
            if (text.isString()) {
                texts.add(text.asString());
            }
        }
        return texts;
    }
}
