package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.type.SubroutineType;
import dev.wasmscope.engine.exec.BreakCondition;
import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FuncType;
import dev.wasmscope.engine.module.NumType;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.call.CallRules;
import dev.wasmscope.session.call.CalledProgram;
import dev.wasmscope.session.call.Callee;
import dev.wasmscope.session.call.GuestCalls;
import dev.wasmscope.session.call.SideThread;
import dev.wasmscope.session.symbol.Symboliser;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The functions of a program that stands or passes by, as expressions call them. Used on the
 * guest's thread.
 */
final class CallScope {
    private static final String SCOPE = "::";

    private final Symbols symbols;
    private final CallableNames names;
    private final Instance instance;
    private final GuestCalls calls;
    private final Map<WasmFunction, Callee> callees = new HashMap<>();
    private final Map<String, List<Callee>> anywhere = new HashMap<>();

    CallScope(
            Symbols symbols,
            CallableNames names,
            Instance instance,
            OptionalInt stackPointer,
            CallRules rules,
            BreakCondition breaks,
            SideThread side) {
        this.symbols = symbols;
        this.names = names;
        this.instance = instance;
        CalledProgram program =
                new CalledProgram(
                        instance,
                        stackPointer,
                        FrameScope.pointerSize(symbols),
                        this::allocator,
                        this::place,
                        breaks,
                        side);
        this.calls = new GuestCalls(program, rules);
    }

    GuestCalls calls() {
        return calls;
    }

    /**
     * The functions of a name: those that it means here, else all that have it behind some scope.
     *
     * @param meanings the names with scopes that it may stand for, the likeliest first
     */
    List<Callee> functions(String name, List<String> meanings) {
        Map<String, List<Callee>> byName = new LinkedHashMap<>();
        List<Callee> behind = new ArrayList<>();
        for (WasmFunction function : named(CallableNames.plain(name))) {
            String qualified = names.qualified(function.functionIndex());
            byName.computeIfAbsent(qualified, _ -> new ArrayList<>()).add(callee(function));
            if (isBehind(qualified, name)) {
                behind.add(callee(function));
            }
        }
        for (String meaning : meanings) {
            List<Callee> there =
                    byName.entrySet().stream()
                            .filter(entry -> CallableNames.isNamed(entry.getKey(), meaning))
                            .flatMap(entry -> entry.getValue().stream())
                            .toList();
            if (!there.isEmpty()) {
                return there;
            }
        }
        return behind;
    }

    private static boolean isBehind(String qualified, String name) {
        String plain = CallableNames.plain(qualified);
        String scopes = name.substring(0, name.length() - CallableNames.plain(name).length());
        String own = qualified.substring(0, qualified.length() - plain.length());
        return own.endsWith(scopes)
                && (own.length() == scopes.length()
                        || scopes.isEmpty()
                        || own.endsWith(SCOPE + scopes));
    }

    /** All functions with a plain name. */
    List<Callee> functionsAnywhere(String plainName) {
        return anywhere.computeIfAbsent(
                plainName, name -> named(name).stream().map(this::callee).toList());
    }

    private List<WasmFunction> named(String plainName) {
        return names.find(plainName).stream()
                .map(index -> instance.function(index))
                .filter(WasmFunction.class::isInstance)
                .map(WasmFunction.class::cast)
                .toList();
    }

    private Callee callee(WasmFunction function) {
        return callees.computeIfAbsent(function, this::read);
    }

    private Callee read(WasmFunction function) {
        int index = function.functionIndex();
        Optional<SubroutineType> type =
                symbols.sourceFunction(index)
                        .flatMap(found -> symbols.dwarf().functionTypeAt(found.lowPc()));
        return new Callee(symbols.functionName(index), function, type);
    }

    Optional<Callee> functionAt(long tableIndex) {
        if (instance.tables().isEmpty()) {
            return Optional.empty();
        }
        TableInstance table = instance.table(0);
        return tableIndex > 0
                        && tableIndex < table.size()
                        && table.get(tableIndex) instanceof WasmFunction function
                ? Optional.of(callee(function))
                : Optional.empty();
    }

    OptionalLong addressOf(FunctionInstance function) {
        if (!instance.tables().isEmpty()) {
            TableInstance table = instance.table(0);
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
                .map(index -> instance.function(index))
                .filter(WasmFunction.class::isInstance)
                .map(WasmFunction.class::cast)
                .filter(function -> isAllocator(function.type()))
                .findFirst();
    }

    private static boolean isAllocator(FuncType type) {
        return type.params().equals(List.of(NumType.I32))
                && type.results().equals(List.of(NumType.I32));
    }

    private String place(CodeLocation location) {
        SymbolisedFrame row = new Symboliser(symbols).rows(location, 0, 0).getFirst();
        return row.position()
                .map(at -> "%s (%s:%d)".formatted(row.function(), at.fileName(), at.line()))
                .orElse(row.function());
    }
}
