package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.RefType;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.WasmValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts functions into tables. Used on the guest's thread. */
final class TableChanges {
    private static final int LISTED = 5;

    private final Symbols symbols;

    TableChanges(Symbols symbols) {
        this.symbols = symbols;
    }

    WasmValue set(StopState stop, int table, long index, String function) throws SessionException {
        Instance instance = stop.snapshot().instance();
        if (table < 0 || table >= instance.tables().size()) {
            throw new SessionException("the program has no table " + table);
        }
        TableInstance elements = instance.table(table);
        if (index < 0 || index >= elements.size()) {
            throw new SessionException(
                    "table %d has %d elements, no number %d"
                            .formatted(table, elements.size(), index));
        }
        RefType type = elements.type().elementType();
        @Nullable FunctionInstance element =
                function.equals("null") ? null : found(instance, function);
        if (!elements.accepts(element)) {
            throw new SessionException("a %s table cannot hold %s".formatted(type, function));
        }
        elements.set(index, element);
        return WasmValues.describe(
                (int) index,
                "",
                type.toString(),
                new Value.Ref(type, element),
                true,
                "table" + table + "[" + index + "]",
                stop.variables());
    }

    private FunctionInstance found(Instance instance, String name) throws SessionException {
        List<Integer> indexes = symbols.names().find(name);
        if (indexes.isEmpty()) {
            throw new SessionException("no function is called '" + name + "'");
        }
        if (indexes.size() > 1) {
            throw new SessionException(
                    "%d functions are called '%s': %s"
                            .formatted(
                                    indexes.size(),
                                    name,
                                    String.join(
                                            ", ",
                                            indexes.stream()
                                                    .limit(LISTED)
                                                    .map(i -> "func[" + i + "]")
                                                    .toList())));
        }
        return instance.function(indexes.getFirst());
    }
}
