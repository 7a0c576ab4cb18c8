package dev.wasmscope.cli.dap;

import dev.wasmscope.session.Availability;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.WasmValue;
import java.util.ArrayList;
import java.util.List;
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
    private final ShownValues values;
    private final InstanceVariables instance;

    VariableRequests(Target target, ShownValues values, InstanceVariables instance) {
        this.target = target;
        this.values = values;
        this.instance = instance;
    }

    VariablesResponse variables(VariablesArguments arguments) {
        DebugSession session = target.stopped();
        ValueFormat format = arguments.getFormat();
        Values opened = target.values().get(arguments.getVariablesReference());
        int frame = opened.frame();
        List<Variable> shown =
                switch (opened) {
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
                    case Values.Instance _ -> page(instance.all(frame), arguments);
                    case Values.Elements elements -> elements(elements, arguments);
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
            long elements = values.elements(parent);
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

    private static Variable shown(String name, ShownValue value, @Nullable String expression) {
        Variable shown = new Variable();
        shown.setName(name);
        shown.setValue(value.text());
        shown.setType(value.type());
        shown.setVariablesReference(value.reference());
        shown.setNamedVariables(value.namedCount());
        shown.setIndexedVariables(value.indexedCount());
        shown.setMemoryReference(value.memory());
        shown.setValueLocationReference(value.function());
        shown.setEvaluateName(expression == null || expression.isEmpty() ? null : expression);
        return shown;
    }

    private Variable shown(
            int frame,
            dev.wasmscope.session.Variable variable,
            String expression,
            @Nullable ValueFormat format) {
        Variable shown = shown(variable.name(), values.of(frame, variable, format), expression);
        shown.setDeclarationLocationReference(values.declaration(variable));
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
        String name = expression + (value.name().isEmpty() ? "" : " " + value.name());
        return shown(name, values.of(frame, value), expression);
    }

    private List<Variable> elements(Values.Elements of, VariablesArguments arguments) {
        if (arguments.getFilter() == VariablesArgumentsFilter.NAMED) {
            return List.of();
        }
        DebugSession session = target.stopped();
        long from = start(arguments);
        int count = (int) count(arguments);
        List<WasmValue> found =
                target.ask(
                        of.segment()
                                ? session.elementSegment(of.index(), from, count)
                                : session.tableElements(of.index(), from, count));
        return found.stream()
                .map(one -> shown("[" + one.index() + "]", values.of(of.frame(), one), null))
                .toList();
    }

    private static VariablePresentationHint hint(String kind) {
        VariablePresentationHint hint = new VariablePresentationHint();
        hint.setKind(kind);
        return hint;
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
