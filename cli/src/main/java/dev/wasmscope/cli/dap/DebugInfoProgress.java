package dev.wasmscope.cli.dap;

import dev.wasmscope.session.ReadingProgress;

/** How far the reading of debug information is, of modules in which that takes a while. */
final class DebugInfoProgress {
    private final Progress progress;
    private boolean shown;

    DebugInfoProgress(Client client) {
        this.progress = new Progress(client, "debug-info");
    }

    /** Called on the reading thread. */
    synchronized void at(ReadingProgress read) {
        if (!shown && !read.complete()) {
            shown = true;
            progress.start("Reading debug information", false);
        }
        if (shown) {
            progress.at(read.done() + " of " + read.total() + " units", read.share());
            if (read.complete()) {
                progress.end();
            }
        }
    }
}
