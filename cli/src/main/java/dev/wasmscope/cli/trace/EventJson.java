package dev.wasmscope.cli.trace;

import dev.wasmscope.cli.text.Json;
import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A host call's arguments as JSON: numbers stay numbers, names and flags are spelt out. */
final class EventJson {

    private EventJson() {}

    static ObjectNode arguments(HostCallEvent event) {
        ObjectNode node = Json.object();
        for (HostArgument argument : event.arguments()) {
            put(node, argument.name(), argument.value());
        }
        return node;
    }

    private static void put(ObjectNode node, String name, HostValue value) {
        switch (value) {
            case HostValue.Int(long number) -> node.put(name, number);
            case HostValue.Address(long address) -> node.put(name, address);
            case HostValue.Name(_, String text) -> node.put(name, text);
            case HostValue.Text(String text) -> node.put(name, text);
            case HostValue.Flags(_, List<String> names) -> names.forEach(node.putArray(name)::add);
            case HostValue.Path(String guest, var resolved) -> {
                node.put(name, guest);
                resolved.ifPresent(host -> node.put(name + "_resolved", host));
            }
            case HostValue.Handle(int number, String description) -> {
                node.put(name, number);
                node.put(name + "_is", description);
            }
            case HostValue.Bytes(byte[] preview, long total) -> {
                ObjectNode bytes = node.putObject(name);
                bytes.put("length", total);
                bytes.put("preview_base64", Base64.getEncoder().encodeToString(preview));
            }
            case HostValue.Buffer(long address, long length, long moved, byte[] preview) -> {
                ObjectNode bytes = node.putObject(name);
                bytes.put("address", address);
                bytes.put("length", length);
                bytes.put("moved", moved);
                bytes.put("preview_base64", Base64.getEncoder().encodeToString(preview));
            }
            case HostValue.Items(List<HostValue> items, _) ->
                    items.forEach(item -> put(node.withArray(name).addObject(), "item", item));
            case HostValue.Struct(List<HostArgument> fields) -> {
                ObjectNode struct = node.putObject(name);
                fields.forEach(field -> put(struct, field.name(), field.value()));
            }
        }
    }
}
