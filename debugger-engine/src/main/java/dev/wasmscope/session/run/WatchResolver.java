package dev.wasmscope.session.run;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.Located;
import dev.wasmscope.dwarf.expr.ObjectBytes;
import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.type.Type;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.UnavailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.value.ValueContext;
import dev.wasmscope.dwarf.value.Values;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.WatchPlace;
import dev.wasmscope.engine.exec.WatchedValue;
import dev.wasmscope.engine.exec.gc.ArrayInstance;
import dev.wasmscope.engine.exec.gc.StructInstance;
import dev.wasmscope.session.DataTarget;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.GuestFrame;
import dev.wasmscope.session.value.WasmPath;
import dev.wasmscope.session.value.WasmValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out where data lies that is to be watched. Used on the guest's thread. */
final class WatchResolver {
    private static final Pattern TABLE =
            Pattern.compile("\\$table(\\d{1,9})\\s*\\[\\s*(\\d{1,10})\\s*\\]");
    private static final Pattern VARIABLE = Pattern.compile("\\$(local|global|stack)(\\d{1,9})");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
    private static final int MAX_PATH = 256;

    private final Symbols symbols;
    private final Queries queries;

    WatchResolver(Symbols symbols, Queries queries) {
        this.symbols = symbols;
        this.queries = queries;
    }

    /** Bytes at a fixed address. */
    static Watchable bytes(Instance instance, DataTarget.Bytes target) throws SessionException {
        if (target.memory() < 0 || target.memory() >= instance.memories().size()) {
            throw new SessionException("there is no memory " + target.memory());
        }
        WatchPlace.Bytes place =
                place(instance.memory(target.memory()), target.address(), target.length());
        return new Watchable(
                List.of(place),
                List.of(),
                0,
                String.format("at 0x%x", target.address()),
                ByteText.of(place.memory().read(target.address(), target.length())),
                Set.of(),
                Optional.of((value, _) -> wasmText(value)));
    }

    private static WatchPlace.Bytes place(Memory memory, long address, long length)
            throws SessionException {
        if (length < 1 || length > DataTarget.MAX_LENGTH) {
            throw new SessionException(
                    length + " bytes to watch; 1 to " + DataTarget.MAX_LENGTH + " are possible");
        }
        if (!memory.contains(address, length)) {
            throw new SessionException(
                    "0x%x is outside of the memory of 0x%x bytes"
                            .formatted(address, memory.sizeBytes()));
        }
        return new WatchPlace.Bytes(memory, address, (int) length);
    }

    static String wasmText(WatchedValue value) {
        return switch (value) {
            case WatchedValue.Bytes(byte[] bytes) -> ByteText.of(bytes);
            case WatchedValue.One(var one) -> WasmValues.text(one);
        };
    }

    /** What an expression names at a row of the stack. */
    Watchable expression(StopState stop, int rowIndex, String expression) throws SessionException {
        String text = expression.strip();
        Matcher table = TABLE.matcher(text);
        SymbolisedFrame row = stop.row(rowIndex);
        FrameView frame = stop.guestFrame(rowIndex);
        int depth = stop.snapshot().depth() - row.guestDepth();
        if (table.matches()) {
            return table(frame.instance(), table);
        }
        if (WasmPath.isWhole(text)) {
            return wasm(frame, depth, text);
        }
        return source(stop, row, frame, depth, text);
    }

    private static Watchable table(Instance instance, Matcher named) throws SessionException {
        int number = Integer.parseInt(named.group(1));
        long index = Long.parseLong(named.group(2));
        if (number >= instance.tables().size()) {
            throw new SessionException("there is no table " + number);
        }
        TableInstance table = instance.table(number);
        if (index >= table.size()) {
            throw new SessionException(
                    "table %d has %d elements, no number %d"
                            .formatted(number, table.size(), index));
        }
        var value =
                dev.wasmscope.engine.exec.Value.of(
                        table.type().elementType(), 0, 0, table.get(index));
        return one(
                new WatchPlace.TableSlot(table, index),
                0,
                "in table " + number,
                WasmValues.text(value));
    }

    private static Watchable one(WatchPlace place, int depth, String location, String text) {
        return new Watchable(
                List.of(place),
                List.of(),
                depth,
                location,
                text,
                Set.of(),
                Optional.of((value, _) -> wasmText(value)));
    }

    private static Watchable wasm(FrameView frame, int depth, String text) throws SessionException {
        WasmPath.Roots roots = WasmQueries.roots(frame);
        String value = WasmValues.text(WasmPath.evaluate(text, roots).value());
        Optional<WasmPath.Inside> inside = WasmPath.inside(text, roots);
        if (inside.isPresent()) {
            WasmPath.Inside in = inside.get();
            return switch (in.object().reference()) {
                case StructInstance struct ->
                        one(new WatchPlace.Field(struct, in.index()), 0, "in an object", value);
                case ArrayInstance array ->
                        one(new WatchPlace.Element(array, in.index()), 0, "in an array", value);
                case null, default -> throw new SessionException(text + " never changes");
            };
        }
        Matcher named = VARIABLE.matcher(text);
        if (!named.matches()) {
            throw new SessionException(text + " cannot be watched");
        }
        int index = Integer.parseInt(named.group(2));
        return switch (named.group(1)) {
            case "local" ->
                    one(
                            new WatchPlace.Local(frame.function(), depth, index),
                            depth,
                            "in local " + index,
                            value);
            case "global" ->
                    one(
                            new WatchPlace.Global(frame.instance().global(index)),
                            0,
                            "in global " + index,
                            value);
            default ->
                    throw new SessionException(
                            "an operand cannot be watched: the next instruction that uses it takes"
                                    + " it away");
        };
    }

