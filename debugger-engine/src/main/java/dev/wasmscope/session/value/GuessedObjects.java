package dev.wasmscope.session.value;

import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.assemblyscript.AssemblyScriptObjects;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The locals of AssemblyScript functions, which have no debug information of variables: those whose
 * number is the address of an object. A guess, and marked as one.
 */
public final class GuessedObjects {
    private static final String CLASSES = "__rtti_base";

    private GuessedObjects() {}

    /** What a frame's locals seem to lead to, under the names of the name section. */
    public static List<Value> locals(FrameView frame, FrameContext context) {
        Optional<AssemblyScriptObjects> objects = of(frame.instance(), context);
        if (objects.isEmpty()) {
            return List.of();
        }
        List<Value> found = new ArrayList<>();
        List<dev.wasmscope.engine.exec.Value> locals = frame.locals();
        for (int i = 0; i < locals.size(); i++) {
            String name = frame.instance().module().names().localName(frame.functionIndex(), i);
            String shown = name == null || name.isEmpty() ? "local" + i : name;
            at(objects.get(), shown, locals.get(i)).ifPresent(found::add);
        }
        return found;
    }

    /** What a number seems to lead to. */
    public static Optional<Value> at(
            AssemblyScriptObjects objects, String name, dev.wasmscope.engine.exec.Value value) {
        return value instanceof dev.wasmscope.engine.exec.Value.I32 address
                ? objects.at(name, Integer.toUnsignedLong(address.value()))
                : Optional.empty();
    }

    /** The objects of a program that the AssemblyScript compiler made; empty of any other. */
    public static Optional<AssemblyScriptObjects> of(Instance instance, FrameContext context) {
        Module module = instance.module();
        for (String name : new String[] {"~lib/rt/" + CLASSES, CLASSES}) {
            var index = WellKnownGlobals.find(module, name);
            if (index.isPresent()
                    && instance.global(index.getAsInt()).value()
                            instanceof dev.wasmscope.engine.exec.Value.I32 base) {
                return Optional.of(
                        new AssemblyScriptObjects(context, Integer.toUnsignedLong(base.value())));
            }
        }
        return Optional.empty();
    }
}
