package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.wasi.types.ClockId;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.EventRwFlags;
import dev.wasmscope.engine.wasi.types.EventType;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.FileType;
import dev.wasmscope.engine.wasi.types.FlagNames;
import dev.wasmscope.engine.wasi.types.Rights;
import dev.wasmscope.engine.wasi.types.RoFlags;
import dev.wasmscope.engine.wasi.types.SubClockFlags;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The structures of the witx, field by field, from bytes that were kept of a guest's memory. */
final class StructureDecoding {
    private StructureDecoding() {}

    /** The result of a call; a descriptor is none of them, since it has a name. */
    static HostValue result(ResultType type, Block kept, Abi abi) {
        ByteBuffer in = kept.buffer();
        return switch (type) {
            case RO_FLAGS -> flags(Short.toUnsignedLong(in.getShort()), RoFlags.NAMES);
            case U32, FD -> new HostValue.Int(Integer.toUnsignedLong(in.getInt()));
            case U64 -> CapturedCall.unsigned(in.getLong());
            case PRESTAT ->
                    struct(
                            field("tag", new HostValue.Name(in.get(), "dir")),
                            u32("pr_name_len", in.getInt(4)));
            case FDSTAT ->
                    struct(
                            field("fs_filetype", fileType(in.get())),
                            field(
                                    "fs_flags",
                                    flags(Short.toUnsignedLong(in.getShort(2)), FdFlags.NAMES)),
                            field("fs_rights_base", flags(in.getLong(8), Rights.NAMES)),
                            field("fs_rights_inheriting", flags(in.getLong(16), Rights.NAMES)));
            case FILESTAT -> filestat(in, abi);
        };
    }

    private static HostValue filestat(ByteBuffer in, Abi abi) {
        long links = abi == Abi.UNSTABLE ? Integer.toUnsignedLong(in.getInt(20)) : in.getLong(24);
        int size = abi == Abi.UNSTABLE ? 24 : 32;
        return struct(
                u64("dev", in.getLong(0)),
                u64("ino", in.getLong(8)),
                field("filetype", fileType(in.get(16))),
                u64("nlink", links),
                u64("size", in.getLong(size)),
                u64("atim", in.getLong(size + 8)),
                u64("mtim", in.getLong(size + 16)),
                u64("ctim", in.getLong(size + 24)));
    }

    /** Directory entries; the last one may be cut off, its name or all of it. */
    static HostValue entries(Block kept) {
        ByteBuffer in = kept.buffer();
        List<HostValue> entries = new ArrayList<>();
        while (in.remaining() >= Structures.DIRENT_SIZE) {
            long next = in.getLong();
            long inode = in.getLong();
            int nameLength = in.getInt();
            HostValue type = fileType(in.get());
            in.position(in.position() + 3);
            byte[] name = new byte[Math.clamp(nameLength, 0, in.remaining())];
            in.get(name);
            entries.add(
                    struct(
                            u64("d_next", next),
                            u64("d_ino", inode),
                            field("d_type", type),
                            field("name", text(name))));
        }
        boolean more = kept.total() > kept.bytes().length;
        return new HostValue.Items(entries, more ? entries.size() + 1L : entries.size());
    }

    /** Texts that end with a zero byte. */
    static HostValue strings(Block kept) {
        List<HostValue> texts = new ArrayList<>();
        byte[] bytes = kept.bytes();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                texts.add(text(Arrays.copyOfRange(bytes, start, i)));
                start = i + 1;
            }
        }
        boolean more = kept.total() > bytes.length;
        return new HostValue.Items(texts, more ? texts.size() + 1L : texts.size());
    }

    /** What {@code poll_oneoff} waits for. */
    static List<HostValue> subscriptions(Block kept, Abi abi) {
        ByteBuffer in = kept.buffer();
        List<HostValue> items = new ArrayList<>();
        int size = abi.subscriptionSize();
        for (int at = 0; at + size <= in.limit(); at += size) {
            items.add(subscription(in.slice(at, size).order(in.order()), abi));
        }
        return items;
    }

    private static HostValue subscription(ByteBuffer in, Abi abi) {
        HostArgument userdata = u64("userdata", in.getLong(0));
        int code = in.get(8);
        HostArgument type = field("type", eventType(code));
        if (code != EventType.CLOCK.code()) {
            return struct(userdata, type, u32("fd", in.getInt(16)));
        }
        int clock = abi.clockAt();
        int id = in.getInt(clock);
        String name = ClockId.of(id).map(ClockId::witxName).orElse(Integer.toUnsignedString(id));
        long flags = Short.toUnsignedLong(in.getShort(clock + 24));
        return struct(
                userdata,
                type,
                field("id", new HostValue.Name(id, name)),
                u64("timeout", in.getLong(clock + 8)),
                u64("precision", in.getLong(clock + 16)),
                field("flags", flags(flags, SubClockFlags.NAMES)));
    }

    /** What has happened. */
    static List<HostValue> events(Block kept) {
        ByteBuffer in = kept.buffer();
        List<HostValue> items = new ArrayList<>();
        for (int at = 0; at + Structures.EVENT_SIZE <= in.limit(); at += Structures.EVENT_SIZE) {
            items.add(event(in.slice(at, Structures.EVENT_SIZE).order(in.order())));
        }
        return items;
    }

    private static HostValue event(ByteBuffer in) {
        Errno error = Errno.of(Short.toUnsignedInt(in.getShort(8)));
        int type = in.get(10);
        List<HostArgument> fields =
                new ArrayList<>(
                        List.of(
                                u64("userdata", in.getLong(0)),
                                field("error", new HostValue.Name(error.code(), error.witxName())),
                                field("type", eventType(type))));
        if (type != EventType.CLOCK.code()) {
            fields.add(u64("nbytes", in.getLong(16)));
            fields.add(
                    field(
                            "flags",
                            flags(Short.toUnsignedLong(in.getShort(24)), EventRwFlags.NAMES)));
        }
        return new HostValue.Struct(fields);
    }

    private static HostValue eventType(int code) {
        String name = EventType.of(code).map(EventType::witxName).orElse("type " + code);
        return new HostValue.Name(code, name);
    }

    private static HostValue fileType(int code) {
        String name = FileType.of(code).map(FileType::witxName).orElse("type " + code);
        return new HostValue.Name(code, name);
    }

    private static HostValue flags(long bits, FlagNames names) {
        return new HostValue.Flags(bits, names.decode(bits));
    }

    private static HostValue text(byte[] bytes) {
        return new HostValue.Text(new String(bytes, StandardCharsets.UTF_8));
    }

    private static HostValue struct(HostArgument... fields) {
        return new HostValue.Struct(List.of(fields));
    }

    private static HostArgument field(String name, HostValue value) {
        return new HostArgument(name, value);
    }

    private static HostArgument u32(String name, int value) {
        return field(name, new HostValue.Int(Integer.toUnsignedLong(value)));
    }

    private static HostArgument u64(String name, long value) {
        return field(name, CapturedCall.unsigned(value));
    }
}
