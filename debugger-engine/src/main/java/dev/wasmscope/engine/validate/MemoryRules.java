package dev.wasmscope.engine.validate;

import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.Immediate;
import dev.wasmscope.engine.module.Opcode;
import dev.wasmscope.engine.module.Proposal;

/** Immediates of memory and lane instructions (core specification 3.4.2, 3.4.7). */
final class MemoryRules {

    private MemoryRules() {}

    /** Checks memory, alignment, offset, lane and segment; the answer is the address type. */
    static AddressType checkImmediates(BodyState state, Opcode opcode) {
        InstructionCursor cursor = state.cursor;
        Immediate kind = opcode.immediate();
        if (kind == Immediate.DATA_MEMORY) {
            AddressType type = addressType(state, cursor.secondIndex());
            checkData(state, cursor.index());
            return type;
        }
        AddressType type = addressType(state, cursor.memoryIndex());
        if (kind == Immediate.MEMORY) {
            return type;
        }
        checkAlignment(state, opcode);
        if (type == AddressType.I32 && cursor.offset() >>> 32 != 0) {
            throw state.invalid("offset out of range");
        }
        if (kind == Immediate.MEMARG_LANE) {
            checkLane(state, cursor.lane(), 16 / opcode.accessBytes());
        }
        return type;
    }

    private static AddressType addressType(BodyState state, int memory) {
        return state.require(state.context.memory(memory), "memory", memory);
    }

    private static void checkAlignment(BodyState state, Opcode opcode) {
        int natural = Integer.numberOfTrailingZeros(opcode.accessBytes());
        int alignment = state.cursor.alignment();
        if (alignment > natural) {
            throw state.invalid("alignment must not be larger than natural");
        }
        if (needsNaturalAlignment(opcode) && alignment != natural) {
            throw state.invalid("atomic alignment must be natural");
        }
    }

    /** Whether no smaller alignment may be given: atomics. */
    static boolean needsNaturalAlignment(Opcode opcode) {
        return opcode.proposal() == Proposal.THREADS;
    }

    static void checkData(BodyState state, int segment) {
        if (!state.context.hasData(segment)) {
            throw state.unknown("data segment", segment);
        }
    }

    /** Lane immediates of extract, replace and shuffle. */
    static void checkLanes(BodyState state, Opcode opcode) {
        if (opcode.immediate() == Immediate.LANE) {
            checkLane(state, state.cursor.lane(), laneCount(opcode));
            return;
        }
        for (int i = 0; i < 16; i++) {
            long half = i < 8 ? state.cursor.v128Low() : state.cursor.v128High();
            checkLane(state, (int) (half >>> 8 * (i & 7)) & 0xFF, 32);
        }
    }

    private static void checkLane(BodyState state, int lane, int count) {
        if (lane >= count) {
            throw state.invalid("invalid lane index " + lane);
        }
    }

    /** The number after the x in a shape such as i16x8, which starts the mnemonic. */
    static int laneCount(Opcode opcode) {
        String mnemonic = opcode.mnemonic();
        int x = mnemonic.indexOf('x');
        return Integer.parseInt(mnemonic.substring(x + 1, mnemonic.indexOf('.')));
    }

    /** {@code memory.copy}: the length is an i64 only if both memories have 64-bit addresses. */
    static void checkCopy(BodyState state) {
        AddressType target = addressType(state, state.cursor.index());
        AddressType source = addressType(state, state.cursor.secondIndex());
        state.pop(smaller(target, source).valType());
        state.pop(source.valType());
        state.pop(target.valType());
    }

    static AddressType smaller(AddressType a, AddressType b) {
        return a == AddressType.I64 ? b : a;
    }
}
