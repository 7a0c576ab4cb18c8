package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds wasm functions by any of their names. */
public final class FunctionNames {
    private final Symbols symbols;

    public FunctionNames(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Indexes of the functions with that source, module or export name, or {@code func[12]}. */
    public List<Integer> find(String name) {
        Module module = symbols.module();
        Set<Integer> found = new TreeSet<>();
        for (Function function : symbols.dwarf().functions(name)) {
            module.functionIndexAt(function.lowPc()).ifPresent(found::add);
        }
        for (FunctionInfo function : module.functions()) {
            boolean named = name.equals(function.name());
            if (named
                    || name.equals("func[" + function.index() + "]")
                    || isImport(function, name)) {
                found.add(function.index());
            }
        }
        for (Export export : module.exports()) {
            if (export.kind() == ExternKind.FUNCTION && export.name().equals(name)) {
                found.add(export.index());
            }
        }
        return List.copyOf(found);
    }

    private static boolean isImport(FunctionInfo function, String name) {
        return function.imported() != null
                && name.equals(function.imported().module() + "." + function.imported().name());
    }
}
