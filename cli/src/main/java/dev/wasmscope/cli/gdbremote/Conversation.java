package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.gdbremote.InfoPackets.Agreement;
import dev.wasmscope.session.DebugSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** One client from its first to its last byte. */
final class Conversation {
    private final PacketReader reader;
    private final PacketWriter writer;
    private final PacketTable packets = new PacketTable();
    private final RunPackets run;
    private boolean acknowledges = true;

    /**
     * The program stands, or is over.
     *
     * @param exactSteps see {@link ServerOptions}
     */
    Conversation(DebugSession session, boolean exactSteps, InputStream in, OutputStream out) {
        this.reader = new PacketReader(in);
        this.writer = new PacketWriter(out);
        Target target = new Target(session);
        Stepper stepper = new Stepper(session, exactSteps);
        Breakpoints breakpoints = new Breakpoints(target);
        Watchpoints watchpoints = new Watchpoints(target);
        BreakpointPackets all = new BreakpointPackets(breakpoints, watchpoints);
        ThreadPackets threads = new ThreadPackets(target, breakpoints, watchpoints);
        this.run = new RunPackets(target, stepper, all, threads, writer);
        new InfoPackets(target).addTo(packets, this::agree);
        threads.addTo(packets);
        new MemoryPackets(target).addTo(packets);
        all.addTo(packets);
        new MonitorPackets(target).addTo(packets, writer);
        run.addTo(packets);
    }

    private void agree(Agreement what) {
        switch (what) {
            case NO_ACKNOWLEDGEMENTS -> {
                acknowledges = false;
                reader.ignoreChecksums();
            }
            case ERROR_TEXTS -> packets.explainErrors();
        }
    }

    /** Answers until the client goes away or speaks another protocol. */
    void run() throws IOException {
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = handle(reader.next());
            }
        } finally {
            run.clientGone();
        }
    }

    /** Passes what the program writes to the client; false if that does not wait for any. */
    boolean output(byte[] bytes) {
        return run.output(bytes);
    }

    private boolean handle(Input input) {
        switch (input) {
            case Input.Packet(String text) -> {
                if (acknowledges) {
                    writer.acknowledge(true);
                }
                packets.handle(text).ifPresent(writer::send);
            }
            case Input.Damaged() -> writer.acknowledge(false);
            case Input.Again() -> writer.again();
            case Input.Interrupt() -> run.interrupt();
            case Input.End() -> {
                return false;
            }
        }
        return true;
    }
}
