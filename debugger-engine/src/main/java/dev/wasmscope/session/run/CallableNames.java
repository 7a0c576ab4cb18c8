package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.demangle.Demangler;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.TypeSpelling;
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
    private static final String OPERATOR = "operator";

    private final Symbols symbols;
    private final Map<String, List<Integer>> known = new ConcurrentHashMap<>();

    CallableNames(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Indexes of the functions with a plain name; of templates and generics all made of it. */
    List<Integer> find(String plainName) {
        return known.computeIfAbsent(plainName, this::search);
    }

    /** Name, without scopes, as {@link #find} takes it. */
    static String plain(String name) {
        int operator = name.lastIndexOf(OPERATOR);
        if (operator == 0 || operator > 0 && name.charAt(operator - 1) == ':') {
            return name.substring(operator);
        }
        int depth = 0;
        int start = 0;
        for (int i = 0; i < name.length(); i++) {
            switch (name.charAt(i)) {
                case '<', '(', '{' -> depth++;
                case '>', ')', '}' -> depth--;
                case ':' -> start = depth == 0 ? i + 1 : start;
                default -> {}
            }
        }
        return name.substring(start);
    }

    private List<Integer> search(String name) {
        boolean operator = name.startsWith(OPERATOR);
        int bracket = operator ? -1 : name.indexOf('<');
        String word = bracket < 0 ? name : name.substring(0, bracket);
        List<Integer> found = new ArrayList<>();
        for (FunctionInfo function : symbols.module().functions()) {
            String wasm = symbols.module().displayName(function.index());
            boolean possible =
                    !function.isImported()
                            && (wasm == null
                                    || wasm.contains(word)
                                    || operator && Demangler.isMangled(wasm));
            if (possible && isNamed(function.index(), name, wasm)) {
                found.add(function.index());
            }
        }
        return List.copyOf(found);
    }

    private boolean isNamed(int index, String name, @Nullable String wasm) {
        return name.equals(wasm) || isNamed(plain(qualified(index)), name);
    }

    /** The name with scopes of a function. */
    String qualified(int index) {
        return symbols.sourceFunction(index)
                .map(Function::qualifiedName)
                .filter(source -> !source.isEmpty())
                .orElseGet(() -> symbols.functionName(index));
    }

    /**
     * {@code f<int>} is one of {@code f}; blanks between arguments do not count. {@code operator<<}
     * is none of {@code operator<}.
     */
    static boolean isNamed(String name, String wanted) {
        boolean instance = name.startsWith(wanted + "<");
        boolean shift = wanted.endsWith(OPERATOR + "<") && !name.endsWith(">");
        return name.equals(wanted)
                || instance && !shift
                || wanted.indexOf('<') > 0 && TypeSpelling.fits(name, wanted);
    }
}
