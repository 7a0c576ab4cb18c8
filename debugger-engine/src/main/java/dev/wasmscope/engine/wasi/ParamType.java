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

    /** How many core parameters it takes. */
    default int coreCount() {
        return 1;
    }

    /** Whether its value is known only after the call. */
    default boolean filledByHost() {
        return false;
    }

    /** A number without sign and without further meaning. */
    record Numeric(NumType type) implements ParamType {
        @Override
        public List<ValType> core() {
            return List.of(type);
        }
    }

    /** A 64-bit number with a sign. */
    record Signed() implements ParamType {
        @Override
        public List<ValType> core() {
            return List.of(NumType.I64);
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

        @Override
        public int coreCount() {
            return 2;
        }
    }

    /** Text that is no path to be resolved: address and length. */
    record Text() implements ParamType {
        @Override
        public List<ValType> core() {
            return ADDRESS_AND_LENGTH;
        }

        @Override
        public int coreCount() {
            return 2;
        }
    }

    /** One buffer for the host to fill: address and length. */
    record OutBuffer() implements ParamType {
        @Override
        public boolean filledByHost() {
            return true;
        }

        @Override
        public List<ValType> core() {
            return ADDRESS_AND_LENGTH;
        }

        @Override
        public int coreCount() {
            return 2;
        }
    }

    /** Buffers that the host reads ({@code ciovec_array}) or fills ({@code iovec_array}). */
    record Buffers(boolean filledByHost) implements ParamType {
        @Override
        public List<ValType> core() {
            return ADDRESS_AND_LENGTH;
        }

        @Override
        public int coreCount() {
            return 2;
        }
    }

    /** A buffer for the host to fill with directory entries: address and length. */
    record Entries() implements ParamType {
        @Override
        public boolean filledByHost() {
            return true;
        }

        @Override
        public List<ValType> core() {
            return ADDRESS_AND_LENGTH;
        }

        @Override
        public int coreCount() {
            return 2;
        }
    }

    /** A buffer for the host to fill with texts that end with a zero byte. */
    record Strings() implements ParamType {
        @Override
        public boolean filledByHost() {
            return true;
        }
    }

    /** Subscriptions, as many as core parameter {@code countAt} says. */
    record Subscriptions(int countAt) implements ParamType {}

    /**
     * Events for the host to fill in; core parameter {@code countAt} says where their number is.
     */
    record Events(int countAt) implements ParamType {
        @Override
        public boolean filledByHost() {
            return true;
        }
    }

    /** Where the host puts a result. */
    record Result(ResultType type) implements ParamType {
        @Override
        public boolean filledByHost() {
            return true;
        }
    }

    List<ValType> ADDRESS_AND_LENGTH = List.of(NumType.I32, NumType.I32);
}
