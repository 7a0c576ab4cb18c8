package dev.wasmscope.session.value;

import dev.wasmscope.engine.exec.ExceptionInstance;
import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.HostFunctionInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.DefinedType;
import dev.wasmscope.engine.exec.gc.HeapObject;
import dev.wasmscope.engine.exec.gc.I16Array;
import dev.wasmscope.engine.exec.gc.I31;
import dev.wasmscope.engine.text.TypeNames;
import dev.wasmscope.session.value.GuestObjects.Part;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One short line for what a reference refers to. */
final class ReferenceText {
    /** Parts shown of an object. */
    private static final int PARTS = 6;

    private static final int CHARACTERS = 60;

    private ReferenceText() {}

    /** A referent with the beginning of its parts. */
    static String of(@Nullable Object referent) {
        return referent instanceof HeapObject object ? object(object) : plain(referent);
    }

    /** The same without parts. */
    private static String plain(@Nullable Object referent) {
        return switch (referent) {
            case null -> "null";
            case WasmFunction function -> function(function);
            case HostFunctionInstance function -> function.module() + "." + function.name();
            case FunctionInstance function -> function.toString();
            case I31(int value) -> "i31 " + value;
            case ExceptionInstance exception -> exception.toString();
            case I16Array array when isText(array) -> quoted(array);
            case ArrayInstance array -> type(array) + " [" + array.length() + "]";
            case HeapObject object -> type(object);
            default -> "host object";
        };
    }

    private static String function(WasmFunction function) {
        String name = function.instance().module().displayName(function.functionIndex());
        return "func[" + function.functionIndex() + "]" + (name == null ? "" : " " + name);
    }

    private static String type(HeapObject object) {
        DefinedType type = object.type();
        return TypeNames.of(type.module(), type.typeIndex());
    }

    private static String object(HeapObject object) {
        Value value = Value.ref(object);
        List<Part> parts = GuestObjects.parts(value, 0, PARTS);
        String more = GuestObjects.count(value) > PARTS ? ", …" : "";
        boolean isArray = object instanceof ArrayInstance;
        if (object instanceof I16Array array && isText(array)) {
            return plain(object);
        }
        return plain(object)
                + parts.stream()
                        .map(part -> (isArray ? "" : part.name() + ": ") + brief(part.value()))
                        .collect(Collectors.joining(", ", " {", more + "}"));
    }

    private static String brief(Value value) {
        return value instanceof Value.Ref(var _, var referent)
                ? plain(referent)
                : WasmValues.text(value);
    }

    /** Whether all shown elements are printable characters, as in the strings of most languages. */
    private static boolean isText(I16Array array) {
        for (int i = 0; i < Math.min(array.length(), CHARACTERS); i++) {
            int c = array.get(i) & 0xffff;
            if (c < ' ' || c == 0x7f || c >= 0xd800) {
                return false;
            }
        }
        return array.length() > 0;
    }

    private static String quoted(I16Array array) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < Math.min(array.length(), CHARACTERS); i++) {
            text.append((char) array.get(i));
        }
        return text.append(array.length() > CHARACTERS ? "…" : "").append('"').toString();
    }
}
