package dev.wasmscope.cli.dap;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A conversation as text: one line for each flat object, what is inside indented below. */
final class Transcript {
    private final StringBuilder text = new StringBuilder();

    void request(String command, JsonNode arguments) {
        text.append("-> ").append(command);
        value(arguments, 1);
        text.append('\n');
    }

    void response(JsonNode response) {
        boolean success = response.get("success").asBoolean();
        text.append("<- ").append(response.get("command").asString());
        if (success) {
            value(response.path("body"), 1);
        } else {
            text.append(" ERROR ").append(response.get("message").asString());
        }
        text.append('\n');
    }

    void event(JsonNode event) {
        text.append("** ").append(event.get("event").asString());
        value(event.path("body"), 1);
        text.append('\n');
    }

    void forget() {
        text.setLength(0);
    }

    String text() {
        return text.toString();
    }

    private void value(JsonNode node, int depth) {
        if (node.isContainer() && !node.isEmpty()) {
            if (isFlat(node)) {
                text.append(' ').append(flat(node));
            } else if (node.isArray()) {
                node.forEach(one -> below(one, "-", depth));
            } else {
                node.properties().forEach(one -> below(one.getValue(), one.getKey() + ":", depth));
            }
        } else if (!node.isMissingNode() && !node.isNull() && !node.isContainer()) {
            text.append(' ').append(node);
        }
    }

    private void below(JsonNode node, String label, int depth) {
        text.append('\n').append("    ".repeat(depth)).append(label);
        value(node, depth + 1);
    }

    /** Whether everything in it is a single value, or an object of few of them. */
    private static boolean isFlat(JsonNode node) {
        return node.valueStream()
                .allMatch(one -> !one.isContainer() || (one.isObject() && isNarrow(one)));
    }

    private static boolean isNarrow(JsonNode node) {
        return node.size() <= 3 && node.valueStream().noneMatch(JsonNode::isContainer);
    }

    private static String flat(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream()
                    .map(one -> one.isContainer() ? flat(one) : one.toString())
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return node.properties().stream()
                .map(
                        one ->
                                one.getKey()
                                        + "="
                                        + (one.getValue().isContainer()
                                                ? flat(one.getValue())
                                                : one.getValue().toString()))
                .collect(Collectors.joining(" ", "{", "}"));
    }
}
