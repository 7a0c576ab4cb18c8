package dev.wasmscope.engine.coredump;

import static dev.wasmscope.engine.coredump.CoreReader.list;

import dev.wasmscope.engine.binary.ByteReader;
import dev.wasmscope.engine.coredump.CoreState.Indexed;
import dev.wasmscope.engine.coredump.CoreState.Run;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/** Reads our own section of a core file, in the order in which {@link CoreStateWriter} writes. */
final class CoreStateReader {
    private final ByteReader in;

    CoreStateReader(ByteReader in) {
        this.in = in;
    }

    CoreState read() {
        int start = in.position();
        int version = in.u32();
        if (version != CoreSections.OWN_VERSION) {
            throw in.malformed(
                    start,
                    "version %s; this Wasmscope reads %d"
                            .formatted(
                                    Integer.toUnsignedString(version), CoreSections.OWN_VERSION));
        }
        return new CoreState(
                module(),
                in.u64(),
                stop(),
                list(
                        in,
                        () ->
                                new CoreState.Frame(
                                        in.u64(),
                                        list(in, this::indexed),
                                        list(in, this::indexed))),
                list(in, this::indexed),
                list(in, () -> list(in, () -> new Run(in.u32(), value()))),
                list(in, in::u32),
                list(in, in::u32),
                list(in, this::object));
    }

    private CoreModule module() {
        return new CoreModule(in.name(), hex(CoreModule.DIGEST_BYTES), hex(in.u32()));
    }

    private String hex(int length) {
        int start = in.position();
        in.skip(length);
        return HexFormat.of().formatHex(in.bytes(), start, start + length);
    }

    private CoreStop stop() {
        boolean trap = in.u8() != 0;
        String what = in.name();
        String detail = in.name();
        return new CoreStop(
                trap,
                what,
                detail,
                in.u8() != 0 ? OptionalLong.of(in.u64()) : OptionalLong.empty());
    }

    private Indexed indexed() {
        return new Indexed(in.u32(), value());
    }

    private CoreValue value() {
        int start = in.position();
        int tag = in.u8();
        return switch (tag) {
            case CoreSections.V128 ->
                    new CoreValue.Number(new Value.V128(in.fixed64(), in.fixed64()));
            case CoreSections.NULL -> new CoreValue.Null();
            case CoreSections.FUNCTION -> new CoreValue.Function(in.u32());
            case CoreSections.I31 -> new CoreValue.I31(in.s32());
            case CoreSections.OBJECT -> new CoreValue.HeapObject(in.u32());
            case CoreSections.HOST -> new CoreValue.HostObject(in.u32());
            default ->
                    CoreReader.number(in, tag)
                            .orElseThrow(
                                    () ->
                                            in.malformed(
                                                    start,
                                                    "0x%02x is no kind of a value".formatted(tag)));
        };
    }

    private CoreObject object() {
        int start = in.position();
        int kind = in.u8();
        return switch (kind) {
            case CoreSections.STRUCT -> new CoreObject.Struct(in.u32(), list(in, this::value));
            case CoreSections.NUMBERS -> numbers();
            case CoreSections.REFERENCES ->
                    new CoreObject.References(in.u32(), list(in, this::value));
            case CoreSections.EXCEPTION ->
                    new CoreObject.Thrown(in.u32(), new CodeLocation(in.u32(), in.u64()), values());
            default -> throw in.malformed(start, "0x%02x is no kind of an object".formatted(kind));
        };
    }

    private List<CoreValue> values() {
        return list(in, this::value);
    }

    private CoreObject numbers() {
        int type = in.u32();
        int at = in.position();
        int width = in.u8();
        int length = in.u32();
        int start = in.position();
        long bytes = Integer.toUnsignedLong(length) * width;
        if (length < 0 || bytes > in.limit() - start) {
            throw in.malformed(at, "%d bytes of elements are not there".formatted(bytes));
        }
        in.skip((int) bytes);
        return new CoreObject.Numbers(type, width, start, length);
    }
}
