package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.WatchPlace;
import dev.wasmscope.engine.exec.WatchedValue;
import java.util.List;
import java.util.Optional;

/**
 * Where data lies at one moment.
 *
 * @param places where; several for a variable that lies in pieces, none for what is computed
 * @param path what was read to find that out: when it changes, the data may lie elsewhere
 * @param frameDepth number of the frame that it belongs to, 1 being the outermost; 0 for none
 * @param location for people
 * @param text its value now
 * @param reader makes the text of what was in the one place; empty where only asking again tells
 */
record Watchable(
        List<WatchPlace> places,
        List<WatchPlace> path,
        int frameDepth,
        String location,
        String text,
        Optional<Reader> reader) {
    /** Shows what was in a place; {@code stop} is the present one. */
    interface Reader {
        String text(WatchedValue value, StopState stop);
    }

    Watchable {
        places = List.copyOf(places);
        path = List.copyOf(path);
    }
}
