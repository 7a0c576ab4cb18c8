package dev.wasmscope.cli.dap;

import dev.wasmscope.session.OpenProgress;
import java.nio.file.Path;

/** How far the opening of a program is. */
final class OpeningProgress implements OpenProgress {
    /** There is one opening at a time. */
    static final String ID = "opening";

    private final Progress progress;

    OpeningProgress(Client client) {
        this.progress = new Progress(client, ID);
    }

    void start(Path file) {
        progress.start("Opening " + file.getFileName(), true);
    }

    @Override
    public void at(Phase phase, double share) {
        progress.at(phase.text(), (phase.ordinal() + share) / Phase.values().length);
    }

    void end() {
        progress.end();
    }
}
