package dev.wasmscope.ui.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Modules that no compiler makes, byte by byte. */
public final class HandMade {
    /**
     * A memory.
     *
     * @param pages of 64 KiB
     * @param wide whether addresses have 64 bits
     */
    public record LinearMemory(long pages, boolean wide) {}

    /**
     * One byte that the program writes.
     *
     * @param address below 2^32 for a memory with 32 bits
     */
    public record Write(int memory, long address, int value) {}

    private HandMade() {}

    /**
     * Writes a module whose {@code _start} writes bytes, one after another, three instructions
     * each.
     */
    public static Path writing(Path file, List<LinearMemory> memories, List<Write> writes)
            throws IOException {
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        module.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(module, 1, 1, 0x60, 0, 0);
        section(module, 3, 1, 0);
        ByteArrayOutputStream types = new ByteArrayOutputStream();
        types.write(memories.size());
        for (LinearMemory memory : memories) {
            types.write(memory.wide() ? 4 : 0);
            leb(types, memory.pages());
        }
        section(module, 5, types.toByteArray());
        ByteArrayOutputStream exports = new ByteArrayOutputStream();
        exports.write(2);
        name(exports, "memory");
        exports.writeBytes(new byte[] {2, 0});
        name(exports, "_start");
        exports.writeBytes(new byte[] {0, 0});
        section(module, 7, exports.toByteArray());
        section(module, 10, code(memories, writes));
        return Files.write(file, module.toByteArray());
    }

    private static byte[] code(List<LinearMemory> memories, List<Write> writes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        for (Write write : writes) {
            body.write(memories.get(write.memory()).wide() ? 0x42 : 0x41);
            // A constant of 32 bits is written as a signed number.
            signed(
                    body,
                    memories.get(write.memory()).wide() ? write.address() : (int) write.address());
            body.write(0x41);
            signed(body, write.value());
            body.write(0x3a);
            body.write(0x40); // of the memory that follows
            body.write(write.memory());
            body.write(0);
        }
        body.write(0x0b);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(1);
        leb(all, body.size());
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    private static void section(ByteArrayOutputStream out, int id, int... contents) {
        byte[] bytes = new byte[contents.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) contents[i];
        }
        section(out, id, bytes);
    }

    private static void section(ByteArrayOutputStream out, int id, byte[] contents) {
        out.write(id);
        leb(out, contents.length);
        out.writeBytes(contents);
    }

    private static void name(ByteArrayOutputStream out, String name) {
        out.write(name.length());
        out.writeBytes(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static void leb(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static void signed(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>= 7;
        }
        out.write((int) (rest & 0x7f));
    }
}
