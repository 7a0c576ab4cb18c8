package dev.wasmscope.ui.variables;

import dev.wasmscope.ui.session.DebugModel;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** Finds words for what is being typed. */
@FunctionalInterface
public interface Completer {
    /** Hands over what can be written at the caret; nothing if there is nothing to ask. */
    void complete(String text, int caret, Consumer<List<Completion>> to);

    /**
     * Words of the frame that is shown.
     *
     * @param frame its row
     */
    static Completer of(DebugModel debug, IntSupplier frame) {
        return (text, caret, to) ->
                debug.ask(
                        s -> Completions.at(s, frame.getAsInt(), text, caret),
                        to,
                        _ -> to.accept(List.of()));
    }

    /** No words. */
    static Completer none() {
        return (_, _, to) -> to.accept(List.of());
    }
}
