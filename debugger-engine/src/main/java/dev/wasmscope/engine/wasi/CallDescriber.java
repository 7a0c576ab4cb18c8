package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.host.CallDecoding;
import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCall;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.wasi.types.FdFlags;
import dev.wasmscope.engine.wasi.types.FileType;
import dev.wasmscope.engine.wasi.types.Rights;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the arguments of a call for people. It never fails: what cannot be read is shown as an
 * address. What the guest passed is decoded before the call, what the host put there after it.
 */
final class CallDescriber {
    /** Bytes of a buffer that are shown. */
    static final int PREVIEW = 64;

    /** Buffers of one call that are looked at for the preview. */
    private static final int PREVIEW_BUFFERS = 16;

    private final HandleNames handles;
    private final Abi abi;

    CallDescriber(HandleNames handles, Abi abi) {
        this.handles = handles;
        this.abi = abi;
    }

    /** Decodes what is known now; the rest when the call has been answered. */
    CallDecoding decode(List<Param> params, HostCall call) {
        Optional<Memory> memory = call.memory();
        return memory.isEmpty()
                ? CallDecoding.raw(call)
                : new Decoding(params, call, memory.get(), before(params, call, memory.get()));
    }

    /** A decoding under way; {@code values} are null for what the host fills. */
    private final class Decoding implements CallDecoding {
        private final List<Param> params;
        private final HostCall call;
        private final Memory memory;
        private final @Nullable HostValue[] values;

        Decoding(List<Param> params, HostCall call, Memory memory, @Nullable HostValue[] values) {
            this.params = params;
            this.call = call;
            this.memory = memory;
            this.values = values;
        }

        @Override
        public List<HostArgument> known() {
            List<HostArgument> arguments = new ArrayList<>(values.length);
            for (int i = 0; i < values.length; i++) {
                HostValue value = values[i];
                if (value != null) {
                    arguments.add(new HostArgument(params.get(i).name(), value));
                }
            }
            return arguments;
        }

        @Override
        public List<HostArgument> complete() {
            return after(params, values, call, memory, call.errno() == 0);
        }
    }

    /** The arguments that mean something before the call; null for those that do afterwards. */
    private @Nullable HostValue[] before(List<Param> params, HostCall call, Memory memory) {
        @Nullable HostValue[] values = new HostValue[params.size()];
        int index = 0;
        for (int i = 0; i < values.length; i++) {
            ParamType type = params.get(i).type();
            values[i] = input(type, index, call, memory);
            index += type.core().size();
        }
        return values;
    }

    /** Completes {@code values} and gives them their names. */
    private List<HostArgument> after(
            List<Param> params,
            @Nullable HostValue[] values,
            HostCall call,
            Memory memory,
            boolean success) {
        List<HostArgument> arguments = new ArrayList<>(values.length);
        int index = 0;
        for (int i = 0; i < values.length; i++) {
            ParamType type = params.get(i).type();
            HostValue value = values[i];
            if (value == null) {
                value =
                        success
                                ? output(type, index, call, memory)
                                : new HostValue.Address(call.u32(index));
            }
            arguments.add(new HostArgument(params.get(i).name(), value));
            index += type.core().size();
        }
        return arguments;
    }

    private @Nullable HostValue input(ParamType type, int index, HostCall call, Memory memory) {
        return switch (type) {
            case ParamType.Fd ignored -> handle(call.i32(index));
            case ParamType.Numeric number -> new HostValue.Int(number(number.type(), index, call));
            case ParamType.Flags flags -> {
                long bits = number(flags.type(), index, call);
                yield new HostValue.Flags(bits, flags.names().decode(bits));
            }
            case ParamType.Choice choice -> {
                int code = call.i32(index);
                String name = choice.name().apply(code).orElse(Integer.toUnsignedString(code));
                yield new HostValue.Name(code, name);
            }
            case ParamType.Pointer ignored -> new HostValue.Address(call.u32(index));
            case ParamType.Path path -> path(path, index, call, memory);
            case ParamType.Text ignored ->
                    text(index, call, memory)
                            .<HostValue>map(HostValue.Text::new)
                            .orElse(new HostValue.Address(call.u32(index)));
            case ParamType.Buffers buffers ->
                    buffers.filledByHost() ? null : buffers(index, call, memory, Long.MAX_VALUE);
            case ParamType.OutBuffer ignored -> null;
            case ParamType.Result ignored -> null;
        };
    }

