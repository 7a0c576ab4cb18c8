package dev.wasmscope.session.value;

import dev.wasmscope.dwarf.expr.ValueLocation;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.UnavailableValue;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.session.Availability;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.VariableKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The variables that were handed out at one stop, by id. Ids go on from one stop to the next, so a
 * variable of an earlier stop is known to be stale.
 */
public final class VariableTable {
    /** What a variable stands for. */
    private sealed interface Entry {
        /** How to write it in an expression. */
        String path();
    }

    /** A value of the source program. */
    private record OfSource(Value value, String path) implements Entry {}

    /** A value in wasm's own terms. */
    private record OfWasm(dev.wasmscope.engine.exec.Value value, String path) implements Entry {}

    /** A heading; what is below is made when it is asked for. */
    private record OfGroup(Group group) implements Entry {
        @Override
        public String path() {
            return "";
        }
    }

    /** What is below a heading. */
    @FunctionalInterface
    public interface Group {
        /**
         * Some of it.
         *
         * @param from index of the first
         * @param count at most so many
         */
        List<Variable> children(long from, int count);
    }

    /** The child that shows a value by its members. */
    static final String RAW = "[raw]";

    private static final String ANONYMOUS = "(anonymous)";

    private final Map<Long, Entry> entries = new HashMap<>();
    private long nextId;

    /**
     * An empty table.
     *
     * @param firstId above all ids of earlier stops
     */
    public VariableTable(long firstId) {
        this.nextId = firstId;
    }

    /** The id that the next table begins with. */
    public long nextId() {
        return nextId;
    }

    /**
     * Hands a value out.
     *
     * @param path how to write it in an expression
     */
    public Variable add(Value value, VariableKind kind, String path) {
        return add(value, kind, path, Optional.empty());
    }

    /**
     * Hands a value out.
     *
     * @param path how to write it in an expression
     * @param text what to show in place of its summary
     */
    public Variable add(Value value, VariableKind kind, String path, Optional<String> text) {
        long id = nextId++;
        entries.put(id, new OfSource(value, path));
        boolean available = value instanceof AvailableValue;
        return new Variable(
                id,
                value.name().isEmpty() ? ANONYMOUS : value.name(),
                value.typeName(),
                value.shortTypeName(),
                available ? text.orElseGet(value::summary) : "",
                availability(value),
                value.locationText(),
                address(value),
                value.type().byteSize(),
                kind,
                value.childCount() + (value.isViewed() ? 1 : 0),
                Optional.empty());
    }

    /**
     * Hands out a value in wasm's own terms.
     *
     * @param type as the module writes it
     */
    public Variable add(
            String name,
            String type,
            dev.wasmscope.engine.exec.Value value,
            VariableKind kind,
            String path) {
        long id = nextId++;
        entries.put(id, new OfWasm(value, path));
        return new Variable(
                id,
                name,
                type,
                WasmValues.text(value),
                Availability.AVAILABLE,
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                kind,
                GuestObjects.count(value));
    }

    /** Hands out a heading. */
    public Variable add(String name, Group group) {
        long id = nextId++;
        entries.put(id, new OfGroup(group));
        return new Variable(
                id,
                name,
                "",
                "",
                Availability.AVAILABLE,
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                VariableKind.GROUP,
                -1);
    }

    private static Availability availability(Value value) {
        return switch (value) {
            case UnavailableValue missing -> new Availability.Unavailable(missing.reason());
            case AvailableValue _ -> Availability.AVAILABLE;
        };
    }

    static OptionalLong address(Value value) {
        return value instanceof AvailableValue available
                        && available.location() instanceof ValueLocation.Memory(long address)
                ? OptionalLong.of(address)
                : OptionalLong.empty();
    }

    /**
     * The value behind a variable of the source.
     *
     * @throws SessionException if it is of an earlier stop, or none of the source
     */
    public Value value(Variable variable) throws SessionException {
        if (entry(variable) instanceof OfSource(Value value, String _)) {
            return value;
        }
        throw new SessionException(variable.name() + " is not in memory");
    }

    /** How to write a variable in an expression. */
    public String path(Variable variable) throws SessionException {
        return entry(variable).path();
    }

    private Entry entry(Variable variable) throws SessionException {
        Entry entry = entries.get(variable.id());
        if (entry == null) {
            throw new SessionException(
                    variable.name() + " is of an earlier stop: the program has run on since");
        }
        return entry;
    }

    /** Some children of a variable. */
    public List<Variable> children(Variable parent, long from, int count) throws SessionException {
        return switch (entry(parent)) {
            case OfSource source -> children(source, from, count);
            case OfWasm(var value, String path) -> children(value, path, from, count);
            case OfGroup(Group group) -> group.children(from, count);
        };
    }

    /** A value that is shown by something else than its members has these behind its children. */
    private List<Variable> children(OfSource parent, long from, int count) {
        List<Variable> children = new ArrayList<>();
        Value value = parent.value();
        for (Value child : value.children(from, count)) {
            children.add(add(child, VariableKind.CHILD, path(parent, child)));
        }
        long last = value.childCount();
        if (value.isViewed() && from <= last && last < from + count) {
            Value raw = value.raw().named(RAW);
            children.add(add(raw, VariableKind.CHILD, path(parent, raw)));
        }
        return children;
    }

    private List<Variable> children(
            dev.wasmscope.engine.exec.Value parent, String path, long from, int count) {
        List<Variable> children = new ArrayList<>();
        long index = from;
        for (GuestObjects.Part part : GuestObjects.parts(parent, from, count)) {
            String way = part.name().startsWith("[") ? part.name() : "." + index;
            children.add(
                    add(part.name(), part.type(), part.value(), VariableKind.CHILD, path + way));
            index++;
        }
        return children;
    }

    private static String path(OfSource parent, Value child) {
        return childPath(parent.value(), parent.path(), child);
    }

    /** How to write a child, given how its parent is written. */
    static String childPath(Value parent, String path, Value child) {
        String name = child.name();
        if (name.startsWith("[") || name.isEmpty()) {
            return path + name; // members of one without a name are named as if they were its own
        }
        if (name.startsWith("*")) {
            return "*" + path;
        }
        if (parent.type().stripped() instanceof PointerType) {
            return path + "->" + name;
        }
        return path.startsWith("*") ? path.substring(1) + "->" + name : path + "." + name;
    }
}
