package dev.wasmscope.engine.wasi.fs.host;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.types.FileType;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Layouts of {@code struct statx}, {@code struct linux_dirent64} and {@code struct timespec}, which
 * are the same on every 64-bit Linux.
 */
final class LinuxStat {
    /** {@code STATX_BASIC_STATS}. */
    static final int BASIC = 0x7ff;

    private static final long NANOS = 1_000_000_000L;
    private static final long UTIME_NOW = (1 << 30) - 1;
    private static final long UTIME_OMIT = (1 << 30) - 2;

    private LinuxStat() {}

    /** Reads a {@code struct statx}. */
    static FileStat parse(MemorySegment statx) {
        long device =
                (long) statx.get(JAVA_INT_UNALIGNED, 136) << 32
                        | Integer.toUnsignedLong(statx.get(JAVA_INT_UNALIGNED, 140));
        return new FileStat(
                device,
                statx.get(JAVA_LONG_UNALIGNED, 32),
                typeOfMode(statx.get(JAVA_SHORT_UNALIGNED, 28)),
                Integer.toUnsignedLong(statx.get(JAVA_INT_UNALIGNED, 16)),
                statx.get(JAVA_LONG_UNALIGNED, 40),
                nanos(statx, 64),
                nanos(statx, 112),
                nanos(statx, 96));
    }

    /** Permissions for owner, group and others, of a {@code struct statx}. */
    static int permissions(MemorySegment statx) {
        return statx.get(JAVA_SHORT_UNALIGNED, 28) & 0777;
    }

    /** Adds the records in the first {@code length} bytes to {@code entries}, without dots. */
    static void parseEntries(MemorySegment records, int length, List<DirectoryEntry> entries) {
        int at = 0;
        while (at < length) {
            int recordLength = Short.toUnsignedInt(records.get(JAVA_SHORT_UNALIGNED, at + 16));
            int nameAt = at + 19;
            int end = nameAt;
            while (end < at + recordLength && records.get(JAVA_BYTE, end) != 0) {
                end++;
            }
            String name = text(records, nameAt, end - nameAt);
            if (!name.equals(".") && !name.equals("..")) {
                long inode = records.get(JAVA_LONG_UNALIGNED, at);
                FileType type = typeOfMode(records.get(JAVA_BYTE, at + 18) << 12);
                entries.add(new DirectoryEntry(name, inode, type));
            }
            at += recordLength;
        }
    }

    /** Two {@code timespec} for {@code utimensat}. */
    static long[] timespecs(TimeChange accessed, TimeChange modified) {
        long[] times = new long[4];
        fill(times, 0, accessed);
        fill(times, 2, modified);
        return times;
    }

    static String text(MemorySegment segment, int offset, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(segment, JAVA_BYTE, offset, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void fill(long[] times, int at, TimeChange change) {
        switch (change) {
            case TimeChange.Keep ignored -> times[at + 1] = UTIME_OMIT;
            case TimeChange.Now ignored -> times[at + 1] = UTIME_NOW;
            case TimeChange.At set -> {
                times[at] = Long.divideUnsigned(set.nanos(), NANOS);
                times[at + 1] = Long.remainderUnsigned(set.nanos(), NANOS);
            }
        }
    }

    /** Times before 1970 cannot be told to a guest and read as 1970. */
    private static long nanos(MemorySegment statx, int at) {
        long seconds = Math.max(0, statx.get(JAVA_LONG_UNALIGNED, at));
        return seconds * NANOS + Integer.toUnsignedLong(statx.get(JAVA_INT_UNALIGNED, at + 8));
    }

    private static FileType typeOfMode(int mode) {
        return switch (mode >> 12 & 0xf) {
            case 2 -> FileType.CHARACTER_DEVICE;
            case 4 -> FileType.DIRECTORY;
            case 6 -> FileType.BLOCK_DEVICE;
            case 8 -> FileType.REGULAR_FILE;
            case 10 -> FileType.SYMBOLIC_LINK;
            case 12 -> FileType.SOCKET_STREAM;
            default -> FileType.UNKNOWN;
        };
    }
}
