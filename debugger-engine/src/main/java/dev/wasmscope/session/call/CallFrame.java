package dev.wasmscope.session.call;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.BaseType.Encoding;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.ValueContext;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.session.CallEffects;
import dev.wasmscope.session.SessionException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The arguments of one call on their way to wasm, and its result on the way back. */
final class CallFrame {
    private final CalledProgram program;
    private final CallRules rules;
    private final Scratch scratch;
    private final Signature signature;
    private final Placement placement;
    private long resultAddress;
    private long firstPlaced;

    CallFrame(CalledProgram program, CallRules rules, Scratch scratch, Signature signature) {
        this.program = program;
        this.rules = rules;
        this.scratch = scratch;
        this.signature = signature;
        this.placement = new Placement(program, rules);
    }

    /** What wasm's function takes, with everything in memory that has to be there. */
    List<Value> arguments(List<Argument> arguments) throws SessionException {
        List<Value> values = new ArrayList<>();
        if (signature.resultByPointer()) {
            resultAddress = scratch.place(new byte[size(signature.resultType())]);
            values.add(address(resultAddress));
        }
        int fixed = signature.parameters().size();
        for (int i = 0; i < fixed; i++) {
            byte[] bytes = bytes(arguments.get(i));
            switch (signature.parameters().get(i)) {
                case Passing.Direct(List<Part> parts) ->
                        parts.forEach(part -> values.add(part.read(bytes)));
                case Passing.Indirect _ -> values.add(address(scratch.place(bytes)));
            }
        }
        if (signature.variadic()) {
            values.add(address(more(arguments.subList(fixed, arguments.size()))));
        }
        return values;
    }

    private static int size(Type type) throws SessionException {
        long size = type.byteSize().orElse(-1);
        if (size < 0 || size > 1 << 20) {
            throw new SessionException("a " + type.name() + " cannot be returned");
        }
        return (int) size;
    }

    private Value address(long address) {
        return program.pointerSize() == 8 ? Value.i64(address) : Value.i32((int) address);
    }

    /** The bytes of an argument's value: what is placed counts by its address. */
    private byte[] bytes(Argument argument) throws SessionException {
        return switch (argument) {
            case Argument.Bytes(Type _, byte[] bytes) -> bytes;
            case Argument.Placed placed -> placed(placed);
            case Argument.Text text -> text(text);
        };
    }

    private byte[] placed(Argument.Placed placed) throws SessionException {
        long address = place(placed);
        firstPlaced = firstPlaced == 0 ? address : firstPlaced;
        return placement.value(address, placed.length());
    }

    /** Short texts lie in the object; others where the program may keep or free them. */
    private byte[] text(Argument.Text argument) throws SessionException {
        byte[] text = argument.text();
        Optional<byte[]> inside = argument.layout().inside(text);
        byte[] object =
                inside.isPresent()
                        ? inside.get()
                        : argument.layout()
                                .elsewhere(
                                        place(
                                                new Argument.Placed(
                                                        argument.type(),
                                                        Arrays.copyOf(text, text.length + 1),
                                                        -1,
                                                        true)),
                                        text.length);
        return argument.byReference() ? placement.value(scratch.place(object), -1) : object;
    }

    /** What the program may keep lies where it would have put it itself. */
    private long place(Argument.Placed placed) throws SessionException {
        boolean stays = rules.effects() == CallEffects.KEEP && placed.stays();
        return stays && placement.canAllocate()
                ? placement.allocated(placed.contents())
                : scratch.place(placed.contents());
    }

    /** Arguments behind {@code ...}: one after the other in memory, promoted as C does it. */
    private long more(List<Argument> arguments) throws SessionException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Argument argument : arguments) {
            byte[] bytes = promoted(argument);
            int width = Math.min(16, Integer.highestOneBit(Math.max(4, bytes.length)));
            while (all.size() % width != 0) {
                all.write(0);
            }
            all.writeBytes(bytes);
        }
        return scratch.place(all.toByteArray());
    }

    private byte[] promoted(Argument argument) throws SessionException {
        byte[] bytes = bytes(argument);
        boolean plain = argument instanceof Argument.Bytes;
        Type type =
                argument instanceof Argument.Bytes(Type given, byte[] _) ? given.stripped() : null;
        if (plain && type instanceof BaseType base && base.encoding() == Encoding.FLOAT) {
            return bytes.length == 4
                    ? ByteBuffer.allocate(8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putDouble(
                                    ByteBuffer.wrap(bytes)
                                            .order(ByteOrder.LITTLE_ENDIAN)
                                            .getFloat())
                            .array()
                    : bytes;
        }
        if (bytes.length >= 4) {
            return bytes;
        }
        byte[] wide = Arrays.copyOf(bytes, 4);
        boolean signed = type instanceof BaseType base && base.encoding().isSigned();
        if (signed && bytes.length > 0 && bytes[bytes.length - 1] < 0) {
            Arrays.fill(wide, bytes.length, 4, (byte) -1);
        }
        return wide;
    }

    /** What is where the first argument in memory was put. */
    dev.wasmscope.dwarf.value.Value made(Type type, ValueContext context) {
        int size = (int) type.byteSize().orElse(0);
        return Values.computed(
                "", type, program.instance().memory(0).read(firstPlaced, size), context);
    }

    /** The value of the source that wasm's results are. */
    dev.wasmscope.dwarf.value.Value result(List<Value> results, ValueContext context) {
        Type type = signature.resultType();
        byte[] bytes =
                switch (signature.result()) {
                    case Passing.Indirect _ ->
                            program.instance()
                                    .memory(0)
                                    .read(resultAddress, (int) type.byteSize().orElse(0));
                    case Passing.Direct(List<Part> parts) -> {
                        byte[] own = new byte[(int) type.byteSize().orElse(0)];
                        for (int i = 0; i < parts.size(); i++) {
                            parts.get(i).write(results.get(i), own);
                        }
                        yield own;
                    }
                };
        return Values.computed("", type, bytes, context);
    }
}
