package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.AddressUse.Kind;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.MemoryLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which variable of which frame is at an address, or what a variable points to. */
final class FrameVariables {
    private static final int ROWS = 100;
    private static final int PARTS = 64;

    private final Symbols symbols;

    FrameVariables(Symbols symbols) {
        this.symbols = symbols;
    }

    List<AddressUse> at(StopState stop, long address) {
        List<AddressUse> own = new ArrayList<>();
        List<AddressUse> pointedTo = new ArrayList<>();
        for (SymbolisedFrame row : stop.rows(0, ROWS)) {
            for (Value value : values(stop, row)) {
                use(value, value.name(), row, address).ifPresent(own::add);
                if (isPointer(value)) {
                    for (Value part : value.raw().children(0, PARTS)) {
                        String path = MemoryLayout.childPath(value, value.name(), part);
                        use(part, path, row, address).ifPresent(pointedTo::add);
                    }
                }
            }
        }
        // One of the first says it all; what else points there is in the frames.
        own.addAll(pointedTo.subList(0, Math.min(1, pointedTo.size())));
        return own;
    }

    private List<Value> values(StopState stop, SymbolisedFrame row) {
        return stop.sourceFrame(row).stream()
                .flatMap(source -> symbols.dwarf().variables(source).stream())
                .map(variable -> variable.read(stop.context(row), row.location().codeOffset()))
                .toList();
    }

    private static boolean isPointer(Value value) {
        return value instanceof AvailableValue && value.type().stripped() instanceof PointerType;
    }

    private static Optional<AddressUse> use(
            Value value, String path, SymbolisedFrame row, long address) {
        return ValueAt.of(value, path, address)
                .map(
                        at ->
                                new AddressUse(
                                        Kind.VARIABLE,
                                        "%s of #%d %s"
                                                .formatted(at.text(), row.index(), row.function()),
                                        at.path(),
                                        OptionalInt.of(row.index()),
                                        at.start(),
                                        at.size()));
    }
}
