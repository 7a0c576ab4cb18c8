package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.SessionState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Expressions that are shown at every stop. */
final class DisplayCommands {
    private final Debuggee debuggee;
    private final Printer printer;
    private final Consumer<String> print;
    private final Map<Integer, String> shown = new TreeMap<>();
    private int last;

    /**
     * @param print does what {@code print} does with what is behind its name
     */
    DisplayCommands(Debuggee debuggee, Printer printer, Consumer<String> print) {
        this.debuggee = debuggee;
        this.printer = printer;
        this.print = print;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("display"),
                        "[/FORMAT] [EXPRESSION]",
                        "show a value now and at every stop; without one, all of them now",
                        this::display),
                new Command(
                        List.of("undisplay"),
                        "[ID…]",
                        "show it no more, all without an id",
                        this::undisplay));
    }

    private void display(String expression) {
        if (expression.isEmpty()) {
            atStop();
            return;
        }
        shown.put(++last, expression);
        if (debuggee.session().state() == SessionState.STOPPED) {
            print.accept(expression);
        }
    }

    private void undisplay(String ids) {
        if (ids.isEmpty()) {
            shown.clear();
            return;
        }
        for (String id : ids.split("[\\s,]+")) {
            if (shown.remove(Arguments.number("display", id)) == null) {
                throw new CommandFailure("there is no display " + id);
            }
        }
    }

    /** Shows all; what cannot be shown here is left out. */
    void atStop() {
        if (debuggee.session().state() == SessionState.STOPPED) {
            shown.values().forEach(this::show);
        }
    }

    private void show(String expression) {
        try {
            print.accept(expression);
        } catch (CommandFailure _) {
            // of another function: shown again where it has a value
        }
    }

    /** {@code info display}. */
    void list() {
        shown.forEach((id, expression) -> printer.line("display %d: %s".formatted(id, expression)));
        if (shown.isEmpty()) {
            printer.line("no displays");
        }
    }
}
