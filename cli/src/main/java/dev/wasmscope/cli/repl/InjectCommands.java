package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.engine.host.inject.Injection;
import dev.wasmscope.engine.host.inject.InjectionException;
import dev.wasmscope.session.DebugSession;
import java.util.ArrayList;
import java.util.List;

/** {@code inject}: faults in the program's calls to its host, changed while it is debugged. */
final class InjectCommands {

    private final Debuggee debuggee;
    private final Printer printer;

    InjectCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    Command command() {
        return new Command(
                List.of("inject"),
                "CALLS:WHAT|off [N]",
                "inject a fault into calls to the host (path_open:errno=noent:when=3), or end it",
                this::inject);
    }

    private void inject(String arguments) {
        if (arguments.isEmpty()) {
            list();
        } else if (arguments.equals("off") || arguments.startsWith("off ")) {
            off(arguments.substring("off".length()).strip());
        } else {
            add(arguments);
        }
    }

    private DebugSession session() {
        return debuggee.session();
    }

    private void add(String text) {
        try {
            List<Injection> injections = new ArrayList<>(session().injections());
            injections.add(Injection.parse(text));
            set(injections);
            printer.line("injection " + injections.size() + ": " + injections.getLast());
            session().module().idle(injections.getLast()).ifPresent(printer::line);
        } catch (InjectionException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private void off(String number) {
        List<Injection> injections = new ArrayList<>(session().injections());
        if (number.isEmpty()) {
            injections.clear();
        } else {
            int index = Arguments.number("which injection", number);
            if (index < 1 || index > injections.size()) {
                throw new CommandFailure("there is no injection " + index);
            }
            injections.remove(index - 1);
        }
        set(injections);
    }

    private void set(List<Injection> injections) {
        try {
            session().setInjections(injections);
        } catch (IllegalStateException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** {@code info inject}: the injections by number. */
    void list() {
        List<Injection> injections = session().injections();
        if (injections.isEmpty()) {
            printer.line("nothing is injected");
        }
        for (int i = 0; i < injections.size(); i++) {
            printer.line((i + 1) + "  " + injections.get(i));
        }
    }
}
