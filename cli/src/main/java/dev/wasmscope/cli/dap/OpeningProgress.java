package dev.wasmscope.cli.dap;

import dev.wasmscope.session.OpenProgress;
import java.nio.file.Path;
import org.eclipse.lsp4j.debug.ProgressEndEventArguments;
import org.eclipse.lsp4j.debug.ProgressStartEventArguments;
import org.eclipse.lsp4j.debug.ProgressUpdateEventArguments;

/** How far the opening of a program is, for clients that show it: a step per tenth at most. */
final class OpeningProgress implements OpenProgress {
    /** There is one opening at a time. */
    static final String ID = "opening";

    private final Client client;
    private int shown = -1;

    OpeningProgress(Client client) {
        this.client = client;
    }

    void start(Path file) {
        if (client.wishes().progress()) {
            ProgressStartEventArguments start = new ProgressStartEventArguments();
            start.setProgressId(ID);
            start.setTitle("Opening " + file.getFileName());
            start.setCancellable(true);
            client.events().progressStart(start);
        }
    }

    @Override
    public void at(Phase phase, double share) {
        int step = phase.ordinal() * 100 + (int) (share * 10) * 10;
        if (!client.wishes().progress() || step == shown) {
            return;
        }
        shown = step;
        ProgressUpdateEventArguments update = new ProgressUpdateEventArguments();
        update.setProgressId(ID);
        update.setMessage(phase.text());
        update.setPercentage(
                Math.clamp(100 * (phase.ordinal() + share) / Phase.values().length, 0.0, 100.0));
        client.events().progressUpdate(update);
    }

    void end() {
        if (client.wishes().progress()) {
            ProgressEndEventArguments end = new ProgressEndEventArguments();
            end.setProgressId(ID);
            client.events().progressEnd(end);
        }
    }
}
