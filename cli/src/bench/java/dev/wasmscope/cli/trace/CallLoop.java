package dev.wasmscope.cli.trace;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A guest that does nothing but cheap calls: clock_time_get, fd_write and fd_pread of 16 bytes. */
final class CallLoop {
    private static final int I32 = 0x7f;
    private static final int I64 = 0x7e;
    private static final int PATH = 64;
    private static final int VECTOR = 16;
    private static final int BUFFER = 256;
    private static final int RESULT = 40;

    private CallLoop() {}

    /** A module whose {@code _start} makes {@code turns} rounds of the three calls. */
    static byte[] module(int turns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(
                out,
                1,
                vector(
                        type(I32, I64, I32),
                        type(I32, I32, I32, I32),
                        type(I32, I32, I32, I64, I32),
                        type(I32, I32, I32, I32, I32, I64, I64, I32, I32),
                        new byte[] {0x60, 0, 0}));
        section(
                out,
                2,
                vector(
                        imported("clock_time_get", 0),
                        imported("fd_write", 1),
                        imported("fd_pread", 2),
                        imported("path_open", 3)));
        section(out, 3, vector(new byte[] {4}));
        section(out, 5, vector(new byte[] {0, 1}));
        section(out, 7, vector(exported("memory", 2, 0), exported("_start", 0, 4)));
        byte[] code = code(turns);
        section(out, 10, vector(join(leb(code.length), code)));
        section(
                out,
                11,
                vector(
                        data(PATH, "calls.tmp".getBytes(StandardCharsets.UTF_8)),
                        data(VECTOR, new byte[] {0, 1, 0, 0, 16, 0, 0, 0}),
                        data(BUFFER, "sixteen bytes..\n".getBytes(StandardCharsets.UTF_8))));
        return out.toByteArray();
    }

    private static byte[] code(int turns) {
        return join(
                new byte[] {1, 1, I32},
                // path_open(3, 0, path, 9, creat|trunc, read|seek|write, 0, 0, result)
                constants(3, 0, PATH, 9, 9),
                join(new byte[] {0x42}, leb(70), new byte[] {0x42, 0}),
                constants(0, RESULT),
                new byte[] {0x10, 3, 0x1a},
                constants(turns),
                new byte[] {0x21, 0, 0x03, 0x40},
                constants(1),
                new byte[] {0x42, 1},
                constants(RESULT),
                new byte[] {0x10, 0, 0x1a},
                constants(4, VECTOR, 1, RESULT),
                new byte[] {0x10, 1, 0x1a},
                constants(4, VECTOR, 1),
                new byte[] {0x42, 0},
                constants(RESULT),
                new byte[] {0x10, 2, 0x1a},
                // the loop's end
                new byte[] {0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b, 0x0b});
    }

    private static byte[] constants(int... values) {
        byte[] all = {};
        for (int value : values) {
            all = join(all, new byte[] {0x41}, leb(value));
        }
        return all;
    }

    /** Signed LEB128, which for these numbers is the unsigned one with room for the sign. */
    private static byte[] leb(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = value;
        while (rest >= 64) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return out.toByteArray();
    }

    private static byte[] type(int... params) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x60);
        out.write(params.length);
        for (int param : params) {
            out.write(param);
        }
        out.write(1);
        out.write(I32);
        return out.toByteArray();
    }

    private static byte[] name(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return join(leb(bytes.length), bytes);
    }

    private static byte[] imported(String function, int type) {
        return join(name("wasi_snapshot_preview1"), name(function), new byte[] {0, (byte) type});
    }

    private static byte[] exported(String thing, int kind, int index) {
        return join(name(thing), new byte[] {(byte) kind, (byte) index});
    }

    private static byte[] data(int address, byte[] bytes) {
        return join(
                new byte[] {0, 0x41}, leb(address), new byte[] {0x0b}, leb(bytes.length), bytes);
    }

    private static byte[] vector(byte[]... items) {
        return join(leb(items.length), join(items));
    }

    private static void section(ByteArrayOutputStream out, int id, byte[] contents) {
        out.write(id);
        out.writeBytes(unsigned(contents.length));
        out.writeBytes(contents);
    }

    private static byte[] unsigned(int value) {
        return value < 0x80
                ? new byte[] {(byte) value}
                : new byte[] {(byte) (value & 0x7f | 0x80), (byte) (value >>> 7)};
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
