package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions that names in expressions mean. Answers are kept: a watch with a wrong name is
 * evaluated at every stop, and finding nothing looks at all functions.
 */
final class CallableNames {
    private final Symbols symbols;
    private final Map<String, List<Integer>> known = new ConcurrentHashMap<>();

    CallableNames(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Indexes of the functions with a name, of templates and generics all that were made of it. */
    List<Integer> find(String name) {
        return known.computeIfAbsent(
                name,
                wanted -> {
                    Set<Integer> found = new TreeSet<>(symbols.names().find(wanted));
                    found.addAll(instances(wanted));
                    return List.copyOf(found);
                });
    }

    private List<Integer> instances(String name) {
        List<Integer> found = new ArrayList<>();
        for (FunctionInfo function : symbols.module().functions()) {
            String own =
                    symbols.sourceFunction(function.index())
                            .map(Function::qualifiedName)
                            .orElse("");
            if (isInstance(own, name)) {
                found.add(function.index());
            }
        }
        return found;
    }

    /** {@code ns::f<int>} is one of {@code f} and of {@code ns::f}. */
    private static boolean isInstance(String qualified, String name) {
        int at = qualified.indexOf(name + "<");
        return at == 0 || at > 1 && qualified.startsWith("::", at - 2);
    }
}
