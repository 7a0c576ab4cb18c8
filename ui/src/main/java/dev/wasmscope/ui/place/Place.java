package dev.wasmscope.ui.place;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.SourcePosition;

/** Something in the program or its run that a view can show. */
public sealed interface Place {
    /**
     * A line of a source file.
     *
     * @param file as the debug information names it
     * @param line from 1; 0 for the file as a whole
     */
    record SourceLine(String file, int line) implements Place {
        /** The line of a position. */
        public static SourceLine of(SourcePosition position) {
            return new SourceLine(position.file(), position.line());
        }
    }

    /** An instruction, in the disassembly. */
    record Code(CodeLocation location) implements Place {}

    /**
     * A function: its source where there is one, else its disassembly.
     *
     * @param index in the function index space of the module
     */
    record Function(int index) implements Place {}

    /**
     * A range of linear memory.
     *
     * @param memory index of the memory
     * @param address of the first byte
     * @param length in bytes; 0 when only the address matters
     */
    record Memory(int memory, long address, long length) implements Place {
        /** An address of the first memory. */
        public static Memory at(long address) {
            return new Memory(0, address, 0);
        }
    }

    /**
     * A call of the host, in the trace.
     *
     * @param number from 1
     */
    record HostCall(long number) implements Place {}

    /**
     * A moment of the run.
     *
     * @param instructions executed before it
     */
    record Clock(long instructions) implements Place {}
}
