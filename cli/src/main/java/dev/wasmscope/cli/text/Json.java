package dev.wasmscope.cli.text;

import dev.wasmscope.cli.CommandIo;
import java.io.PrintStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON output: every command that has {@code --json} prints through this. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** An empty object to fill. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Prints {@code value} (records, lists, nodes), indented, with a line end. */
    public static void print(CommandIo io, Object value) {
        print(io.out(), value);
    }

    /** The same on any stream. */
    public static void print(PrintStream out, Object value) {
        out.println(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }

    /** Prints {@code value} on one line. */
    public static void line(PrintStream out, Object value) {
        out.println(MAPPER.writeValueAsString(value));
    }
}
