package dev.wasmscope.ui.variables;

import dev.wasmscope.session.Availability;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A row of a tree of values.
 *
 * @param path from the root, the same for the same variable at every stop of a function
 * @param value what is shown; why there is nothing to show, if {@code available} is false
 * @param available whether there is a value
 * @param before what it was at the stop before, if it was something else
 * @param format how it is shown
 * @param opens whether it has rows below it
 * @param variable the session's own, where there is one
 * @param expression how it is written, where that is known without asking
 * @param children reads the rows below; hands them to the consumer
 */
public record VariableNode(
        String path,
        Kind kind,
        String name,
        String type,
        String value,
        String location,
        boolean available,
        Optional<String> before,
        ValueFormat format,
        boolean opens,
        Optional<Variable> variable,
        Optional<String> expression,
        Consumer<Consumer<List<VariableNode>>> children) {

    /** What a row is; its style class follows from it. */
    public enum Kind {
        PARAMETER,
        LOCAL,
        STATIC,
        GLOBAL,
        CHILD,
        WASM,
        GROUP,
        MORE,
        /** An expression of the user. */
        WATCH,
        /** What a function has given back. */
        RETURNED
    }

    /** Whether the value is not that of the stop before. */
    public boolean changed() {
        return before.isPresent();
    }

    /** Whether it stands for a value, and not for a heading or more rows. */
    public boolean isValue() {
        return kind != Kind.GROUP && kind != Kind.MORE;
    }

    /** The same as a row of another kind, written otherwise. */
    VariableNode as(Kind newKind, String newName, String written) {
        return new VariableNode(
                path,
                newKind,
                newName,
                type,
                value,
                location,
                available,
                before,
                format,
                opens,
                variable,
                Optional.of(written),
                children);
    }

    static VariableNode of(
            String path,
            ShownValue shown,
            Optional<String> before,
            Consumer<Consumer<List<VariableNode>>> children) {
        Variable v = shown.variable();
        Kind kind =
                switch (v.kind()) {
                    case PARAMETER -> Kind.PARAMETER;
                    case LOCAL -> Kind.LOCAL;
                    case STATIC -> Kind.STATIC;
                    case GLOBAL -> Kind.GLOBAL;
                    case CHILD -> Kind.CHILD;
                    case GROUP -> Kind.GROUP;
                };
        return new VariableNode(
                path,
                kind,
                shown.name(),
                v.shortTypeName(),
                shown.text(),
                v.location(),
                v.availability() instanceof Availability.Available,
                before,
                shown.format(),
                v.hasChildren(),
                Optional.of(v),
                Optional.empty(),
                children);
    }

    static VariableNode ofWasm(
            String path,
            String name,
            String expression,
            WasmValue v,
            Optional<String> before,
            Consumer<Consumer<List<VariableNode>>> children) {
        return new VariableNode(
                path,
                Kind.WASM,
                name,
                v.type(),
                v.value(),
                v.hex(),
                true,
                before,
                ValueFormat.NATURAL,
                v.object().isPresent(),
                Optional.empty(),
                Optional.of(expression),
                children);
    }

    /** A row that says something instead of a value. */
    public static VariableNode told(String path, Kind kind, String name, String text) {
        return plain(path, kind, name, text, false, false, _ -> {});
    }

    static VariableNode group(
            String name, String hint, Consumer<Consumer<List<VariableNode>>> children) {
        return plain("/" + name, Kind.GROUP, name, hint, true, true, children);
    }

    static VariableNode more(
            String path, String name, String hint, Consumer<Consumer<List<VariableNode>>> to) {
        return plain(path, Kind.MORE, name, hint, true, true, to);
    }

    private static VariableNode plain(
            String path,
            Kind kind,
            String name,
            String text,
            boolean available,
            boolean opens,
            Consumer<Consumer<List<VariableNode>>> children) {
        return new VariableNode(
                path,
                kind,
                name,
                "",
                text,
                "",
                available,
                Optional.empty(),
                ValueFormat.NATURAL,
                opens,
                Optional.empty(),
                Optional.empty(),
                children);
    }
}
