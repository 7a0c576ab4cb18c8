package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.binary.BodyLocals;
import dev.wasmscope.engine.binary.InstructionCursor;
import dev.wasmscope.engine.binary.MalformedModuleException;
import dev.wasmscope.engine.coredump.CoreState.Indexed;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.RestoredInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The frames of a core file: places and values are checked against the module. */
final class RestoredStack {
    private final Instance instance;
    private final Module module;
    private final RestoredHeap heap;
    private final List<CoreFile.Frame> frames;
    private final Optional<CoreState> own;
    private final Map<Integer, BodyLocals> bodies = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    RestoredStack(
            RestoredInstance restored,
            RestoredHeap heap,
            List<CoreFile.Frame> frames,
            Optional<CoreState> own)
            throws CoreMismatchException {
        this.instance = restored.instance();
        this.module = instance.module();
        this.heap = heap;
        this.frames = frames;
        this.own = own;
        if (own.isPresent() && own.get().frames().size() != frames.size()) {
            throw new CoreMismatchException(
                    "it has %d frames in one section and %d in another"
                            .formatted(frames.size(), own.get().frames().size()));
        }
    }

    List<String> notes() {
        return notes;
    }

    RestoredFrame frame(int index) throws CoreMismatchException {
        CoreFile.Frame frame = frames.get(index);
        if (frame.function() < 0
                || frame.function() >= module.functions().size()
                || !(instance.function(frame.function()) instanceof WasmFunction function)) {
            throw new CoreMismatchException(
                    "frame %d is in function %s; the module defines %d to %d"
                            .formatted(
                                    index,
                                    Integer.toUnsignedString(frame.function()),
                                    module.importedFunctionCount(),
                                    module.functions().size() - 1));
        }
        BodyLocals body = body(frame.function());
        long place = place(body, frame, index);
        List<Value> locals = locals(body, frame, index);
        List<Value> operands = operands(function, place, frame, index);
        return new RestoredFrame(
                instance, function, place, new Kept(locals, operands), stackPointer(index));
    }

    private record Kept(List<Value> locals, List<Value> operands)
            implements RestoredFrame.FrameValues {}

    private BodyLocals body(int function) {
        return bodies.computeIfAbsent(function, index -> BodyLocals.read(module, index));
    }

    private OptionalLong stackPointer(int index) {
        return own.map(state -> OptionalLong.of(state.frames().get(index).stackPointer()))
                .orElse(OptionalLong.empty());
    }

    /** The instruction at or before the offset; an offset that is not known is the first one. */
    private long place(BodyLocals body, CoreFile.Frame frame, int index)
            throws CoreMismatchException {
        FunctionInfo function = body.function();
        long wanted = function.codeOffset() + Integer.toUnsignedLong(frame.offset());
        if (wanted >= function.codeEnd()) {
            throw new CoreMismatchException(
                    "frame %d is at byte %s of function %d, which has %d"
                            .formatted(
                                    index,
                                    Integer.toUnsignedString(frame.offset()),
                                    frame.function(),
                                    function.bodyRange().length()));
        }
        InstructionCursor cursor = body.cursor(module);
        long found = body.firstInstruction();
        while (cursor.next() && cursor.codeOffset() <= wanted) {
            found = cursor.codeOffset();
        }
        return found;
    }

    private List<Value> locals(BodyLocals body, CoreFile.Frame frame, int index)
            throws CoreMismatchException {
        List<ValType> types = body.types();
        List<CoreValue> recorded = frame.locals();
        if (!recorded.isEmpty() && recorded.size() != types.size()) {
            throw new CoreMismatchException(
                    "frame %d has %d locals; its function has %d"
                            .formatted(index, recorded.size(), types.size()));
        }
        List<Value> values = values("local", recorded, types);
        return replaced(
                values, types, own.map(state -> state.frames().get(index).locals()), "local");
    }

    private List<Value> operands(WasmFunction function, long place, CoreFile.Frame frame, int index)
            throws CoreMismatchException {
        List<CoreValue> recorded = frame.operands();
        List<ValType> types;
        try {
            types = instance.validator().operandTypesAt(function.functionIndex(), place);
        } catch (IllegalArgumentException | MalformedModuleException e) {
            throw new CoreMismatchException("frame %d is at no instruction".formatted(index));
        }
        if (recorded.size() > types.size()) {
            throw new CoreMismatchException(
                    "frame %d has %d operands; there are %d at its instruction"
                            .formatted(index, recorded.size(), types.size()));
        }
        int count =
                own.isPresent()
                        ? recorded.size()
                        : Calls.operandsBelow(module, function, place, index, types);
        List<ValType> shown = types.subList(0, Math.max(count, recorded.size()));
        return replaced(
                values("operand", recorded, shown),
                shown,
                own.map(state -> state.frames().get(index).operands()),
                "operand");
    }

    private List<Value> values(String what, List<CoreValue> recorded, List<ValType> types)
            throws CoreMismatchException {
        List<Value> values = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            CoreValue value = i < recorded.size() ? recorded.get(i) : CoreValue.MISSING;
            values.add(heap.value(value, types.get(i), what + " " + i));
        }
        return values;
    }

    private List<Value> replaced(
            List<Value> values, List<ValType> types, Optional<List<Indexed>> more, String what)
            throws CoreMismatchException {
        for (Indexed indexed : more.orElse(List.of())) {
            int i = indexed.index();
            if (i < 0 || i >= values.size()) {
                throw new CoreMismatchException(
                        "it has a %s that the module has not".formatted(what));
            }
            values.set(i, heap.value(indexed.value(), types.get(i), what + " " + i));
        }
        return values;
    }
}
