package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.scope.Function;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.dwarf.scope.Variable;
import dev.wasmscope.dwarf.type.CompositeType;
import dev.wasmscope.dwarf.type.Member;
import dev.wasmscope.dwarf.type.PointerType;
import dev.wasmscope.dwarf.type.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/**
 * All that debug information says of a program as text: the same program has the same description
 * however its debug information is stored.
 */
final class Description {
    private final DwarfInfo info;
    private final StringBuilder text = new StringBuilder();
    private final TreeMap<String, String> types = new TreeMap<>();
    private final Deque<Type> unseen = new ArrayDeque<>();

    private Description(DwarfInfo info) {
        this.info = info;
    }

    /** Functions, lines, variables with locations, and the types of those. */
    static String of(DwarfInfo info) {
        Description description = new Description(info);
        info.functions().forEach(description::function);
        description.text.append("globals\n");
        info.globals().forEach(global -> description.variable(global, 0));
        description.types();
        return description.text.toString();
    }

    private void function(Function function) {
        text.append(function.qualifiedName()).append(' ').append(function.ranges());
        text.append(" declared ").append(function.declaration()).append('\n');
        List<LineRow> rows = info.rows(function.lowPc(), function.highPc());
        for (int i = 0; i < rows.size(); i += 1 + rows.size() / 4) {
            at(rows.get(i).address());
        }
    }

    private void at(long pc) {
        text.append("  0x").append(Long.toHexString(pc));
        for (SourceFrame frame : info.framesAt(pc)) {
            text.append(" < ").append(frame.function().name()).append(' ');
            text.append(frame.position());
        }
        text.append('\n');
        info.variablesAt(pc).forEach(variable -> variable(variable, pc));
    }

    private void variable(Variable variable, long pc) {
        text.append("    ").append(variable).append(" at ").append(variable.describeLocation(pc));
        text.append(" declared ").append(variable.declaration().orElse(null)).append('\n');
        unseen.add(variable.type());
    }

    private void types() {
        while (!unseen.isEmpty()) {
            Type type = unseen.remove();
            if (type.stripped() instanceof PointerType pointer) {
                unseen.add(pointer.target().get());
            } else if (type.stripped() instanceof CompositeType composite
                    && !types.containsKey(composite.name())) {
                types.put(composite.name(), parts(composite));
            }
        }
        text.append("types\n");
        types.forEach((name, parts) -> text.append(name).append(parts).append('\n'));
    }

    private String parts(CompositeType type) {
        StringBuilder parts = new StringBuilder(" of ").append(type.byteSize());
        for (Member member : type.parts().members()) {
            parts.append("; ").append(member.type().get().name()).append(' ').append(member.name());
            unseen.add(member.type().get());
        }
        type.parts().bases().forEach(base -> unseen.add(base.type().get()));
        return parts + "; " + type.parts().bases().size() + " bases";
    }
}
