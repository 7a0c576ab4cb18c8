package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.demangle.Demangler;
import dev.wasmscope.dwarf.demangle.ShortNames;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.engine.module.Export;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.session.FunctionName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Decides which name a function has, in every list and stack, and finds functions by any of their
 * names. A name comes from DWARF, else from the module's name section, exports and imports, else
 * from its source map or Go's tables, else it is {@code func[12]}. Safe for use by several threads.
 */
public final class FunctionNames {
    private final Symbols symbols;
    private final Map<String, FunctionName> bySpelling = new ConcurrentHashMap<>();

    FunctionNames(Symbols symbols) {
        this.symbols = symbols;
    }

    /** The names of a wasm function. */
    public FunctionName of(int functionIndex) {
        return symbols.sourceFunction(functionIndex)
                .filter(function -> !function.displayName().isEmpty())
                .map(this::of)
                .orElseGet(() -> ofWasm(functionIndex));
    }

    /** The names of a function of the debug information that is part of a wasm function. */
    FunctionName of(Function function, int functionIndex) {
        return function.displayName().isEmpty() ? ofWasm(functionIndex) : of(function);
    }

    /** The names of a function of the debug information that has one. */
    FunctionName of(Function function) {
        String linkage = function.linkageName();
        if (linkage.isEmpty()) {
            return bySpelling.computeIfAbsent(
                    function.qualifiedName(),
                    name -> new FunctionName(ShortNames.of(name), name, Optional.empty()));
        }
        return bySpelling.computeIfAbsent(
                linkage + ' ' + function.qualifiedName(), _ -> named(function));
    }

    private static FunctionName named(Function function) {
        String linkage = function.linkageName();
        String whole = Demangler.demangle(linkage).orElseGet(function::displayName);
        return new FunctionName(
                ShortNames.of(function.displayName()),
                whole,
                Optional.of(linkage).filter(name -> !name.equals(whole)));
    }

    private FunctionName ofWasm(int functionIndex) {
        Optional<String> name =
                symbols.moduleLines()
                        .ownName(functionIndex)
                        .or(() -> symbols.wasmName(functionIndex))
                        .or(() -> symbols.moduleLines().functionName(functionIndex));
        return name.isEmpty()
                ? plain("func[" + functionIndex + "]")
                : bySpelling.computeIfAbsent(name.get(), FunctionNames::spelled);
    }

    private static FunctionName plain(String name) {
        return new FunctionName(name, name, Optional.empty());
    }

    private static FunctionName spelled(String name) {
        String whole = Demangler.plain(name);
        return new FunctionName(
                ShortNames.of(whole),
                whole,
                whole.equals(name) ? Optional.empty() : Optional.of(name));
    }

    /**
     * Indexes of the functions with that name: plain, qualified or a suffix of it, demangled with
     * or without parameters and template arguments, mangled, short, of the module, of an export, or
     * {@code func[12]}.
     */
    public List<Integer> find(String name) {
        Set<Integer> found = ofDebugInformation(name);
        if (found.isEmpty()) {
            found.addAll(ofModule(name));
        }
        return List.copyOf(found.isEmpty() ? byOtherSpelling(name) : found);
    }

    private Set<Integer> ofDebugInformation(String name) {
        Set<Integer> found = new TreeSet<>();
        for (Function function : symbols.dwarf().functions(name)) {
            symbols.functionIndexAt(function.lowPc()).ifPresent(found::add);
        }
        return found;
    }

    private Set<Integer> ofModule(String name) {
        Module module = symbols.module();
        Set<Integer> found = new TreeSet<>();
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
        return found;
    }

    /** Indexes of the functions one of whose names has a part that a pattern matches. */
    List<Integer> matching(Pattern pattern) {
        return symbols.module().functions().stream()
                .map(FunctionInfo::index)
                .peek(_ -> symbols.cancellation().check())
                .filter(index -> isMatch(pattern, index))
                .toList();
    }

    private boolean isMatch(Pattern pattern, int functionIndex) {
        String own = symbols.module().functions().get(functionIndex).name();
        return isMatch(pattern, of(functionIndex)) || own != null && pattern.matcher(own).find();
    }

    /** Whether one of the names has a part that a pattern matches. */
    static boolean isMatch(Pattern pattern, FunctionName name) {
        return pattern.matcher(name.shown()).find()
                || pattern.matcher(name.whole()).find()
                || name.linkage().filter(linkage -> pattern.matcher(linkage).find()).isPresent();
    }

    /** Compares with the whole names, which takes longer. */
    private Set<Integer> byOtherSpelling(String name) {
        FunctionSpelling wanted = new FunctionSpelling(Demangler.plain(name));
        Set<Integer> found = new TreeSet<>();
        for (FunctionInfo function : symbols.module().functions()) {
            symbols.cancellation().check();
            FunctionName known = of(function.index());
            if (wanted.isOf(known.whole()) || wanted.isOf(known.shown())) {
                found.add(function.index());
            }
        }
        return found;
    }

    private static boolean isImport(FunctionInfo function, String name) {
        return function.imported() != null
                && name.equals(function.imported().module() + "." + function.imported().name());
    }
}
