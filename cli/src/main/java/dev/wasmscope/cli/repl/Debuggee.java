package dev.wasmscope.cli.repl;

import dev.wasmscope.cli.CommandFailure;
import dev.wasmscope.cli.Failures;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.SessionState;
import dev.wasmscope.session.Stop;
import dev.wasmscope.session.SymbolisedFrame;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The program under the terminal debugger: its session and the frame that commands speak of. */
final class Debuggee {

    private final DebugSession session;
    private int selected;

    Debuggee(DebugSession session) {
        this.session = session;
    }

    DebugSession session() {
        return session;
    }

    /** Waits for an answer of the session; a refusal becomes the command's failure. */
    <T> T ask(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new CommandFailure(Failures.message(Failures.unwrap(e)));
        }
    }

    /** Resumes the program and waits for its next stop. */
    Stop resume(Supplier<CompletableFuture<Stop>> how) {
        selected = 0;
        Stop stop = ask(how.get());
        selected = shownFirst(stop);
        return stop;
    }

    /**
     * The row that a person wants to see: what called the library that an event came in, else the
     * innermost.
     */
    static int shownFirst(Stop stop) {
        return stop.happenedAnywhere() ? stop.focus() : 0;
    }

    /** The present stop. */
    Stop stop() {
        if (session.state() != SessionState.STOPPED) {
            throw new CommandFailure(
                    switch (session.state()) {
                        case NOT_STARTED -> "the program has not been started; say 'run'";
                        case ENDED -> "the program is over; 'run' starts it again";
                        default -> "the program is running";
                    });
        }
        return session.lastStop().orElseThrow(() -> new CommandFailure("the program is running"));
    }

    /** The frame that commands speak of. */
    SymbolisedFrame frame() {
        return frame(selected);
    }

    /** Makes another row of the stack the one that commands speak of. */
    SymbolisedFrame select(int index) {
        SymbolisedFrame frame = frame(index);
        selected = index;
        return frame;
    }

    int selected() {
        return selected;
    }

    private SymbolisedFrame frame(int index) {
        stop();
        List<SymbolisedFrame> rows = index < 0 ? List.of() : ask(session.frames(index, 1));
        if (rows.isEmpty()) {
            throw new CommandFailure("there is no frame " + index);
        }
        return rows.getFirst();
    }
}
