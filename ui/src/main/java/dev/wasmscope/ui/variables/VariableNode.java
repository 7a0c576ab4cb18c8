package dev.wasmscope.ui.variables;

import dev.wasmscope.session.Availability;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A row of the variables tree.
 *
 * @param path from the root, the same for the same variable at every stop of a function
 * @param value what is shown; why there is nothing to show, if {@code available} is false
 * @param changed whether the value is not that of the stop before
 * @param opens whether it has rows below it
 * @param variable the session's own, where there is one
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
        boolean changed,
        boolean opens,
        Optional<Variable> variable,
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
        MORE
    }

    static VariableNode of(
            String parentPath,
            Variable v,
            boolean changed,
            Consumer<Consumer<List<VariableNode>>> children) {
        boolean available = v.availability() instanceof Availability.Available;
        String shown =
                v.availability() instanceof Availability.Unavailable(String reason)
                        ? reason
                        : v.value();
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
                parentPath + "/" + v.name(),
                kind,
                v.name(),
                v.shortTypeName(),
                shown,
                v.location(),
                available,
                changed,
                v.hasChildren(),
                Optional.of(v),
                children);
    }

    static VariableNode ofWasm(
            String parentPath,
            String prefix,
            WasmValue v,
            boolean changed,
            Consumer<Consumer<List<VariableNode>>> children) {
        String name = prefix + v.index() + (v.name().isEmpty() ? "" : "  " + v.name());
        return new VariableNode(
                parentPath + "/" + prefix + v.index(),
                Kind.WASM,
                name,
                v.type(),
                v.value(),
                v.hex(),
                true,
                changed,
                v.object().isPresent(),
                Optional.empty(),
                children);
    }

    static VariableNode group(
            String name, String hint, Consumer<Consumer<List<VariableNode>>> children) {
        return new VariableNode(
                "/" + name,
                Kind.GROUP,
                name,
                "",
                hint,
                "",
                true,
                false,
                true,
                Optional.empty(),
                children);
    }
}
