package dev.wasmscope.session.run;

import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.OverlayOutcome;
import dev.wasmscope.session.SessionException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the program changed of folders that were given to it as overlays. Files are read and written
 * on threads of their own.
 */
final class Overlays {
    private final RunControl control;

    Overlays(RunControl control) {
        this.control = control;
    }

    /** All changes so far; none before the start. */
    List<OverlayChange> changes() {
        return control.system().map(system -> system.mounts().changes()).orElse(List.of());
    }

    /** Bytes of a file as the program left it. */
    CompletableFuture<byte[]> contents(OverlayChange change, long offset, int length) {
        return ask(mounts -> mounts.contents(change, offset, length));
    }

    /** Makes changes in the folders themselves. */
    CompletableFuture<List<OverlayOutcome>> save(List<OverlayChange> changes) {
        return ask(mounts -> mounts.save(changes));
    }

    /** Forgets changes. */
    CompletableFuture<List<OverlayOutcome>> discard(List<OverlayChange> changes) {
        return ask(mounts -> mounts.discard(changes));
    }

    private interface Question<T> {
        T ask(Mounts mounts) throws SessionException;
    }

    private <T> CompletableFuture<T> ask(Question<T> question) {
        Optional<WasiSetup> system = control.system();
        if (system.isEmpty()) {
            return RunControl.failed("the program has not been started");
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("overlay")
                .start(
                        () -> {
                            try {
                                answer.complete(question.ask(system.get().mounts()));
                            } catch (SessionException | RuntimeException e) {
                                answer.completeExceptionally(e);
                            }
                        });
        return answer;
    }
}
