package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.Variable;
import java.util.List;

/** Commands that show types. */
final class TypeCommands {
    private static final int MEMBER_LIMIT = 256;

    /** Any address that is not null: nothing is read there. */
    private static final int SOMEWHERE = 16;

    private final Debuggee debuggee;
    private final Printer printer;

    TypeCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("whatis"),
                        "EXPRESSION|TYPE",
                        "say the type of a value",
                        what -> printer.line("type = " + value(what).typeName())),
                new Command(
                        List.of("ptype"),
                        "EXPRESSION|TYPE",
                        "show a type with its members and where they lie",
                        this::members));
    }

    private void members(String what) {
        Variable value = value(what);
        printer.line("type = " + value.typeName() + size(value));
        if (!value.typeName().strip().endsWith("*")) {
            List<Variable> members =
                    debuggee.ask(debuggee.session().children(value, 0, MEMBER_LIMIT));
            members.stream()
                    .filter(member -> !member.name().startsWith("["))
                    .map(member -> member(value, member))
                    .forEach(printer::line);
        }
    }

    private static String size(Variable value) {
        return value.byteSize().isPresent() ? ", " + value.byteSize().getAsLong() + " bytes" : "";
    }

    private static String member(Variable of, Variable member) {
        String at =
                of.address().isPresent() && member.address().isPresent()
                        ? "+" + (member.address().getAsLong() - of.address().getAsLong())
                        : "";
        return "  %4s  %s: %s".formatted(at, member.name(), member.typeName());
    }

    /** A value, or one of a type that is named. */
    private Variable value(String what) {
        Arguments.required("an expression or a type", what);
        try {
            return evaluate(what);
        } catch (CommandFailure none) {
            try {
                return evaluate("*(%s *)%d".formatted(what, SOMEWHERE));
            } catch (CommandFailure _) {
                throw none;
            }
        }
    }

    private Variable evaluate(String expression) {
        return debuggee.ask(debuggee.session().evaluate(debuggee.frame().index(), expression));
    }
}
