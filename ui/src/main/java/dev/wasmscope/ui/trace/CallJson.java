package dev.wasmscope.ui.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls as JSON, one object a line, with the names that {@code wasmscope trace} uses. */
final class CallJson {
    private CallJson() {}

    static String line(HostCallEvent call) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("number", call.number());
        node.put("clock", call.clock());
        node.put("thread", call.thread());
        node.put("module", call.module());
        node.put("name", call.name());
        ObjectNode arguments = node.putObject("arguments");
        call.arguments().forEach(a -> put(arguments, a.name(), a.value()));
        node.put("result", call.result());
        node.put("errno", call.errno());
        node.put("bytes", call.bytesMoved());
        node.put("host_ns", call.hostNanos());
        call.injected().ifPresent(what -> node.put("injected", what));
        call.callSite().ifPresent(site -> node.put("code_offset", site.codeOffset()));
        return node.toString();
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
                bytes.put("preview_base64", base64(preview));
            }
            case HostValue.Buffer(long address, long length, long moved, byte[] preview) -> {
                ObjectNode bytes = node.putObject(name);
                bytes.put("address", address);
                bytes.put("length", length);
                bytes.put("moved", moved);
                bytes.put("preview_base64", base64(preview));
            }
            case HostValue.Items(List<HostValue> items, _) ->
                    items.forEach(item -> put(node.withArray(name).addObject(), "item", item));
            case HostValue.Struct(List<HostArgument> fields) -> {
                ObjectNode struct = node.putObject(name);
                fields.forEach(field -> put(struct, field.name(), field.value()));
            }
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
