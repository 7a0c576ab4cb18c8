package dev.wasmscope.engine.wasi;

import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.wasi.types.FlagNames;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What a parameter of the witx means, and how it crosses into core WebAssembly. Results are
 * parameters too: the address where the host puts them.
 */
sealed interface ParamType {
    /** The core parameters it takes, in order. */
    default List<ValType> core() {
        return List.of(NumType.I32);
    }

    /** A file descriptor. */
    record Fd() implements ParamType {}

    /** A number without further meaning. */
    record Numeric(NumType type) implements ParamType {
        @Override
        public List<ValType> core() {
            return List.of(type);
        }
    }

    /** A set of flags. */
    record Flags(NumType type, FlagNames names) implements ParamType {
        @Override
        public List<ValType> core() {
            return List.of(type);
        }
    }

    /** A member of an enumeration, by its name; empty for a number that means nothing. */
    record Choice(IntFunction<Optional<String>> name) implements ParamType {}

    /** An address in memory whose contents the handler deals with. */
    record Pointer() implements ParamType {}

    /**
     * A path relative to the directory in core parameter {@code directoryAt}: address and length.
     */
    record Path(int directoryAt) implements ParamType {
        @Override
        public List<ValType> core() {
            return ADDRESS_AND_LENGTH;
        }
    }

    /** Text that is no path to be resolved: address and length. */
    record Text() implements ParamType {
        @Override
        public List<ValType> core() {
            return ADDRESS_AND_LENGTH;
        }
    }

    /** One buffer for the host to fill: address and length. */
    record OutBuffer() implements ParamType {
        @Override
        public List<ValType> core() {
            return ADDRESS_AND_LENGTH;
        }
    }

    /** Buffers that the host reads ({@code ciovec_array}) or fills ({@code iovec_array}). */
    record Buffers(boolean filledByHost) implements ParamType {
        @Override
        public List<ValType> core() {
            return ADDRESS_AND_LENGTH;
        }
    }

    /** Where the host puts a result. */
    record Result(ResultType type) implements ParamType {}

    List<ValType> ADDRESS_AND_LENGTH = List.of(NumType.I32, NumType.I32);
}
