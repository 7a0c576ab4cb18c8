package dev.wasmscope.cli.dap;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.lsp4j.debug.ProgressEndEventArguments;
import org.eclipse.lsp4j.debug.ProgressStartEventArguments;
import org.eclipse.lsp4j.debug.ProgressUpdateEventArguments;

/** Something that takes time, for clients that show it: a step per tenth at most. */
final class Progress {
    private final Client client;
    private final String id;
    private final AtomicInteger shown = new AtomicInteger(-1);

    /**
     * Nothing is shown yet.
     *
     * @param id unlike those of all others that are shown at the same time
     */
    Progress(Client client, String id) {
        this.client = client;
        this.id = id;
    }

    void start(String title, boolean cancellable) {
        if (client.wishes().progress()) {
            ProgressStartEventArguments start = new ProgressStartEventArguments();
            start.setProgressId(id);
            start.setTitle(title);
            start.setCancellable(cancellable);
            client.events().progressStart(start);
        }
    }

    /**
     * It has come so far.
     *
     * @param message what is done now
     * @param share 0 to 1
     */
    void at(String message, double share) {
        int tenth = (int) (share * 10);
        if (!client.wishes().progress() || shown.getAndSet(tenth) == tenth) {
            return;
        }
        ProgressUpdateEventArguments update = new ProgressUpdateEventArguments();
        update.setProgressId(id);
        update.setMessage(message);
        update.setPercentage(Math.clamp(10.0 * tenth, 0.0, 100.0));
        client.events().progressUpdate(update);
    }

    void end() {
        if (client.wishes().progress()) {
            ProgressEndEventArguments end = new ProgressEndEventArguments();
            end.setProgressId(id);
            client.events().progressEnd(end);
        }
    }
}
