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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The functions of a stopped program, as expressions call them. Used on the guest's thread. */
final class CallScope {
    private final Symbols symbols;
    private final Snapshot snapshot;
    private final GuestCalls calls;

    CallScope(Symbols symbols, StopState stop, CallRules rules) {
        this.symbols = symbols;
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

    /** The functions of a name; if one has it whole, not those that have it behind a scope. */
    List<Callee> functions(String name) {
        List<Callee> found = new ArrayList<>();
        List<Callee> whole = new ArrayList<>();
        for (int index : symbols.names().find(name)) {
            if (instance().function(index) instanceof WasmFunction function) {
                Callee callee = callee(function);
                found.add(callee);
                boolean isWhole =
                        symbols.sourceFunction(index)
                                .map(f -> f.qualifiedName().equals(name))
                                .orElseGet(() -> symbols.functionName(index).equals(name));
                if (isWhole) {
                    whole.add(callee);
                }
            }
        }
        return whole.isEmpty() ? found : whole;
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
        return symbols.names().find("malloc").stream()
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
