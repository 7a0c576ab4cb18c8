package dev.wasmscope.cli.gdbremote;

import dev.wasmscope.cli.Failures;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.Stop;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Lets the program run, and ends it; the reply to a packet that resumes it is its next stop. */
final class RunPackets {
    /** Bytes of output in one packet. */
    private static final int OUTPUT = 4096;

    private final DebugSession session;
    private final Stepper stepper;
    private final BreakpointPackets breakpoints;
    private final ThreadPackets threads;
    private final PacketWriter writer;
    private final AtomicBoolean awaited = new AtomicBoolean();
    private volatile boolean left;

    RunPackets(
            Target target,
            Stepper stepper,
            BreakpointPackets breakpoints,
            ThreadPackets threads,
            PacketWriter writer) {
        this.session = target.session();
        this.stepper = stepper;
        this.breakpoints = breakpoints;
        this.threads = threads;
        this.writer = writer;
    }

    void addTo(PacketTable packets) {
        packets.onSilent("c", _ -> resume(Action.CONTINUE));
        packets.onSilent("C", _ -> resume(Action.CONTINUE));
        packets.onSilent("s", _ -> resume(Action.STEP));
        packets.onSilent("S", _ -> resume(Action.STEP));
        packets.on("vCont?", _ -> "vCont;c;C;s;S");
        packets.onSilent("vCont;", rest -> resume(action(rest)));
        packets.onSilent("k", _ -> kill("X09"));
        packets.onSilent("vKill;", _ -> kill("OK"));
        packets.on("qSupportsDetachAndStayStopped:", _ -> "OK");
        packets.on("D", this::detach);
    }

    private enum Action {
        CONTINUE,
        STEP
    }

    /** What the only thread shall do, of actions such as {@code s:1} and {@code C0b}. */
    private static Action action(String rest) {
        for (String action : rest.split(";", -1)) {
            int colon = action.indexOf(':');
            String thread = colon < 0 ? "-1" : action.substring(colon + 1);
            if (thread.equals("-1") || Hex.parseNumber(thread) == Target.ID) {
                return switch (action.isEmpty() ? ' ' : action.charAt(0)) {
                    case 'c', 'C' -> Action.CONTINUE;
                    case 's', 'S' -> Action.STEP;
                    default -> throw new MalformedPacketException("no action: " + action);
                };
            }
        }
        throw new MalformedPacketException("no action for thread " + Target.ID);
    }

    private Optional<String> resume(Action action) {
        if (session.state() != SessionState.STOPPED) {
            throw new MalformedPacketException("the program is not stopped");
        }
        awaited.set(true);
        CompletableFuture<Stop> stop =
                switch (action) {
                    case CONTINUE -> session.continueRun();
                    case STEP -> stepper.step();
                };
        stop.whenComplete(this::stopped);
        return Optional.empty();
    }

    private void stopped(@Nullable Stop stop, @Nullable Throwable failure) {
        if (!awaited.getAndSet(false)) {
            return;
        }
        writer.send(
                stop != null
                        ? threads.reply(stop)
                        : "E01;"
                                + Hex.text(
                                        Failures.message(
                                                Failures.unwrap(Objects.requireNonNull(failure)))));
    }

    /** Passes what the program writes to the client, if that waits for the program. */
    boolean output(byte[] bytes) {
        boolean waits = awaited.get();
        for (int from = 0; waits && from < bytes.length; from += OUTPUT) {
            int to = Math.min(bytes.length, from + OUTPUT);
            writer.send("O" + Hex.bytes(Arrays.copyOfRange(bytes, from, to)));
        }
        return waits;
    }

    /** The client wants the running program to stop. */
    void interrupt() {
        if (awaited.get()) {
            stepper.interrupt();
        }
    }

    /** If the client waits for a stop, that is its answer: one that the kill makes. */
    private Optional<String> kill(String reply) {
        boolean answered = awaited.get() && reply.startsWith("X");
        if (!answered) {
            awaited.set(false);
        }
        if (session.state() == SessionState.RUNNING || session.state() == SessionState.STOPPED) {
            Target.ask(session.kill());
        }
        return answered ? Optional.empty() : Optional.of(reply);
    }

    /** {@code D1} leaves the program as it stands. */
    private String detach(String rest) {
        left = true;
        awaited.set(false);
        breakpoints.clear();
        if (session.state() == SessionState.STOPPED && !rest.equals("1")) {
            session.continueRun();
        }
        return "OK";
    }

    /** The connection is over: a program that nobody has detached from stands still. */
    void clientGone() {
        awaited.set(false);
        breakpoints.clear();
        if (!left && session.state() == SessionState.RUNNING) {
            session.pause();
        }
    }
}
