package dev.wasmscope.session.value;

import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.GlobalType;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.Names;
import dev.wasmscope.engine.module.NumType;
import java.util.OptionalInt;

/**
 * The globals that LLVM's linker gives a meaning (tool conventions, "Linking").
 *
 * @param stackPointer the global {@code __stack_pointer}, else the first if it is a mutable i32
 * @param tlsBase the global {@code __tls_base}
 * @param heapBase the global {@code __heap_base}; AssemblyScript puts a path in front
 */
public record WellKnownGlobals(
        OptionalInt stackPointer, OptionalInt tlsBase, OptionalInt heapBase) {
    /** Finds them by name section and exports. */
    public static WellKnownGlobals of(Module module) {
        OptionalInt named = find(module, "__stack_pointer");
        boolean firstFits =
                !module.globals().isEmpty() && isMutableI32(module.globals().getFirst().type());
        OptionalInt stackPointer = named.isPresent() || !firstFits ? named : OptionalInt.of(0);
        OptionalInt heapBase = find(module, "__heap_base");
        return new WellKnownGlobals(
                stackPointer,
                find(module, "__tls_base"),
                heapBase.isPresent() ? heapBase : find(module, "~lib/memory/__heap_base"));
    }

    private static boolean isMutableI32(GlobalType type) {
        return type.mutable() && type.valType() == NumType.I32;
    }

    /** The global with that name, exported or in the name section. */
    static OptionalInt find(Module module, String name) {
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.GLOBAL && export.name().equals(name)) {
                return OptionalInt.of(export.index());
            }
        }
        for (int i = 0; i < module.globals().size(); i++) {
            if (name.equals(module.names().name(Names.Kind.GLOBAL, i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
