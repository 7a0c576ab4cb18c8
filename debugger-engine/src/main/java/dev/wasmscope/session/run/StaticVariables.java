package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.AddressUse.Kind;
import dev.wasmscope.session.memory.MemoryTools;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.MemoryLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which variable of static storage is at an address. Their addresses do not change, so they are
 * worked out once, when first asked for.
 */
final class StaticVariables {
    /** A variable on the way to the largest of them is no longer looked at. */
    private static final int TRIES = 64;

    private final Symbols symbols;
    private @Nullable NavigableMap<Long, Variable> byAddress;

    StaticVariables(Symbols symbols) {
        this.symbols = symbols;
    }

    List<AddressUse> at(StopState stop, long address) {
        List<SymbolisedFrame> top = stop.rows(0, 1);
        if (top.isEmpty()) {
            return List.of();
        }
        NavigableMap<Long, Variable> known = known(stop, top.getFirst());
        List<AddressUse> uses = new ArrayList<>();
        int tries = 0;
        for (Map.Entry<Long, Variable> entry :
                known.headMap(address, true).descendingMap().entrySet()) {
            if (!uses.isEmpty() || tries++ >= TRIES) {
                break;
            }
            Variable variable = entry.getValue();
            Value value = read(stop, top.getFirst(), variable);
            ValueAt.of(value, variable.qualifiedName(), address)
                    .map(at -> use(at, variable))
                    .ifPresent(uses::add);
        }
        return uses;
    }

    private NavigableMap<Long, Variable> known(StopState stop, SymbolisedFrame row) {
        NavigableMap<Long, Variable> known = byAddress;
        if (known == null) {
            known = index(stop, row);
            byAddress = known;
        }
        return known;
    }

    /** The variables that have bytes in a stretch. */
    List<AddressUse> within(StopState stop, long from, long end) {
        List<SymbolisedFrame> top = stop.rows(0, 1);
        if (top.isEmpty()) {
            return List.of();
        }
        NavigableMap<Long, Variable> known = known(stop, top.getFirst());
        List<AddressUse> uses = new ArrayList<>();
        int tries = 0;
        for (Map.Entry<Long, Variable> entry :
                known.headMap(end, false).descendingMap().entrySet()) {
            if (entry.getKey() < from && tries++ >= TRIES || uses.size() >= MemoryTools.MOST_USES) {
                break;
            }
            Variable variable = entry.getValue();
            Value value = read(stop, top.getFirst(), variable);
            long size = value.raw().type().byteSize().orElse(0);
            if (entry.getKey() + size > from) {
                uses.add(
                        new AddressUse(
                                Kind.STATIC,
                                variable.qualifiedName() + " (" + value.typeName() + "), static",
                                variable.name(),
                                OptionalInt.empty(),
                                entry.getKey(),
                                size));
            }
        }
        return uses;
    }

    private static AddressUse use(ValueAt at, Variable variable) {
        return new AddressUse(
                Kind.STATIC,
                at.text() + ", static",
                at.path().isEmpty() ? variable.name() : at.path(),
                OptionalInt.empty(),
                at.start(),
                at.size());
    }

    private static Value read(StopState stop, SymbolisedFrame row, Variable variable) {
        return variable.read(stop.context(row), row.location().codeOffset());
    }

    private NavigableMap<Long, Variable> index(StopState stop, SymbolisedFrame row) {
        NavigableMap<Long, Variable> all = new TreeMap<>();
        for (Variable variable : symbols.dwarf().globals()) {
            OptionalLong at = MemoryLayout.addressOf(read(stop, row, variable));
            at.ifPresent(address -> all.putIfAbsent(address, variable));
        }
        return all;
    }
}
