package dev.wasmscope.ui.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Modules of any number of functions, all of which do nothing: {@code walk_0}, {@code walk_1} … */
public final class BigModule {
    private BigModule() {}

    /** Writes a module; its first function is {@code _start}. */
    public static Path write(Path file, int functions) throws IOException {
        Bytes module = new Bytes();
        module.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(module, 1, s -> s.writeBytes(new byte[] {1, 0x60, 0, 0}));
        section(
                module,
                3,
                s -> {
                    s.number(functions);
                    s.writeBytes(new byte[functions]);
                });
        section(
                module,
                7,
                s -> {
                    s.number(1);
                    s.name("_start");
                    s.number(0);
                    s.number(0);
                });
        section(
                module,
                10,
                s -> {
                    s.number(functions);
                    for (int i = 0; i < functions; i++) {
                        int nops = i % 40;
                        s.number(nops + 2);
                        s.number(0);
                        for (int j = 0; j < nops; j++) {
                            s.number(1);
                        }
                        s.number(0x0b);
                    }
                });
        section(
                module,
                0,
                s -> {
                    s.name("name");
                    section(s, 1, names -> names(names, functions));
                });
        return Files.write(file, module.toByteArray());
    }

    private static void names(Bytes names, int functions) {
        names.number(functions);
        for (int i = 0; i < functions; i++) {
            names.number(i);
            names.name("walk_" + i);
        }
    }

    private static void section(Bytes to, int id, Consumer<Bytes> contents) {
        Bytes section = new Bytes();
        contents.accept(section);
        to.number(id);
        to.number(section.size());
        to.writeBytes(section.toByteArray());
    }

    private static final class Bytes extends ByteArrayOutputStream {
        /** Unsigned LEB128. */
        void number(int value) {
            int left = value;
            while (left > 0x7f) {
                write(left & 0x7f | 0x80);
                left >>>= 7;
            }
            write(left);
        }

        void name(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            writeBytes(bytes);
        }
    }
}
