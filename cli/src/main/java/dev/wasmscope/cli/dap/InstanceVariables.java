package dev.wasmscope.cli.dap;

import dev.wasmscope.session.InstanceView;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.debug.Variable;
import org.jspecify.annotations.Nullable;

/** The memories, tables and segments of the program as variables. */
final class InstanceVariables {
    private final Target target;
    private final Client client;

    InstanceVariables(Target target, Client client) {
        this.target = target;
        this.client = client;
    }

    /** All of them; tables and element segments can be opened. */
    List<Variable> all(int frame) {
        InstanceView view = target.ask(target.stopped().instance());
        List<Variable> all = new ArrayList<>();
        for (InstanceView.Area memory : view.memories()) {
            Variable shown =
                    variable("memory", memory.index(), memory.name(), memory.size() + " bytes");
            shown.setType(type("memory " + memory.type()));
            if (client.wishes().memory()) {
                shown.setMemoryReference(new Addresses.InMemory(memory.index(), 0).text());
            }
            all.add(shown);
        }
        for (InstanceView.Area table : view.tables()) {
            Variable shown =
                    variable("table", table.index(), table.name(), table.size() + " elements");
            shown.setType(type("table " + table.type()));
            opens(shown, new Values.Elements(frame, false, table.index()), table.size());
            all.add(shown);
        }
        view.data().forEach(segment -> all.add(segment("data", segment, "bytes")));
        for (InstanceView.Segment elements : view.elements()) {
            Variable shown = segment("elements", elements, "elements");
            opens(shown, new Values.Elements(frame, true, elements.index()), elements.size());
            all.add(shown);
        }
        return all;
    }

    private void opens(Variable shown, Values.Elements contents, long size) {
        if (size > 0) {
            shown.setVariablesReference(target.values().add(contents));
            shown.setIndexedVariables((int) Math.min(size, Integer.MAX_VALUE));
            shown.setNamedVariables(0);
        }
    }

    private Variable segment(String kind, InstanceView.Segment segment, String unit) {
        String state = segment.dropped() ? ", dropped" : "";
        Variable shown =
                variable(
                        kind,
                        segment.index(),
                        segment.name(),
                        "%d %s, %s%s".formatted(segment.size(), unit, segment.mode(), state));
        shown.setType(segment.type().isEmpty() ? null : type(segment.type()));
        return shown;
    }

    private static Variable variable(String kind, int index, String name, String value) {
        Variable shown = new Variable();
        shown.setName(kind + " " + index + (name.isEmpty() ? "" : " " + name));
        shown.setValue(value);
        return shown;
    }

    private @Nullable String type(String name) {
        return client.wishes().types() ? name : null;
    }
}