    private Watchable source(
            StopState stop, SymbolisedFrame row, FrameView frame, int depth, String text)
            throws SessionException {
        GuestFrame context = stop.context(row);
        ReadLog log = new ReadLog(frame.instance(), frame.function(), depth);
        Value value;
        context.tell(log);
        try {
            value = queries.named(stop, row.index(), text);
        } finally {
            context.tell(null);
        }
        return switch (value) {
            case UnavailableValue missing -> throw new SessionException(missing.reason());
            case AvailableValue found -> source(found, frame, depth, log, moving(stop, row, text));
        };
    }

    /** The variables of a frame that an expression names and that move between locals. */
    private List<Variable> moving(StopState stop, SymbolisedFrame row, String text) {
        Set<String> words =
                WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        return stop.sourceFrame(row).stream()
                .flatMap(frame -> symbols.dwarf().variables(frame).stream())
                .filter(variable -> words.contains(variable.name()))
                .filter(variable -> !variable.movesBetween().isEmpty())
                .toList();
    }

    /** Whether all variables of those names are seen at a row of the stack, with values. */
    boolean hasAll(StopState stop, SymbolisedFrame row, Set<String> names) {
        return stop.sourceFrame(row)
                .map(
                        frame ->
                                symbols.dwarf().variables(frame).stream()
                                        .filter(v -> hasValue(stop, row, v))
                                        .map(Variable::name)
                                        .collect(Collectors.toSet())
                                        .containsAll(names))
                .orElse(false);
    }

    private static boolean hasValue(StopState stop, SymbolisedFrame row, Variable variable) {
        return variable.read(stop.context(row), row.location().codeOffset())
                instanceof AvailableValue;
    }

    private Watchable source(
            AvailableValue value, FrameView frame, int depth, ReadLog log, List<Variable> moving)
            throws SessionException {
        List<WatchPlace> places = new ArrayList<>();
        if (value.location() instanceof ValueLocation.Pieces(var pieces)) {
            for (ValueLocation.Piece piece : pieces) {
                if (piece.location() instanceof Answer.Known<ValueLocation>(var at)) {
                    places.addAll(places(at, frame, depth, (piece.bits() + 7) / 8));
                }
            }
        } else {
            long size = value.type().byteSize().orElse(1);
            places.addAll(places(value.location(), frame, depth, size));
        }
        List<WatchPlace> path = new ArrayList<>(log.places());
        path.removeAll(places);
        List<WatchPlace> read = path.stream().filter(way -> overlaps(way, places)).toList();
        if (!read.isEmpty()) { // a bit field, which is taken out of these bytes
            path.removeAll(read);
            places.clear();
            places.addAll(read);
        }
        if (places.isEmpty() && path.isEmpty()) {
            throw new SessionException("it is nowhere in the program, so it cannot change");
        }
        if (path.size() > MAX_PATH) {
            throw new SessionException("it is worked out from too many places to be watched");
        }
        for (Variable variable : moving) {
            variable.movesBetween().stream()
                    .filter(local -> local < frame.function().localCount())
                    .map(local -> new WatchPlace.Local(frame.function(), depth, local))
                    .filter(local -> !path.contains(local))
                    .forEach(path::add);
        }
        boolean ofFrame =
                log.ofFrame() || places.stream().anyMatch(WatchPlace.Local.class::isInstance);
        boolean readable = places.size() == 1 && read.isEmpty();
        return new Watchable(
                places,
                path,
                ofFrame ? depth : 0,
                value.locationText(),
                value.summary(),
                moving.stream().map(Variable::name).collect(Collectors.toSet()),
                readable ? Optional.of(reader(value, ofFrame ? depth : 0)) : Optional.empty());
    }

    private static boolean overlaps(WatchPlace way, List<WatchPlace> places) {
        return way instanceof WatchPlace.Bytes(Memory _, long from, int length)
                && places.stream()
                        .anyMatch(
                                place ->
                                        place instanceof WatchPlace.Bytes(Memory _, long at, int n)
                                                && from < at + n
                                                && at < from + length);
    }

    private static List<WatchPlace> places(
            ValueLocation location, FrameView frame, int depth, long size) throws SessionException {
        return switch (location) {
            case ValueLocation.Memory(long address) ->
                    List.of(place(frame.instance().memory(0), address, size));
            case ValueLocation.Local(int index) ->
                    List.of(new WatchPlace.Local(frame.function(), depth, index));
            case ValueLocation.Global(int index) -> {
                GlobalInstance global = frame.instance().global(index);
                yield List.of(new WatchPlace.Global(global));
            }
            case ValueLocation.OperandStack _, ValueLocation.Implicit _, ValueLocation.Pieces _ ->
                    List.of();
        };
    }

    /** Shows what bytes of the value's place mean, where the program stands then. */
    private Watchable.Reader reader(AvailableValue value, int depth) {
        Type type = value.type();
        ValueLocation location = value.location();
        return (then, stop) -> {
            int fromTop = depth == 0 ? 0 : Math.max(0, stop.snapshot().depth() - depth);
            ObjectBytes bytes =
                    ObjectBytes.of(
                            switch (then) {
                                case WatchedValue.Bytes(byte[] those) -> those;
                                case WatchedValue.One(var one) -> ByteText.bytes(one);
                            });
            ValueContext context = symbols.dwarf().context(stop.context(fromTop));
            return Values.of("", type, Answer.of(new Located(location, bytes)), context).summary();
        };
    }
}
