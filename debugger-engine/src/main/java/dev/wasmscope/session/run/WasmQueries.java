package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.Global;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Names;
import dev.wasmscope.engine.text.TypeNames;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.value.WasmPath;
import dev.wasmscope.session.value.WasmValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions about a stop in wasm's own terms. Used on the guest's thread. */
final class WasmQueries {

    List<WasmValue> locals(StopState stop, int frameIndex) throws SessionException {
        FrameView frame = stop.guestFrame(frameIndex);
        Module module = frame.instance().module();
        List<Value> values = frame.locals();
        List<WasmValue> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String name = module.names().localName(frame.functionIndex(), i);
            all.add(frameValue(stop, module, i, name, values.get(i), "$local" + i));
        }
        return all;
    }

    List<WasmValue> operands(StopState stop, int frameIndex) throws SessionException {
        FrameView frame = stop.guestFrame(frameIndex);
        Module module = frame.instance().module();
        List<Value> values = frame.operandStack();
        List<WasmValue> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            all.add(frameValue(stop, module, i, null, values.get(i), "$stack" + i));
        }
        return all;
    }

    private static WasmValue frameValue(
            StopState stop,
            Module module,
            int index,
            @Nullable String name,
            Value value,
            String path) {
        return WasmValues.describe(
                index,
                name == null ? "" : name,
                TypeNames.of(module, value.type()),
                value,
                true,
                path,
                stop.variables());
    }

    List<WasmValue> globals(StopState stop) {
        Instance instance = stop.snapshot().instance();
        Module module = instance.module();
        List<WasmValue> all = new ArrayList<>();
        for (Global global : module.globals()) {
            int index = global.index();
            String name = module.names().name(Names.Kind.GLOBAL, index);
            all.add(
                    WasmValues.describe(
                            index,
                            name == null ? "" : name,
                            TypeNames.of(module, global.type().valType()),
                            instance.global(index).value(),
                            global.type().mutable(),
                            "$global" + index,
                            stop.variables()));
        }
        return all;
    }

    /** The value that an expression such as {@code $local3.next[2]} names. */
    Variable evaluate(StopState stop, int frameIndex, String expression) throws SessionException {
        WasmPath.Found found = find(stop, frameIndex, expression);
        return stop.variables()
                .add(
                        expression,
                        found.type(),
                        found.value(),
                        VariableKind.CHILD,
                        expression.strip());
    }

    /** The same, with the value itself. */
    WasmPath.Found find(StopState stop, int frameIndex, String expression) throws SessionException {
        return WasmPath.evaluate(expression, roots(stop.guestFrame(frameIndex)));
    }

    /** Where expressions on wasm values begin in a frame. */
    static WasmPath.Roots roots(FrameView frame) {
        return new WasmPath.Roots() {
            @Override
            public List<WasmPath.Found> values(String kind) {
                return switch (kind) {
                    case "local" -> found(frame, frame.locals());
                    case "stack" -> found(frame, frame.operandStack());
                    default -> globals(frame.instance());
                };
            }

            @Override
            public WasmPath.Found element(int table, long index) throws SessionException {
                return WasmQueries.element(frame.instance(), table, index);
            }
        };
    }

    private static WasmPath.Found element(Instance instance, int table, long index)
            throws SessionException {
        if (table >= instance.tables().size()) {
            throw new SessionException("the program has no table " + table);
        }
        TableInstance elements = instance.table(table);
        if (index >= elements.size()) {
            throw new SessionException(
                    "table %d has %d elements, no number %d"
                            .formatted(table, elements.size(), index));
        }
        Value value = new Value.Ref(elements.type().elementType(), elements.get(index));
        String type = instance.module().tables().get(table).type().elementType().toString();
        return new WasmPath.Found(type, value);
    }

    private static List<WasmPath.Found> found(FrameView frame, List<Value> values) {
        Module module = frame.instance().module();
        return values.stream()
                .map(value -> new WasmPath.Found(TypeNames.of(module, value.type()), value))
                .toList();
    }

    private static List<WasmPath.Found> globals(Instance instance) {
        Module module = instance.module();
        return module.globals().stream()
                .map(
                        global ->
                                new WasmPath.Found(
                                        TypeNames.of(module, global.type().valType()),
                                        instance.global(global.index()).value()))
                .toList();
    }
}
