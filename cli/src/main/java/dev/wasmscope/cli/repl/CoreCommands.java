package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.session.Coredumps;
import java.nio.file.Path;
import java.util.List;

/** Commands about core files. */
final class CoreCommands {
    private final Debuggee debuggee;
    private final Printer printer;

    CoreCommands(Debuggee debuggee, Printer printer) {
        this.debuggee = debuggee;
        this.printer = printer;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        List.of("generate-core-file", "gcore", "save-core"),
                        "FILE",
                        "write the program's state to a core file; 'debug --core FILE' opens it",
                        this::write,
                        true));
    }

    private void write(String file) {
        Path target = Path.of(Arguments.required("which file", file));
        debuggee.stop();
        Coredumps.Written written = debuggee.ask(debuggee.session().coredumps().write(target));
        printer.line(
                "core file %s: %d frames, %d bytes"
                        .formatted(written.file(), written.frames(), written.bytes()));
    }

    /** {@code info core}: the file that is open, what it lacks, and where the program stands. */
    void describe() {
        Coredumps.Opened core =
                debuggee.session()
                        .coredumps()
                        .opened()
                        .orElseThrow(() -> new CommandFailure("no core file is open"));
        printer.line(
                "core file "
                        + core.file()
                        + (core.program().isEmpty() ? "" : " of " + core.program()));
        core.notes().forEach(printer::line);
        printer.stop(debuggee.stop());
    }
}
