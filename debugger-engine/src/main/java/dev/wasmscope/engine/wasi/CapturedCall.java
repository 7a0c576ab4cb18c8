package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.host.CapturedArguments;
import dev.wasmscope.engine.host.HandleNames;
import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostValue;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.wasi.types.FlagNames;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call as {@link CallDescriber} kept them: the numbers, the names of the
 * descriptors, and the bytes that addresses pointed to. Reads in the order in which that wrote.
 */
final class CapturedCall extends CapturedArguments {
    private final List<Param> params;
    private final Abi abi;
    private final long[] core;
    private final HandleNames.@Nullable Name[] names;
    private final byte[] bytes;
    private final int split;
    private final boolean success;

    /**
     * Arguments.
     *
     * @param core the numbers of the call
     * @param names what descriptors are called, by parameter
     * @param bytes what was kept, not copied
     * @param split where in {@code bytes} that begins which was kept after the call
     * @param success whether the call succeeded, so that there is such
     */
    CapturedCall(
            List<Param> params,
            Abi abi,
            long[] core,
            HandleNames.@Nullable Name[] names,
            byte[] bytes,
            int split,
            boolean success) {
        this.params = params;
        this.abi = abi;
        this.core = core;
        this.names = names;
        this.bytes = bytes;
        this.split = split;
        this.success = success;
    }

    @Override
    public List<HostArgument> decode() {
        return new Decoder().decode(false);
    }

    /** Without those that the host fills. */
    List<HostArgument> known() {
        return new Decoder().decode(true);
    }

    @Override
    public int size() {
        return params.size();
    }

    /** Reads what was kept before the call and after it, each in the order of parameters. */
    private final class Decoder {
        private final ByteBuffer before = littleEndian(0);
        private final ByteBuffer after = littleEndian(split);

        private ByteBuffer littleEndian(int start) {
            return ByteBuffer.wrap(bytes).position(start).order(ByteOrder.LITTLE_ENDIAN);
        }

        List<HostArgument> decode(boolean knownOnly) {
            HostArgument[] arguments = new HostArgument[params.size()];
            int count = 0;
            int index = 0;
            for (int i = 0; i < arguments.length; i++) {
                Param param = params.get(i);
                ParamType type = param.type();
                if (!knownOnly || !type.filledByHost()) {
                    arguments[count++] = new HostArgument(param.name(), value(type, i, index));
                }
                index += type.coreCount();
            }
            return List.of(count == arguments.length ? arguments : Arrays.copyOf(arguments, count));
        }

        private HostValue value(ParamType type, int param, int index) {
            return switch (type) {
                case ParamType.Fd _ -> handle((int) core[index], param);
                case ParamType.Numeric(NumType number) -> unsigned(number(number, index));
                case ParamType.Signed _ -> new HostValue.Int(core[index]);
                case ParamType.Flags(NumType number, FlagNames flags) -> {
                    long bits = number(number, index);
                    yield new HostValue.Flags(bits, flags.decode(bits));
                }
                case ParamType.Choice choice -> {
                    int code = (int) core[index];
                    String name = choice.name().apply(code).orElse(Integer.toUnsignedString(code));
                    yield new HostValue.Name(code, name);
                }
                case ParamType.Pointer _ -> address(index);
                case ParamType.Path(int directoryAt) -> path(directoryAt, index);
                case ParamType.Text _ ->
                        text().<HostValue>map(HostValue.Text::new).orElse(address(index));
                case ParamType.Buffers(boolean filledByHost) -> buffers(filledByHost, index);
                case ParamType.Subscriptions(int countAt) ->
                        block(before)
                                .<HostValue>map(
                                        kept ->
                                                new HostValue.Items(
                                                        StructureDecoding.subscriptions(kept, abi),
                                                        number(NumType.I32, countAt)))
                                .orElse(address(index));
                case ParamType.OutBuffer _,
                        ParamType.Entries _,
                        ParamType.Strings _,
                        ParamType.Events _,
                        ParamType.Result _ ->
                        success ? output(type, param, index) : address(index);
            };
        }

        private HostValue output(ParamType type, int param, int index) {
            Optional<Block> block = block(after);
            if (block.isEmpty()) {
                return address(index);
            }
            Block kept = block.get();
            return switch (type) {
                case ParamType.OutBuffer _ -> new HostValue.Bytes(kept.bytes(), kept.total());
                case ParamType.Entries _ -> StructureDecoding.entries(kept);
                case ParamType.Strings _ -> StructureDecoding.strings(kept);
                case ParamType.Events _ ->
                        new HostValue.Items(
                                StructureDecoding.events(kept),
                                kept.total() / Structures.EVENT_SIZE);
                case ParamType.Result(ResultType result) ->
                        result == ResultType.FD
                                ? handle(kept.buffer().getInt(), param)
                                : StructureDecoding.result(result, kept, abi);
                default -> address(index);
            };
        }

        private HostValue handle(int fd, int param) {
            HandleNames.Name name = names[param];
            return new HostValue.Handle(fd, name == null ? "" : name.name());
        }

        private HostValue address(int index) {
            return new HostValue.Address(core[index] & 0xffff_ffffL);
        }

        private long number(NumType type, int index) {
            return type == NumType.I64 ? core[index] : core[index] & 0xffff_ffffL;
        }

        private HostValue path(int directoryAt, int index) {
            Optional<String> text = text();
            if (text.isEmpty()) {
                return address(index);
            }
            HandleNames.Name directory = nameAt(directoryAt);
            return new HostValue.Path(
                    text.get(),
                    Optional.ofNullable(directory)
                            .map(name -> Descriptor.join(name.location(), text.get())));
        }

        /** The name of the descriptor in a core parameter. */
        private HandleNames.@Nullable Name nameAt(int coreIndex) {
            int index = 0;
            for (int i = 0; i < names.length; i++) {
                if (index == coreIndex) {
                    return names[i];
                }
                index += params.get(i).type().coreCount();
            }
            return null;
        }

        private Optional<String> text() {
            return block(before).map(kept -> new String(kept.bytes(), StandardCharsets.UTF_8));
        }

        private Optional<Block> block(ByteBuffer from) {
            long length = Integer.toUnsignedLong(from.getInt());
            return length == CallDescriber.ABSENT
                    ? Optional.empty()
                    : Optional.of(Block.read(from, length));
        }

        private HostValue buffers(boolean filledByHost, int index) {
            long count = Integer.toUnsignedLong(before.getInt());
            if (count == CallDescriber.ABSENT) {
                return address(index);
            }
            int kept = (int) Math.min(count, CallDescriber.ITEMS);
            ByteBuffer entries = before.slice(before.position(), 8 * kept);
            entries.order(ByteOrder.LITTLE_ENDIAN);
            before.position(before.position() + 8 * kept);
            HostValue[] items = new HostValue[kept];
            for (int i = 0; i < kept; i++) {
                long address = Integer.toUnsignedLong(entries.getInt());
                long length = Integer.toUnsignedLong(entries.getInt());
                long moved = 0;
                byte[] shown = {};
                if (!filledByHost || success) {
                    ByteBuffer previews = filledByHost ? after : before;
                    moved = Integer.toUnsignedLong(previews.getInt());
                    shown = new byte[previews.getInt()];
                    previews.get(shown);
                }
                items[i] = new HostValue.Buffer(address, length, moved, shown);
            }
            return new HostValue.Items(List.of(items), count);
        }
    }

    /** A number without sign. */
    static HostValue unsigned(long value) {
        return value >= 0
                ? new HostValue.Int(value)
                : new HostValue.Name(value, Long.toUnsignedString(value));
    }
}
