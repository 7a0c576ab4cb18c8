package dev.wasmscope.cli.dap;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Variable;
import dev.wasmscope.session.WasmValue;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.debug.SetExpressionArguments;
import org.eclipse.lsp4j.debug.SetExpressionResponse;
import org.eclipse.lsp4j.debug.SetVariableArguments;
import org.eclipse.lsp4j.debug.SetVariableResponse;

/** Changes of values: assignments in the language of expressions. */
final class ChangeRequests {
    /** Variables are looked for by name among so many. */
    private static final int CHILD_LIMIT = 10_000;

    private final Target target;
    private final Client client;
    private final ShownValues values;
    private Optional<Variable> last = Optional.empty();

    ChangeRequests(Target target, Client client, ShownValues values) {
        this.target = target;
        this.client = client;
        this.values = values;
    }

    SetVariableResponse setVariable(SetVariableArguments arguments) {
        Values list = target.values().get(arguments.getVariablesReference());
        if (list instanceof Values.Elements elements) {
            return setElement(elements, arguments);
        }
        String variable = expression(list, arguments.getName());
        ShownValue value = assign(list.frame(), variable, arguments.getValue());
        SetVariableResponse response = new SetVariableResponse();
        response.setValue(value.text());
        response.setType(value.type());
        response.setVariablesReference(value.reference());
        response.setNamedVariables(value.namedCount());
        response.setIndexedVariables(value.indexedCount());
        response.setMemoryReference(value.memory());
        response.setValueLocationReference(value.function());
        return response;
    }

    /** Puts a function into a table. */
    private SetVariableResponse setElement(Values.Elements list, SetVariableArguments arguments) {
        if (list.segment() || !arguments.getName().matches("\\[\\d{1,10}]")) {
            throw new CommandFailure("'" + arguments.getName() + "' cannot be changed");
        }
        long index = Long.parseLong(arguments.getName().replaceAll("[\\[\\]]", ""));
        WasmValue now =
                target.ask(
                        target.stopped()
                                .changes()
                                .setTableElement(list.index(), index, arguments.getValue()));
        ShownValue value = values.of(list.frame(), now);
        SetVariableResponse response = new SetVariableResponse();
        response.setValue(value.text());
        response.setType(value.type());
        response.setVariablesReference(value.reference());
        response.setValueLocationReference(value.function());
        return response;
    }

    SetExpressionResponse setExpression(SetExpressionArguments arguments) {
        int frame = target.frameIndex(arguments.getFrameId());
        ShownValue value = assign(frame, arguments.getExpression(), arguments.getValue());
        SetExpressionResponse response = new SetExpressionResponse();
        response.setValue(value.text());
        response.setType(value.type());
        response.setVariablesReference(value.reference());
        response.setNamedVariables(value.namedCount());
        response.setIndexedVariables(value.indexedCount());
        response.setMemoryReference(value.memory());
        response.setValueLocationReference(value.function());
        return response;
    }

    /** What follows the response: other values may be made of the changed one. */
    void changed() {
        client.valuesChanged();
        last.ifPresent(this::memoryChanged);
        last = Optional.empty();
    }

    private void memoryChanged(Variable variable) {
        if (variable.address().isPresent()) {
            client.memoryChanged(
                    Addresses.text(variable.address().getAsLong()),
                    0,
                    Math.clamp(variable.byteSize().orElse(1), 1, Integer.MAX_VALUE));
        }
    }

    private ShownValue assign(int frame, String variable, String value) {
        DebugSession session = target.stopped();
        target.ask(session.evaluate(frame, variable + " = " + value));
        Variable now = target.ask(session.evaluate(frame, variable));
        last = Optional.of(now);
        return values.of(frame, now, null);
    }

    /** How to write the variable of that name in a list that the client has opened. */
    String expression(Values list, String name) {
        DebugSession session = target.stopped();
        List<Variable> candidates =
                switch (list) {
                    case Values.Listed listed -> listed.variables();
                    case Values.Globals globals ->
                            target.ask(session.globalVariables(globals.frame()));
                    case Values.Children of -> children(session, of.parent(), name);
                    case Values.WasmLocals _,
                            Values.Operands _,
                            Values.WasmGlobals _,
                            Values.Instance _,
                            Values.Elements _ ->
                            List.of();
                };
        if (candidates.isEmpty() && name.startsWith("$")) {
            return name.split(" ", 2)[0];
        }
        Variable found =
                candidates.stream()
                        .filter(variable -> variable.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new CommandFailure("there is no '" + name + "' here"));
        return target.ask(session.expressions(List.of(found))).getFirst();
    }

    private List<Variable> children(DebugSession session, Variable parent, String name) {
        if (name.matches("\\[\\d{1,18}]")) {
            long index = Long.parseLong(name.substring(1, name.length() - 1));
            return target.ask(session.children(parent, index, 1));
        }
        return target.ask(session.children(parent, 0, CHILD_LIMIT));
    }
}
