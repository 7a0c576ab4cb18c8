package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.EventType;
import dev.wasmscope.engine.wasi.types.FileType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Layouts of the witx structures that the host writes. Padding is zero. */
final class Structures {
    static final int DIRENT_SIZE = 24;
    static final int EVENT_SIZE = 32;

    private Structures() {}

    static byte[] filestat(FileStat stat, Abi abi) {
        byte[] bytes = new byte[abi.filestatSize()];
        ByteBuffer out = littleEndian(bytes);
        out.putLong(stat.device()).putLong(stat.inode()).put((byte) stat.type().code());
        if (abi == Abi.UNSTABLE) {
            out.position(20).putInt((int) stat.links());
        } else {
            out.position(24).putLong(stat.links());
        }
        out.putLong(stat.size())
                .putLong(stat.accessed())
                .putLong(stat.modified())
                .putLong(stat.changed());
        return bytes;
    }

    static byte[] fdstat(FileType type, int flags, long rights, long inheriting) {
        byte[] bytes = new byte[24];
        littleEndian(bytes)
                .put((byte) type.code())
                .position(2)
                .putShort((short) flags)
                .position(8)
                .putLong(rights)
                .putLong(inheriting);
        return bytes;
    }

    /** A {@code prestat} of a directory whose name has {@code nameLength} bytes. */
    static byte[] prestat(int nameLength) {
        byte[] bytes = new byte[8];
        littleEndian(bytes).position(4).putInt(nameLength);
        return bytes;
    }

    static byte[] dirent(DirectoryEntry entry, long next, int nameLength) {
        byte[] bytes = new byte[DIRENT_SIZE];
        littleEndian(bytes)
                .putLong(next)
                .putLong(entry.inode())
                .putInt(nameLength)
                .put((byte) entry.type().code());
        return bytes;
    }

    static byte[] event(long userdata, Errno error, EventType type, long moved, int flags) {
        byte[] bytes = new byte[EVENT_SIZE];
        littleEndian(bytes)
                .putLong(userdata)
                .putShort((short) error.code())
                .put((byte) type.code())
                .position(16)
                .putLong(moved)
                .putShort((short) flags);
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
