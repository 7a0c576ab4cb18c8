package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.WatchPlace;
import dev.wasmscope.engine.exec.WatchedValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where data lies at one moment.
 *
 * @param places where; several for a variable that lies in pieces, none for what is computed
 * @param path what was read to find that out: when it changes, the data may lie elsewhere
 * @param frameDepth number of the frame that it belongs to, 1 being the outermost; 0 for none
 * @param location for people
 * @param text its value now
 * @param moving names of the variables of optimised code among what it was worked out from, which
 *     the compiler moves between locals: all of these locals are in the path
 * @param reader makes the text of what was in the one place; empty where only asking again tells
 */
record Watchable(
        List<WatchPlace> places,
        List<WatchPlace> path,
        int frameDepth,
        String location,
        String text,
        Set<String> moving,
        Optional<Reader> reader) {
    /** The same while it cannot be found: it is the way to it that is watched. */
    Watchable lost(String shown) {
        Set<WatchPlace> way = new LinkedHashSet<>(path);
        places.stream().filter(WatchPlace.Local.class::isInstance).forEach(way::add);
        return new Watchable(
                List.of(), List.copyOf(way), frameDepth, location, shown, moving, Optional.empty());
    }

    /** Shows what was in a place; {@code stop} is the present one. */
    interface Reader {
        String text(WatchedValue value, StopState stop);
    }

    Watchable {
        places = List.copyOf(places);
        path = List.copyOf(path);
        moving = Set.copyOf(moving);
    }
}
