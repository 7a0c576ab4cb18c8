package dev.wasmscope.engine.fuzz;

import dev.wasmscope.engine.module.Opcode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of a binary module, written one part after the other. */
final class WasmBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    WasmBytes raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    WasmBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    WasmBytes append(WasmBytes other) {
        return raw(other.bytes());
    }

    WasmBytes op(Opcode opcode) {
        int code = opcode.code();
        return code > 0xFFFF ? raw(code >>> 16).unsigned(code & 0xFFFF) : raw(code);
    }

    /** An unsigned LEB128 number. */
    WasmBytes unsigned(long value) {
        long rest = value;
        while (Long.compareUnsigned(rest, 0x80) >= 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    /** A signed LEB128 number. */
    WasmBytes signed(long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>= 7;
        }
        out.write((int) (rest & 0x7F));
        return this;
    }

    /** The low {@code count} bytes of a number, lowest first. */
    WasmBytes little(long value, int count) {
        for (int i = 0; i < count; i++) {
            out.write((int) (value >>> (8 * i)));
        }
        return this;
    }

    WasmBytes name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return unsigned(utf8.length).raw(utf8);
    }

    /** Length and contents of another part. */
    WasmBytes sized(WasmBytes contents) {
        return unsigned(contents.size()).append(contents);
    }

    /** A section of {@code count} items, left out if there are none. */
    WasmBytes section(int id, int count, WasmBytes items) {
        return count == 0 ? this : raw(id).sized(new WasmBytes().unsigned(count).append(items));
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
