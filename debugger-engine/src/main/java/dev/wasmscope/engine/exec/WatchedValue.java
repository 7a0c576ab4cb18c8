package dev.wasmscope.engine.exec;

import java.util.Arrays;
import java.util.HexFormat;

/** What was in a {@link WatchPlace} at one moment. */
public sealed interface WatchedValue {
    /**
     * Of a memory.
     *
     * @param bytes not copied, nobody may change them
     */
    @SuppressWarnings("ArrayRecordComponent") // equals is its own
    record Bytes(byte[] bytes) implements WatchedValue {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes(byte[] others) && Arrays.equals(bytes, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return HexFormat.of().formatHex(bytes);
        }
    }

    /** Of anything else. */
    record One(Value value) implements WatchedValue {}
}
