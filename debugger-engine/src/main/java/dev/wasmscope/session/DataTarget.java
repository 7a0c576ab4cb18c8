package dev.wasmscope.session;

import java.util.Optional;

/** What a data breakpoint looks at, as it is saved and shown; made by {@link DataBreakpoints}. */
public sealed interface DataTarget {
    /** Most bytes that one data breakpoint covers. */
    int MAX_LENGTH = 65536;

    /** As the user would write it. */
    String text();

    /**
     * Bytes at a fixed address, with any alignment.
     *
     * @param memory index; 0 is the usual one
     * @param length 1 to {@value DataTarget#MAX_LENGTH}
     */
    record Bytes(int memory, long address, int length) implements DataTarget {
        @Override
        public String text() {
            return "%d bytes at 0x%x%s"
                    .formatted(length, address, memory == 0 ? "" : " of memory " + memory);
        }
    }

    /**
     * What an expression names: a variable, member or element of the source program, or in wasm's
     * terms {@code $local0}, {@code $global0}, {@code $table0[3]}, {@code $local0.field} of an
     * object. It is watched where it lies; when that changes, because a pointer on the way to it
     * was changed, the watch follows.
     *
     * @param activation the frame that it is meant in, with which the watch ends; empty for what is
     *     of no frame
     */
    record Expression(String expression, Optional<Activation> activation) implements DataTarget {
        @Override
        public String text() {
            return expression;
        }
    }

    /**
     * One activation of a function.
     *
     * @param run counts the runs of a session from 1
     * @param depth number of the wasm frame, 1 being the outermost
     * @param functionIndex of the wasm function
     * @param function the name of the source function, which may be inlined there
     */
    record Activation(int run, int depth, int functionIndex, String function) {}
}
