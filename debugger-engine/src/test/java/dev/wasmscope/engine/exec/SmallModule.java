package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.module.Module;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes small modules for tests. Types are letters as in the opcode table (i, l, f, d, v; x for
 * exnref); each function has its own type and is exported under its name. Imports come first.
 */
final class SmallModule {
    private final ByteArrayOutputStream types = new ByteArrayOutputStream();
    private final ByteArrayOutputStream imports = new ByteArrayOutputStream();
    private final ByteArrayOutputStream functions = new ByteArrayOutputStream();
    private final ByteArrayOutputStream exports = new ByteArrayOutputStream();
    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private final List<Integer> globals = new ArrayList<>();
    private int imported;
    private int defined;
    private final List<String> tags = new ArrayList<>();
    private int pages = -1;
    private boolean hasTable;

    SmallModule memory(int minimum) {
        pages = minimum;
        return this;
    }

    /** A tag whose exceptions carry values of these types. */
    SmallModule tag(String values) {
        tags.add(values);
        return this;
    }

    /** A table with all defined functions in their order. */
    SmallModule table() {
        hasTable = true;
        return this;
    }

    /** A mutable i32. */
    SmallModule global(int value) {
        globals.add(value);
        return this;
    }

    SmallModule importFunction(String module, String name, String params, String results) {
        type(params, results);
        name(imports, module);
        name(imports, name);
        imports.write(0);
        unsigned(imports, imported++);
        return this;
    }

    /** A function; the closing {@code end} of the body is added. */
    SmallModule function(String name, String params, String results, String locals, byte[] body) {
        type(params, results);
        unsigned(functions, imported + defined);
        name(exports, name);
        exports.write(0);
        unsigned(exports, imported + defined++);
        ByteArrayOutputStream function = new ByteArrayOutputStream();
        unsigned(function, locals.length());
        for (char local : locals.toCharArray()) {
            function.write(1);
            function.write(type(local));
        }
        function.writeBytes(body);
        function.write(0x0B);
        vector(code, function);
        return this;
    }

    Module module() {
        ByteArrayOutputStream tagTypes = new ByteArrayOutputStream();
        for (int i = 0; i < tags.size(); i++) {
            tagTypes.write(0);
            unsigned(tagTypes, imported + defined + i);
            type(tags.get(i), "");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(out, 1, imported + defined + tags.size(), types);
        section(out, 2, imported, imports);
        section(out, 3, defined, functions);
        if (hasTable) {
            section(out, 4, 1, bytes(0x70, 0, defined));
        }
        if (pages >= 0) {
            section(out, 5, 1, bytes(0, pages));
        }
        section(out, 13, tags.size(), tagTypes);
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        for (int value : globals) {
            values.writeBytes(new byte[] {0x7F, 1, 0x41});
            signed(values, value);
            values.write(0x0B);
        }
        section(out, 6, globals.size(), values);
        section(out, 7, defined, exports);
        if (hasTable) {
            ByteArrayOutputStream elements = bytes(0, 0x41, 0, 0x0B, defined);
            for (int i = 0; i < defined; i++) {
                unsigned(elements, imported + i);
            }
            section(out, 9, 1, elements);
        }
        section(out, 10, defined, code);
        return ModuleReader.read(out.toByteArray());
    }

    /** Instructions as bytes. */
    static byte[] body(int... instructions) {
        return bytes(instructions).toByteArray();
    }

    /** Several pieces one after the other. */
    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    /** {@code i32.const} or {@code i64.const}. */
    static byte[] constant(char type, long value) {
        ByteArrayOutputStream out = bytes(type == 'i' ? 0x41 : 0x42);
        signed(out, value);
        return out.toByteArray();
    }

    private static ByteArrayOutputStream bytes(int... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int value : values) {
            out.write(value);
        }
        return out;
    }

    private void type(String params, String results) {
        types.write(0x60);
        for (String list : List.of(params, results)) {
            unsigned(types, list.length());
            list.chars().forEach(letter -> types.write(type((char) letter)));
        }
    }

    private static int type(char letter) {
        return letter == 'x' ? 0x69 : 0x7F - "ilfdv".indexOf(letter);
    }

    private static void section(
            ByteArrayOutputStream out, int id, int count, ByteArrayOutputStream items) {
        if (count > 0) {
            ByteArrayOutputStream contents = new ByteArrayOutputStream();
            unsigned(contents, count);
            contents.writeBytes(items.toByteArray());
            out.write(id);
            vector(out, contents);
        }
    }

    private static void vector(ByteArrayOutputStream out, ByteArrayOutputStream contents) {
        unsigned(out, contents.size());
        out.writeBytes(contents.toByteArray());
    }

    private static void name(ByteArrayOutputStream out, String name) {
        vector(
                out,
                new ByteArrayOutputStream() {
                    {
                        writeBytes(name.getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    private static void unsigned(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static void signed(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        out.write((int) (rest & 0x7F));
    }
}
