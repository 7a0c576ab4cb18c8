package dev.wasmscope.engine.wasi.fs.host;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.fs.host.UnixTable.EntryLayout;
import dev.wasmscope.engine.wasi.fs.host.UnixTable.StatLayout;
import dev.wasmscope.engine.wasi.types.FileType;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what the system fills: attributes and directory records; and writes {@code timespec}. */
final class UnixStat {
    /** {@code STATX_BASIC_STATS}. */
    static final int BASIC = 0x7ff;

    private static final long NANOS = 1_000_000_000L;

    private UnixStat() {}

    /** Reads attributes. */
    static FileStat parse(MemorySegment stat, StatLayout layout) {
        return new FileStat(
                layout.deviceBytes() == 8
                        ? stat.get(JAVA_LONG_UNALIGNED, layout.device())
                        : Integer.toUnsignedLong(stat.get(JAVA_INT_UNALIGNED, layout.device())),
                stat.get(JAVA_LONG_UNALIGNED, layout.inode()),
                typeOfMode(stat.get(JAVA_SHORT_UNALIGNED, layout.mode())),
                layout.linkBytes() == 4
                        ? Integer.toUnsignedLong(stat.get(JAVA_INT_UNALIGNED, layout.links()))
                        : Short.toUnsignedLong(stat.get(JAVA_SHORT_UNALIGNED, layout.links())),
                stat.get(JAVA_LONG_UNALIGNED, layout.length()),
                nanos(stat, layout.accessed()),
                nanos(stat, layout.modified()),
                nanos(stat, layout.changed()));
    }

    /** Permissions for owner, group and others. */
    static int permissions(MemorySegment stat, StatLayout layout) {
        return stat.get(JAVA_SHORT_UNALIGNED, layout.mode()) & 0777;
    }

    /** Adds the records in the first {@code length} bytes to {@code entries}, without dots. */
    static void parseEntries(
            MemorySegment records, int length, EntryLayout layout, List<DirectoryEntry> entries) {
        int at = 0;
        while (at < length) {
            int recordLength =
                    Short.toUnsignedInt(
                            records.get(JAVA_SHORT_UNALIGNED, at + layout.recordLength()));
            int nameAt = at + layout.name();
            int end = nameAt;
            while (end < at + recordLength && records.get(JAVA_BYTE, end) != 0) {
                end++;
            }
            String name = text(records, nameAt, end - nameAt);
            if (!name.equals(".") && !name.equals("..")) {
                long inode = records.get(JAVA_LONG_UNALIGNED, at + layout.inode());
                FileType type = typeOfMode(records.get(JAVA_BYTE, at + layout.type()) << 12);
                entries.add(new DirectoryEntry(name, inode, type));
            }
            at += recordLength;
        }
    }

    /** Two {@code timespec} for {@code utimensat}. */
    static long[] timespecs(TimeChange accessed, TimeChange modified, UnixTable.AtFlags flags) {
        long[] times = new long[4];
        fill(times, 0, accessed, flags);
        fill(times, 2, modified, flags);
        return times;
    }

    static String text(MemorySegment segment, int offset, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(segment, JAVA_BYTE, offset, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void fill(long[] times, int at, TimeChange change, UnixTable.AtFlags flags) {
        switch (change) {
            case TimeChange.Keep ignored -> times[at + 1] = flags.timeOmit();
            case TimeChange.Now ignored -> times[at + 1] = flags.timeNow();
            case TimeChange.At set -> {
                times[at] = Long.divideUnsigned(set.nanos(), NANOS);
                times[at + 1] = Long.remainderUnsigned(set.nanos(), NANOS);
            }
        }
    }

    /** Times before 1970 cannot be told to a guest and read as 1970. */
    private static long nanos(MemorySegment stat, int at) {
        long seconds = Math.max(0, stat.get(JAVA_LONG_UNALIGNED, at));
        return seconds * NANOS + Integer.toUnsignedLong(stat.get(JAVA_INT_UNALIGNED, at + 8));
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
