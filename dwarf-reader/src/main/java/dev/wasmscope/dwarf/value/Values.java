package dev.wasmscope.dwarf.value;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.Located;
import dev.wasmscope.dwarf.expr.ObjectBytes;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.Type;

/** Makes values. */
public final class Values {
    private Values() {}

    /** The value of an object whose place is known, or not. */
    public static Value of(String name, Type type, Answer<Located> located, ValueContext context) {
        return switch (located) {
            case Answer.Unknown<Located>(String reason) -> new UnavailableValue(name, type, reason);
            case Answer.Known<Located>(Located at) ->
                    new AvailableValue(name, type, storage(at, context.frame()), context);
        };
    }

    /** The value of an object in linear memory. */
    public static AvailableValue inMemory(
            String name, Type type, long address, ValueContext context) {
        return new AvailableValue(name, type, new MemoryStorage(context.frame(), address), context);
    }

    /** A value that is nowhere in the program but was worked out from it. */
    public static AvailableValue computed(
            String name, Type type, byte[] bytes, ValueContext context) {
        return new AvailableValue(
                name, type, storage(Located.implicit(bytes), context.frame()), context);
    }

    private static Storage storage(Located at, FrameContext frame) {
        ObjectBytes bytes = at.bytes();
        if (bytes != null) {
            return new BytesStorage(frame, bytes, 0, at.location());
        }
        if (at.location() instanceof ValueLocation.Memory(long address)) {
            return new MemoryStorage(frame, address);
        }
        throw new IllegalArgumentException("an object that is not in memory needs its bytes");
    }
}
