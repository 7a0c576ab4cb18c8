package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.repl.Repl;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.Stop;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Commands of the terminal debugger for clients that have no such commands: LLDB's {@code process
 * plugin packet monitor}, gdb's {@code monitor}.
 */
final class MonitorPackets {
    private final DebugSession session;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Repl repl;

    MonitorPackets(Target target) {
        session = target.session();
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        repl = new Repl(new CommandIo(InputStream.nullInputStream(), out, out, false), session);
    }

    /**
     * Adds them.
     *
     * @param writer gets what a command prints
     */
    void addTo(PacketTable packets, PacketWriter writer) {
        packets.on(
                "qRcmd,",
                rest -> {
                    String line = new String(Hex.parseBytes(rest), StandardCharsets.UTF_8);
                    writer.send("O" + Hex.text(execute(line)));
                    return "OK";
                });
    }

    private String execute(String line) {
        if (repl.letsRun(line)) {
            return "'" + line + "' would let the program run; that is for the client to do\n";
        }
        if (repl.usesFiles(line)) {
            return "'" + line + "' would use files of the server's user; a client may not\n";
        }
        written.reset();
        Optional<Stop> before = session.lastStop();
        try {
            repl.execute(line);
        } catch (CommandFailure e) {
            return written.toString(StandardCharsets.UTF_8) + e.getMessage() + "\n";
        }
        if (!session.lastStop().equals(before)) {
            return written.toString(StandardCharsets.UTF_8)
                    + "the client sees the program where it stood before, until it moves\n";
        }
        return written.toString(StandardCharsets.UTF_8);
    }
}
