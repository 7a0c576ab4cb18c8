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
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.engine.module.ValType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
    private OptionalLong pointer;

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
        this.pointer = own.isPresent() ? OptionalLong.empty() : innermostPointer();
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
        OptionalLong stackPointer = own.isPresent() ? recorded(index) : pointer;
        if (own.isEmpty()) {
            follow(function, place, locals);
        }
        return new RestoredFrame(
                instance, function, place, new Kept(locals, operands), stackPointer);
    }

    /** The stack pointer of the innermost frame is the global's value. */
    private OptionalLong innermostPointer() {
        OptionalInt index = instance.stackPointerIndex();
        if (index.isEmpty()) {
            return OptionalLong.empty();
        }
        return switch (instance.global(index.getAsInt()).value()) {
            case Value.I32(int value) -> OptionalLong.of(Integer.toUnsignedLong(value));
            case Value.I64(long value) -> OptionalLong.of(value);
            default -> OptionalLong.empty();
        };
    }

    /** Works the locals out that follow from the stack pointer, and the caller's stack pointer. */
    private void follow(WasmFunction function, long place, List<Value> locals) {
        if (pointer.isEmpty()) {
            return;
        }
        ShadowStack known =
                ShadowStack.at(
                        module,
                        instance.stackPointerIndex().orElseThrow(),
                        function.functionIndex(),
                        place);
        OptionalLong moved = known.moved();
        if (moved.isEmpty()) {
            pointer = moved;
            return;
        }
        long entry = pointer.getAsLong() - moved.getAsLong();
        known.locals().forEach((index, value) -> fill(locals, index, value.at(entry)));
        pointer = OptionalLong.of(entry);
    }

    private static void fill(List<Value> locals, int index, long value) {
        if (locals.get(index) instanceof Value.Missing(ValType type)) {
            if (type == NumType.I32) {
                locals.set(index, Value.i32((int) value));
            } else if (type == NumType.I64) {
                locals.set(index, Value.i64(value));
            }
        }
    }

    private record Kept(List<Value> locals, List<Value> operands)
            implements RestoredFrame.FrameValues {}

    private BodyLocals body(int function) {
        return bodies.computeIfAbsent(function, index -> BodyLocals.read(module, index));
    }

    private OptionalLong recorded(int index) {
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
        if (recorded.isEmpty() && !types.isEmpty() && notes.isEmpty() && own.isEmpty()) {
            notes.add(
                    "locals are not in the file: only those that follow from the stack pointer are"
                            + " shown");
        }
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
