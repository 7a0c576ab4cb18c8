package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.cli.ExitCode;
import dev.wasmscope.session.DebugSession;
import picocli.CommandLine.Option;

/** What becomes of a guest's changes in overlays, for every command that runs it to its end. */
final class OverlayOptions {

    @Option(
            names = "--save-overlay",
            description =
                    "At the end, write what the guest changed in folders given with :overlay.")
    private boolean save;

    /**
     * Tells what changed, or saves it.
     *
     * @param code the command's exit code so far
     * @return the exit code: a failure if not everything was saved
     */
    int finish(CommandIo io, DebugSession session, int code) {
        boolean kept = OverlayReport.finish(io, session, save);
        return kept || code != ExitCode.OK ? code : ExitCode.FAILURE;
    }
}
