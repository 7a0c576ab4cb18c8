package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.dap.DapServer;
import dev.wasmscope.cli.option.OptionValues;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionListener;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.StopReason;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A run that editors can attach to. */
final class AttachableRun {
    @Option(
            names = "--dap",
            paramLabel = "PORT",
            description =
                    "Let an editor of this machine attach at this port while the guest runs, and go"
                            + " again; 0 takes a free one. See docs/editors.md.")
    private @Nullable Integer port;

    @Option(
            names = "--dap-wait",
            description = "With --dap: wait for the editor before the first instruction.")
    private boolean waits;

    boolean wanted() {
        if (waits && port == null) {
            throw OptionValues.usage("--dap-wait wants --dap PORT too");
        }
        return port != null;
    }

    /** Runs to the end, with or without editors; prints what a plain run prints. */
    int runToEnd(CommandIo io, DebugSession session) {
        int wanted = port == null ? 0 : port;
        if (wanted < 0 || wanted > 65_535) {
            throw OptionValues.usage("--dap wants a port from 0 to 65535, not " + wanted);
        }
        try (DapServer server = DapServer.open(wanted, session)) {
            End end = new End(server);
            session.addListener(end);
            Thread.ofPlatform().daemon().name("dap-server").start(server::serve);
            io.error("dap: listening at 127.0.0.1:" + server.port());
            if (!waits) {
                CompletableFuture<Stop> _ = session.run();
            }
            Stop stop = end.reached.join();
            io.out().flush();
            int code = Guests.report(io, session, stop);
            server.finish();
            return code;
        }
    }

    /** Waits for the end of the run, whatever editors do until then. */
    private static final class End implements SessionListener {
        private final DapServer server;
        private final CompletableFuture<Stop> reached = new CompletableFuture<>();

        End(DapServer server) {
            this.server = server;
        }

        /** A trap or a limit that no editor looks at is the end, as in a plain run. */
        @Override
        public void onStop(Stop stop) {
            if (stop.ended() || !server.isTaken() && isFault(stop.reason())) {
                reached.complete(stop);
            }
        }

        private static boolean isFault(StopReason reason) {
            return reason instanceof StopReason.Trapped
                    || reason instanceof StopReason.LimitReached
                    || reason instanceof StopReason.RecordingStopped;
        }

        @Override
        public boolean hearsHostCalls() {
            return false;
        }
    }
}
