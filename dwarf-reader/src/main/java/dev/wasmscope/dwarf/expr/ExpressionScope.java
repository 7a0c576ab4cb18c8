package dev.wasmscope.dwarf.expr;

import dev.wasmscope.dwarf.section.SectionBytes;
import dev.wasmscope.dwarf.section.Unit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an expression is evaluated in.
 *
 * @param unit the unit whose tables and types it refers to
 * @param frame the stopped frame
 * @param frameBase the function's frame base, computed when asked for
 * @param objectAddress address of the object whose part is looked for
 * @param valueAtEntry what the caller says that it passed in a place, given as an expression
 */
public record ExpressionScope(
        Unit unit,
        FrameContext frame,
        Supplier<Answer<Long>> frameBase,
        Answer<Long> objectAddress,
        Function<SectionBytes, Answer<Long>> valueAtEntry) {
    private static final String NOT_KEPT = "its value at the function's entry was not kept";

    /** A scope without a caller that could be asked. */
    public ExpressionScope(
            Unit unit,
            FrameContext frame,
            Supplier<Answer<Long>> frameBase,
            Answer<Long> objectAddress) {
        this(unit, frame, frameBase, objectAddress, _ -> Answer.unknown(NOT_KEPT));
    }

    /** The longest integer an expression may read from memory, in bytes. */
    private static final int MAX_READ = 8;

    byte[] memory(long address, int size) {
        if (size < 1 || size > MAX_READ) {
            throw new NotAvailableException(
                    "its location reads " + size + " bytes at once, which is not supported");
        }
        return NotAvailableException.get(frame.readMemory(unit.encoding().truncate(address), size));
    }

    static long littleEndian(byte[] bytes) {
        long value = 0;
        for (int i = Math.min(bytes.length, 8) - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }

    /** The same scope with locals as they were when the function was entered. */
    ExpressionScope atEntry() {
        return new ExpressionScope(
                unit,
                new EntryFrame(frame),
                () -> Answer.unknown("the frame base at the function's entry was not kept"),
                objectAddress);
    }

    private record EntryFrame(FrameContext frame) implements FrameContext {
        @Override
        public Answer<byte[]> readMemory(long address, int length) {
            return Answer.unknown(NOT_KEPT);
        }

        @Override
        public Answer<WasmValue> local(int index) {
            return frame.localAtEntry(index);
        }

        @Override
        public Answer<WasmValue> global(int index) {
            return Answer.unknown(NOT_KEPT);
        }

        @Override
        public Answer<WasmValue> operandStack(int index) {
            return Answer.unknown(NOT_KEPT);
        }
    }
}
