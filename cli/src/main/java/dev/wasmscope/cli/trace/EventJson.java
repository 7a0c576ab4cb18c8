package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.host.MemoryRange;
import dev.wasmscope.engine.module.CodeLocation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A host call as JSON: numbers stay numbers, names and flags are spelt out. */
final class EventJson {
    private final JsonOutput json;
    private final TraceStyle style;
    private final CallSiteNames sites;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    EventJson(JsonOutput json, TraceStyle style, CallSiteNames sites) {
        this.json = json;
        this.style = style;
        this.sites = sites;
    }

    /** The members of an event that every format shows; arguments first. */
    void members(HostCallEvent event) {
        json.key("arguments");
        arguments(event.arguments());
        json.member("result", event.result());
        json.member("errno", event.errno());
        json.member("bytes", event.bytesMoved());
        json.key("written").open('[');
        for (MemoryRange range : event.written()) {
            json.open('{').member("address", range.address());
            json.member("length", range.length()).close('}');
        }
        json.close(']');
        event.injected().ifPresent(what -> json.member("injected", what));
        sites.of(event).ifPresent(site -> json.member("at", site));
    }

    /** Where the call came from: code offsets, or with names if the style asks for the stack. */
    void stack(HostCallEvent event) {
        event.callSite().ifPresent(site -> location("call_site", site));
        if (style.stack()) {
            json.key("stack").open('[');
            sites.stack(event).forEach(this::row);
            json.close(']');
        }
    }

    private void row(CallSiteNames.Row row) {
        json.open('{').member("function", row.function());
        row.position()
                .ifPresent(
                        position -> {
                            json.member("file", position.file());
                            json.member("line", position.line());
                            json.member("column", position.column());
                        });
        json.member("code_offset", row.site().codeOffset());
        json.member("inlined", row.inlined()).close('}');
    }

    private void location(String name, CodeLocation site) {
        json.key(name).open('{').member("function_index", site.functionIndex());
        json.member("code_offset", site.codeOffset()).close('}');
    }

    void arguments(List<HostArgument> arguments) {
        json.open('{');
        for (HostArgument argument : arguments) {
            json.key(argument.name());
            value(argument.value());
        }
        json.close('}');
    }

    private void value(HostValue value) {
        switch (value) {
            case HostValue.Int(long number) -> json.number(number);
            case HostValue.Name(long _, String name) -> json.text(name);
            case HostValue.Text(String text) -> json.text(text);
            case HostValue.Flags(long _, List<String> names) -> {
                json.open('[');
                names.forEach(json::text);
                json.close(']');
            }
            case HostValue.Address(long address) ->
                    json.open('{').member("address", address).close('}');
            case HostValue.Path(String path, var resolved) -> {
                json.open('{').member("path", path);
                resolved.ifPresent(host -> json.member("resolved", host));
                json.close('}');
            }
            case HostValue.Handle(int number, String description) -> {
                json.open('{').member("fd", number);
                if (!description.isEmpty()) {
                    json.member("is", description);
                }
                json.close('}');
            }
            case HostValue.Bytes(byte[] preview, long total) -> {
                json.open('{').member("length", total);
                preview(preview);
                json.close('}');
            }
            case HostValue.Buffer(long address, long length, long moved, byte[] preview) -> {
                json.open('{').member("address", address).member("length", length);
                json.member("moved", moved);
                preview(preview);
                json.close('}');
            }
            case HostValue.Items(List<HostValue> items, long total) -> {
                json.open('[');
                items.forEach(this::value);
                if (total > items.size()) {
                    json.open('{').member("more", total - items.size()).close('}');
                }
                json.close(']');
            }
            case HostValue.Struct(List<HostArgument> fields) -> arguments(fields);
        }
    }

    /** Text where the bytes are UTF-8, else base64. */
    private void preview(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        boolean plain = true;
        for (byte b : bytes) {
            plain &= b >= 0x20 && b < 0x7f && b != '"' && b != '\\';
        }
        if (plain) {
            json.key("text").plainText(bytes);
            return;
        }
        try {
            json.member("text", utf8.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            json.member("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }
}
