package dev.wasmscope.cli.trace;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Arguments as one line of text, in the forms of {@link HostValue}, written straight to the output.
 */
final class ValueText {
    private final Utf8Output out;
    private final boolean paths;

    /**
     * A writer.
     *
     * @param paths whether descriptors say what they stand for
     */
    ValueText(Utf8Output out, boolean paths) {
        this.out = out;
        this.paths = paths;
    }

    /** {@code name=value, name=value}. */
    void arguments(List<HostArgument> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (i > 0) {
                out.text(", ");
            }
            out.text(arguments.get(i).name()).character('=');
            value(arguments.get(i).value());
        }
    }

    private void value(HostValue value) {
        switch (value) {
            case HostValue.Int(long number) -> out.number(number);
            case HostValue.Name(long _, String name) -> out.text(name);
            case HostValue.Address(long address) -> out.hex(address);
            case HostValue.Handle(int number, String description) -> {
                out.number(number);
                if (paths && !description.isEmpty()) {
                    out.character('<').text(description).character('>');
                }
            }
            case HostValue.Text(String text) -> quote(text.getBytes(StandardCharsets.UTF_8));
            case HostValue.Path(String path, var _) -> quote(path.getBytes(StandardCharsets.UTF_8));
            case HostValue.Buffer(long address, long length, long moved, byte[] preview) -> {
                out.hex(address).character('+').number(length);
                if (moved > 0) {
                    out.character(' ');
                    quote(preview);
                    out.text(moved > preview.length ? "..." : "");
                }
            }
            case HostValue.Bytes(byte[] preview, long total) -> {
                quote(preview);
                if (total > preview.length) {
                    out.text("... (").number(total).text(" bytes)");
                }
            }
            case HostValue.Items(List<HostValue> items, long total) -> items(items, total);
            case HostValue.Struct(List<HostArgument> fields) -> {
                out.character('{');
                arguments(fields);
                out.character('}');
            }
            case HostValue.Flags flags -> out.text(flags.toString());
        }
    }

    private void items(List<HostValue> items, long total) {
        out.character('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.text(", ");
            }
            value(items.get(i));
        }
        if (total > items.size()) {
            out.text(", … (").number(total).character(')');
        }
        out.character(']');
    }

    private void quote(byte[] bytes) {
        boolean plain = true;
        boolean control = false;
        for (byte b : bytes) {
            plain &= b >= 0x20 && b != '"' && b != '\\' && b != 0x7f;
            control |= b < 0x20 && b != '\n' && b != '\t' && b != '\r' || b == 0x7f;
        }
        if (plain) {
            out.character('"').bytes(bytes).character('"');
        } else if (control) {
            out.text(new HostValue.Bytes(bytes, bytes.length).toString());
        } else {
            escape(bytes);
        }
    }

    private void escape(byte[] bytes) {
        out.character('"');
        for (byte b : bytes) {
            switch (b) {
                case '\n' -> out.text("\\n");
                case '\r' -> out.text("\\r");
                case '\t' -> out.text("\\t");
                case '"', '\\' -> out.character('\\').character(b);
                default -> out.character(b);
            }
        }
        out.character('"');
    }
}
