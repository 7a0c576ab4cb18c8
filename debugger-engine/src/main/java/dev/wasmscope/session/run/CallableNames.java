package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions that names in expressions mean. Quick also where there are none: an editor asks for
 * every word that the mouse rests on. So debug information is read only of functions whose wasm
 * name, mangled or not, contains the word.
 */
final class CallableNames {
    private static final String SCOPE = "::";

    private final Symbols symbols;
    private final Map<String, List<Integer>> known = new ConcurrentHashMap<>();

    CallableNames(Symbols symbols) {
        this.symbols = symbols;
    }

    /**
     * Indexes of the functions with a name, plain or with some of its scopes; of templates and
     * generics all that were made of it.
     */
    List<Integer> find(String name) {
        return known.computeIfAbsent(name, this::search);
    }

    private List<Integer> search(String name) {
        String word = name.substring(name.lastIndexOf(':') + 1);
        List<Integer> found = new ArrayList<>();
        for (FunctionInfo function : symbols.module().functions()) {
            String wasm = symbols.module().displayName(function.index());
            boolean possible = !function.isImported() && (wasm == null || wasm.contains(word));
            if (possible && isNamed(function.index(), name, wasm)) {
                found.add(function.index());
            }
        }
        return List.copyOf(found);
    }

    private boolean isNamed(int index, String name, @Nullable String wasm) {
        String qualified =
                symbols.sourceFunction(index)
                        .map(Function::qualifiedName)
                        .filter(source -> !source.isEmpty())
                        .orElseGet(() -> symbols.functionName(index));
        return name.equals(wasm)
                || qualified.equals(name)
                || qualified.endsWith(SCOPE + name)
                || isInstance(qualified, name);
    }

    /** {@code ns::f<int>} is one of {@code f} and of {@code ns::f}. */
    private static boolean isInstance(String qualified, String name) {
        int at = qualified.indexOf(name + "<");
        return at == 0 || at > 1 && qualified.startsWith(SCOPE, at - 2);
    }
}
