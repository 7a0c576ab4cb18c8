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

    static ByteBuffer filestat(FileStat stat, Abi abi) {
        ByteBuffer out = buffer(abi.filestatSize());
        out.putLong(stat.device()).putLong(stat.inode()).put((byte) stat.type().ordinal());
        if (abi == Abi.UNSTABLE) {
            out.position(20).putInt((int) stat.links());
        } else {
            out.position(24).putLong(stat.links());
        }
        return out.putLong(stat.size())
                .putLong(stat.accessed())
                .putLong(stat.modified())
                .putLong(stat.changed());
    }

    static ByteBuffer fdstat(FileType type, int flags, long rights, long inheriting) {
        return buffer(24)
                .put((byte) type.ordinal())
                .position(2)
                .putShort((short) flags)
                .position(8)
                .putLong(rights)
                .putLong(inheriting);
    }

    /** A {@code prestat} of a directory whose name has {@code nameLength} bytes. */
    static ByteBuffer prestat(int nameLength) {
        return buffer(8).position(4).putInt(nameLength);
    }

    static ByteBuffer dirent(DirectoryEntry entry, long next, int nameLength) {
        return buffer(DIRENT_SIZE)
                .putLong(next)
                .putLong(entry.inode())
                .putInt(nameLength)
                .put((byte) entry.type().ordinal());
    }

    static ByteBuffer event(long userdata, Errno error, EventType type, long bytes, int flags) {
        return buffer(EVENT_SIZE)
                .putLong(userdata)
                .putShort((short) error.code())
                .put((byte) type.ordinal())
                .position(16)
                .putLong(bytes)
                .putShort((short) flags);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
