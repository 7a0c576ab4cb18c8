package dev.wasmscope.engine.lower;

import dev.wasmscope.engine.module.ValType;
import java.util.List;

/**
 * Where the operand stack of a frame is, in one form of its code, before or after one instruction.
 *
 * @param operands the operands, bottom first
 * @param count instructions counted since the last clock update
 */
public record FrameMap(List<Operand> operands, int count) {

    /** Where an operand is. */
    public enum Place {
        /** In its own slot. */
        SLOT,
        /** Equal to the local {@code value}, a slot. */
        LOCAL,
        /** The number with the bits {@code value}. */
        CONSTANT
    }

    /**
     * One operand.
     *
     * @param type its type
     * @param slot its own slot; a vector takes the next one too
     * @param place where it is
     * @param value the local's slot, or the constant's bits
     */
    public record Operand(ValType type, int slot, Place place, long value) {}
}
