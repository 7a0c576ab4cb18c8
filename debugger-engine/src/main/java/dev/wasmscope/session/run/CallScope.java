package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.call.CallRules;
import dev.wasmscope.session.call.CalledProgram;
import dev.wasmscope.session.call.Callee;
import dev.wasmscope.session.call.GuestCalls;
import dev.wasmscope.session.symbol.Symboliser;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The functions of a stopped program, as expressions call them. Used on the guest's thread. */
final class CallScope {
    private static final String SCOPE = "::";

    private final Symbols symbols;
    private final CallableNames names;
    private final Snapshot snapshot;
    private final GuestCalls calls;

    CallScope(Symbols symbols, CallableNames names, StopState stop, CallRules rules) {
        this.symbols = symbols;
        this.names = names;
        this.snapshot = stop.snapshot();
        CalledProgram program =
                new CalledProgram(
                        snapshot.instance(),
                        stop.globals().stackPointer(),
                        FrameScope.pointerSize(symbols),
                        this::allocator,
                        this::references,
                        this::place);
        this.calls = new GuestCalls(program, rules);
    }

    GuestCalls calls() {
        return calls;
    }

    private Instance instance() {
        return snapshot.instance();
    }

    /**
     * The functions of a name: those of the innermost scope around a function that have it, else
     * all that have it behind some scope.
     *
     * @param from the qualified name of the function where it was written
     */
    List<Callee> functions(String name, String from) {
        Map<String, List<Callee>> byName = new LinkedHashMap<>();
        List<Callee> all = new ArrayList<>();
        for (int index : names.find(name)) {
            if (instance().function(index) instanceof WasmFunction function) {
                Callee callee = callee(function);
                all.add(callee);
                String qualified =
                        symbols.sourceFunction(index)
                                .map(dev.wasmscope.dwarf.scope.Function::qualifiedName)
                                .orElseGet(() -> symbols.functionName(index));
                byName.computeIfAbsent(qualified, _ -> new ArrayList<>()).add(callee);
            }
        }
        String scope = from;
        while (!scope.isEmpty()) {
            scope = scope.substring(0, Math.max(0, scope.lastIndexOf(SCOPE)));
            List<Callee> there = byName.get(scope.isEmpty() ? name : scope + SCOPE + name);
            if (there != null) {
                return there;
            }
        }
        return byName.getOrDefault(name, all);
    }

    private Callee callee(WasmFunction function) {
        int index = function.functionIndex();
        Optional<SubroutineType> type =
                symbols.sourceFunction(index)
                        .flatMap(found -> symbols.dwarf().functionTypeAt(found.lowPc()));
        return new Callee(symbols.functionName(index), function, type);
    }

    Optional<Callee> functionAt(long tableIndex) {
        if (instance().tables().isEmpty()) {
            return Optional.empty();
        }
        TableInstance table = instance().table(0);
        return tableIndex > 0
                        && tableIndex < table.size()
                        && table.get(tableIndex) instanceof WasmFunction function
                ? Optional.of(callee(function))
                : Optional.empty();
    }

    OptionalLong addressOf(FunctionInstance function) {
        if (!instance().tables().isEmpty()) {
            TableInstance table = instance().table(0);
            for (int i = 0; i < table.size(); i++) {
                if (function.equals(table.get(i))) {
                    return OptionalLong.of(i);
                }
            }
        }
        return OptionalLong.empty();
    }

    private Optional<WasmFunction> allocator() {
        return names.find("malloc").stream()
                .map(index -> instance().function(index))
                .filter(WasmFunction.class::isInstance)
                .map(WasmFunction.class::cast)
                .filter(function -> isAllocator(function.type()))
                .findFirst();
    }

    private static boolean isAllocator(FuncType type) {
        return type.params().equals(List.of(NumType.I32))
                && type.results().equals(List.of(NumType.I32));
    }

    /** What frames hold of objects. */
    private List<@Nullable Object> references() {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < snapshot.depth(); i++) {
            FrameView frame = snapshot.frame(i);
            frame.locals().stream().map(Value::reference).forEach(all::add);
            frame.operandStack().stream().map(Value::reference).forEach(all::add);
        }
        return all;
    }

    private String place(CodeLocation location) {
        SymbolisedFrame row = new Symboliser(symbols).rows(location, 0, 0).getFirst();
        return row.position()
                .map(at -> "%s (%s:%d)".formatted(row.function(), at.fileName(), at.line()))
                .orElse(row.function());
    }
}