    private HostValue output(ParamType type, int index, HostCall call, Memory memory) {
        return switch (type) {
            case ParamType.Buffers ignored -> buffers(index, call, memory, call.bytesMoved());
            case ParamType.OutBuffer ignored ->
                    range(memory, call.u32(index), filled(call, call.u32(index)));
            case ParamType.Result result -> result(result.type(), call.u32(index), memory);
            default -> new HostValue.Address(call.u32(index));
        };
    }

    private HostValue handle(int fd) {
        return new HostValue.Handle(fd, handles.find(fd).map(HandleNames.Name::name).orElse(""));
    }

    private HostValue path(ParamType.Path type, int index, HostCall call, Memory memory) {
        Optional<String> text = text(index, call, memory);
        if (text.isEmpty()) {
            return new HostValue.Address(call.u32(index));
        }
        Optional<String> resolved =
                handles.find(call.i32(type.directoryAt()))
                        .map(directory -> Descriptor.join(directory.location(), text.get()));
        return new HostValue.Path(text.get(), resolved);
    }

    private static Optional<String> text(int index, HostCall call, Memory memory) {
        long length = Math.min(call.u32(index + 1), 4096);
        if (!memory.contains(call.u32(index), length)) {
            return Optional.empty();
        }
        byte[] bytes = memory.read(call.u32(index), (int) length);
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    /** The bytes in the first buffers, {@code limit} at most. */
    private static HostValue buffers(int index, HostCall call, Memory memory, long limit) {
        long array = call.u32(index);
        long count = call.u32(index + 1);
        if (!memory.contains(array, count * 8)) {
            return new HostValue.Address(array);
        }
        ByteArrayOutputStream preview = new ByteArrayOutputStream();
        long total = 0;
        for (long i = 0; i < Math.min(count, IoVectors.LIMIT); i++) {
            long address = Integer.toUnsignedLong(memory.readInt(array + 8 * i));
            long length = Integer.toUnsignedLong(memory.readInt(array + 8 * i + 4));
            length = Math.min(length, limit - total);
            int shown = (int) Math.min(length, PREVIEW - preview.size());
            if (i < PREVIEW_BUFFERS && shown > 0 && memory.contains(address, shown)) {
                preview.writeBytes(memory.read(address, shown));
            }
            total += length;
        }
        return new HostValue.Bytes(preview.toByteArray(), total);
    }

    private static HostValue range(Memory memory, long address, long length) {
        int shown = (int) Math.min(length, PREVIEW);
        return memory.contains(address, shown)
                ? new HostValue.Bytes(memory.read(address, shown), length)
                : new HostValue.Address(address);
    }

    /** How much of a buffer the host filled: it writes from the start on without gaps. */
    private static long filled(HostCall call, long start) {
        long end = start;
        for (var range : call.written()) {
            if (range.address() == end) {
                end = range.end();
            }
        }
        return end - start;
    }

    private HostValue result(ResultType type, long address, Memory memory) {
        return switch (type) {
            case U16 -> new HostValue.Int(Short.toUnsignedInt(memory.readShort(address)));
            case U32 -> new HostValue.Int(Integer.toUnsignedLong(memory.readInt(address)));
            case U64 -> new HostValue.Int(memory.readLong(address));
            case FD -> handle(memory.readInt(address));
            case PRESTAT ->
                    new HostValue.Name(
                            address, "dir, name of " + memory.readInt(address + 4) + " bytes");
            case FDSTAT -> new HostValue.Name(address, fdstat(memory, address));
            case FILESTAT -> new HostValue.Name(address, filestat(memory, address));
        };
    }

    private static String fdstat(Memory memory, long address) {
        long flags = memory.readShort(address + 2);
        long rights = memory.readLong(address + 8);
        return "{"
                + typeName(memory.readByte(address))
                + ", flags="
                + new HostValue.Flags(flags, FdFlags.NAMES.decode(flags))
                + ", rights="
                + new HostValue.Flags(rights, Rights.NAMES.decode(rights))
                + "}";
    }

    private String filestat(Memory memory, long address) {
        return "{"
                + typeName(memory.readByte(address + 16))
                + ", size="
                + memory.readLong(address + (abi == Abi.UNSTABLE ? 24 : 32))
                + "}";
    }

    private static String typeName(int code) {
        return FileType.of(code).map(FileType::witxName).orElse("type " + code);
    }

    private static long number(NumType type, int index, HostCall call) {
        return type == NumType.I64 ? call.i64(index) : call.u32(index);
    }
}
