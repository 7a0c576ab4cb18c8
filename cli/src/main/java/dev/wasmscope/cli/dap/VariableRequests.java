package dev.wasmscope.cli.dap;

import dev.wasmscope.session.Availability;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.WasmValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.debug.ValueFormat;
import org.eclipse.lsp4j.debug.Variable;
import org.eclipse.lsp4j.debug.VariablePresentationHint;
import org.eclipse.lsp4j.debug.VariablePresentationHintKind;
import org.eclipse.lsp4j.debug.VariablesArguments;
import org.eclipse.lsp4j.debug.VariablesArgumentsFilter;
import org.eclipse.lsp4j.debug.VariablesResponse;
import org.jspecify.annotations.Nullable;

/** The contents of scopes and variables. */
final class VariableRequests {
    /** What is sent when a client asks for everything. */
    private static final int CHILD_LIMIT = 10_000;

    static final String LOCAL = "$local";
    static final String STACK = "$stack";
    static final String GLOBAL = "$global";

    private final Target target;

    VariableRequests(Target target) {
        this.target = target;
    }

    VariablesResponse variables(VariablesArguments arguments) {
        DebugSession session = target.stopped();
        ValueFormat format = arguments.getFormat();
        Values values = target.values().get(arguments.getVariablesReference());
        int frame = values.frame();
        List<Variable> shown =
                switch (values) {
                    case Values.Listed listed ->
                            shown(frame, page(listed.variables(), arguments), format);
                    case Values.Globals _ ->
                            shown(
                                    frame,
                                    page(target.ask(session.globalVariables(frame)), arguments),
                                    format);
                    case Values.Children of ->
                            shown(frame, children(of.parent(), arguments), format);
                    case Values.WasmLocals _ ->
                            wasm(frame, LOCAL, session.wasmLocals(frame), arguments);
                    case Values.Operands _ ->
                            wasm(frame, STACK, session.operandStack(frame), arguments);
                    case Values.WasmGlobals _ ->
                            wasm(frame, GLOBAL, session.wasmGlobals(), arguments);
                };
        VariablesResponse response = new VariablesResponse();
        response.setVariables(shown.toArray(Variable[]::new));
        return response;
    }

    private List<dev.wasmscope.session.Variable> children(
            dev.wasmscope.session.Variable parent, VariablesArguments arguments) {
        long from = start(arguments);
        long count = count(arguments);
        if (arguments.getFilter() != null) {
            long elements = ShownValue.elements(target, parent);
            boolean indexed = arguments.getFilter() == VariablesArgumentsFilter.INDEXED;
            long first = indexed ? 0 : elements;
            long end = indexed ? elements : Math.max(elements, parent.childCount());
            from = Math.min(first + from, end);
            count = parent.childCount() < 0 && !indexed ? count : Math.min(count, end - from);
        }
        return count <= 0
                ? List.of()
                : target.ask(target.stopped().children(parent, from, (int) count));
    }

    private List<Variable> shown(
            int frame,
            List<dev.wasmscope.session.Variable> variables,
            @Nullable ValueFormat format) {
        List<String> expressions = target.ask(target.stopped().expressions(variables));
        List<Variable> all = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            all.add(shown(frame, variables.get(i), expressions.get(i), format));
        }
        return all;
    }

    private Variable shown(
            int frame,
            dev.wasmscope.session.Variable variable,
            String expression,
            @Nullable ValueFormat format) {
        ShownValue value = ShownValue.of(target, frame, variable, format);
        Variable shown = new Variable();
        shown.setName(variable.name());
        shown.setValue(value.text());
        shown.setType(variable.typeName());
        shown.setVariablesReference(value.reference());
        shown.setNamedVariables(number(value.named()));
        shown.setIndexedVariables(number(value.indexed()));
        shown.setMemoryReference(value.memory());
        shown.setEvaluateName(expression.isEmpty() ? null : expression);
        if (variable.name().equals("[raw]")) {
            shown.setPresentationHint(hint(VariablePresentationHintKind.VIRTUAL));
        } else if (variable.availability() instanceof Availability.Unavailable) {
            VariablePresentationHint hint = hint(VariablePresentationHintKind.DATA);
            hint.setAttributes(new String[] {"readOnly"});
            shown.setPresentationHint(hint);
        }
        return shown;
    }

    private List<Variable> wasm(
            int frame,
            String prefix,
            CompletableFuture<List<WasmValue>> values,
            VariablesArguments arguments) {
        if (arguments.getFilter() == VariablesArgumentsFilter.NAMED) {
            return List.of();
        }
        return target.ask(values).stream()
                .skip(start(arguments))
                .limit(count(arguments))
                .map(value -> wasm(frame, prefix, value))
                .toList();
    }

    private Variable wasm(int frame, String prefix, WasmValue value) {
        String expression = prefix + value.index();
        Variable shown = new Variable();
        shown.setName(expression + (value.name().isEmpty() ? "" : " " + value.name()));
        shown.setValue(value.value() + (value.hex().isEmpty() ? "" : " (" + value.hex() + ")"));
        shown.setType(value.type());
        shown.setEvaluateName(expression.isEmpty() ? null : expression);
        value.object()
                .filter(dev.wasmscope.session.Variable::hasChildren)
                .ifPresent(
                        object ->
                                shown.setVariablesReference(
                                        target.values().add(new Values.Children(frame, object))));
        return shown;
    }

    private static VariablePresentationHint hint(String kind) {
        VariablePresentationHint hint = new VariablePresentationHint();
        hint.setKind(kind);
        return hint;
    }

    static @Nullable Integer number(OptionalLong number) {
        return number.isPresent()
                ? (Integer) (int) Math.min(number.getAsLong(), Integer.MAX_VALUE)
                : null;
    }

    /** Lists of named values have no elements. */
    private static <T> List<T> page(List<T> all, VariablesArguments arguments) {
        if (arguments.getFilter() == VariablesArgumentsFilter.INDEXED) {
            return List.of();
        }
        return all.stream().skip(start(arguments)).limit(count(arguments)).toList();
    }

    private static long start(VariablesArguments arguments) {
        return arguments.getStart() == null ? 0 : Math.max(0, arguments.getStart());
    }

    private static long count(VariablesArguments arguments) {
        Integer count = arguments.getCount();
        return count == null || count <= 0 ? CHILD_LIMIT : Math.min(count, CHILD_LIMIT);
    }
}
