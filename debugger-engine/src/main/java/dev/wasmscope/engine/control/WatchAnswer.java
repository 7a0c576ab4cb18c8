package dev.wasmscope.engine.control;

import dev.wasmscope.engine.exec.Watch;
import java.util.List;
import java.util.Optional;

/**
 * What follows from an access to watched data.
 *
 * @param ids the breakpoints that want to stop, ascending
 * @param watches what is to be watched from now on; empty for no change
 */
public record WatchAnswer(List<Integer> ids, Optional<List<Watch>> watches) {
    /** Nothing. */
    public static final WatchAnswer RUN_ON = new WatchAnswer(List.of(), Optional.empty());

    public WatchAnswer {
        ids = List.copyOf(ids);
    }
}
