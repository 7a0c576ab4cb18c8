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
import java.util.OptionalLong;

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

    /** The variables of the frames, and what they point to, that have bytes in a stretch. */
    List<AddressUse> within(StopState stop, long from, long end) {
        List<AddressUse> all = new ArrayList<>();
        for (SymbolisedFrame row : stop.rows(0, ROWS)) {
            for (Value value : values(stop, row)) {
                whole(value, value.name(), row).ifPresent(all::add);
                if (isPointer(value)) {
                    for (Value part : value.raw().children(0, 1)) {
                        String path = MemoryLayout.childPath(value, value.name(), part);
                        whole(part, path, row).ifPresent(all::add);
                    }
                }
            }
        }
        return all.stream()
                .filter(use -> use.start() < end && use.start() + use.size() > from)
                .toList();
    }

    private static Optional<AddressUse> whole(Value value, String path, SymbolisedFrame row) {
        OptionalLong start = MemoryLayout.addressOf(value);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        String text =
                "%s (%s) of #%d %s".formatted(path, value.typeName(), row.index(), row.function());
        return Optional.of(
                new AddressUse(
                        Kind.VARIABLE,
                        text,
                        path,
                        OptionalInt.of(row.index()),
                        start.getAsLong(),
                        Math.max(0, value.raw().type().byteSize().orElse(0))));
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
