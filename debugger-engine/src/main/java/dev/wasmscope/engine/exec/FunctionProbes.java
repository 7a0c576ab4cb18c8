package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.module.AddressType;
import dev.wasmscope.engine.module.ValType;
import dev.wasmscope.engine.probe.FunctionProbe;
import dev.wasmscope.engine.probe.ProbedValues;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells a {@link FunctionProbe} of the calls of the functions that it probes. Each that was entered
 * is kept with the number of its frame; those of one frame have replaced one another by tail calls,
 * and return together.
 */
final class FunctionProbes {
    private final ThreadState thread;
    private final FunctionProbe probe;
    private int[] frames = new int[16];
    private @Nullable WasmFunction[] functions = new WasmFunction[16];
    private int pending;
    private final Values values = new Values();

    FunctionProbes(ThreadState thread, FunctionProbe probe) {
        this.thread = thread;
        this.probe = probe;
    }

    /** Marks the functions of an instance that are probed. */
    void mark(Instance instance) {
        for (FunctionInstance function : instance.functions) {
            if (function instanceof WasmFunction guest && guest.instance() == instance) {
                guest.probed = probe.probes(instance.number(), guest.functionIndex());
            }
        }
    }

    /** A probed function was entered in frame number {@code frame}; 1 is the outermost. */
    void entered(WasmFunction function, int frame, long clock) {
        if (pending == frames.length) {
            frames = Arrays.copyOf(frames, 2 * pending);
            functions = Arrays.copyOf(functions, 2 * pending);
        }
        frames[pending] = frame;
        functions[pending++] = function;
        values.show(function, frame, function.type().params());
        probe.entered(function.functionIndex(), values, clock);
    }

    /** Frame number {@code frame} returns; its results are where its arguments were. */
    void returned(int frame, long clock) {
        while (pending > 0 && frames[pending - 1] == frame) {
            WasmFunction function = Objects.requireNonNull(functions[--pending]);
            values.show(function, frame, function.type().results());
            probe.returned(function.functionIndex(), values, clock);
        }
    }

    /** Frame number {@code frame} and those inside it end without results. */
    void unwound(int frame, long clock) {
        while (pending > 0 && frames[pending - 1] >= frame) {
            WasmFunction function = Objects.requireNonNull(functions[--pending]);
            probe.unwound(function.functionIndex(), clock);
        }
    }

    /** The values at the start of a frame. */
    private final class Values implements ProbedValues {
        private static final long U32 = 0xffff_ffffL;

        private ValueSlots types = new ValueSlots(List.of());
        private int base;
        private @Nullable Memory memory;

        void show(WasmFunction function, int frame, List<ValType> newTypes) {
            types = new ValueSlots(newTypes);
            base = thread.frames[(frame - 1) * ThreadState.FRAME + 2];
            memory = function.instance().memory0;
        }

        @Override
        public int count() {
            return types.count();
        }

        @Override
        public long unsigned(int index) {
            long bits = thread.slots[base + types.at(index)];
            return types.narrow(index) ? bits & U32 : bits;
        }

        @Override
        public long pointerAt(long address) {
            Memory from = Objects.requireNonNull(memory);
            boolean narrow = from.addressType() == AddressType.I32;
            if (!from.contains(address, narrow ? Integer.BYTES : Long.BYTES)) {
                return 0;
            }
            return narrow ? from.readInt(address) & U32 : from.readLong(address);
        }
    }
}
