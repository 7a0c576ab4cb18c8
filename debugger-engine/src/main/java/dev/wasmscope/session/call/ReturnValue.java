package dev.wasmscope.session.call;

import dev.wasmscope.dwarf.type.BaseType;
import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.type.UnspecifiedType;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import java.util.List;
import java.util.Optional;

/** Where a function's result goes, so that a result can be made up. */
public final class ReturnValue {
    private final Type type;
    private final Passing passing;

    private ReturnValue(Type type, Passing passing) {
        this.type = type;
        this.passing = passing;
    }

    /** The result of a function; empty if its source type does not fit its wasm type. */
    public static Optional<ReturnValue> of(SubroutineType source, FuncType wasm, int pointerSize) {
        return Signature.match(source, wasm, pointerSize)
                .map(found -> new ReturnValue(found.resultType(), found.result()));
    }

    /** The result of a function in wasm's own terms; empty if it is a reference or several. */
    public static Optional<ReturnValue> of(FuncType wasm) {
        if (wasm.results().isEmpty()) {
            return Optional.of(
                    new ReturnValue(UnspecifiedType.VOID, new Passing.Direct(List.of())));
        }
        if (wasm.results().size() > 1 || !(wasm.results().getFirst() instanceof NumType number)) {
            return Optional.empty();
        }
        BaseType type = NumberTypes.of(number);
        Part part = new Part(number, 0, (int) type.size(), false);
        return Optional.of(new ReturnValue(type, new Passing.Direct(List.of(part))));
    }

    /** The type of the source. */
    public Type type() {
        return type;
    }

    /** Whether there is none: {@code void}, {@code ()}. */
    public boolean isNone() {
        return passing instanceof Passing.Direct(List<Part> parts) && parts.isEmpty();
    }

    /** Whether the caller made room in memory, whose address is the first wasm parameter. */
    public boolean isInMemory() {
        return passing instanceof Passing.Indirect;
    }

    /**
     * The wasm results for a value.
     *
     * @param bytes of the value, in memory order
     */
    public List<Value> results(byte[] bytes) {
        return passing instanceof Passing.Direct(List<Part> parts)
                ? parts.stream().map(part -> part.read(bytes)).toList()
                : List.of();
    }
}
