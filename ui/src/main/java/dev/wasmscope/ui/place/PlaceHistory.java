package dev.wasmscope.ui.place;

import dev.wasmscope.engine.module.CodeLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * The places that were visited, for going back and forward. Before the user goes anywhere, the
 * place where they are is taken down too, so that back leads to where they came from, not only to
 * where they were sent. Lines of a file that are near each other are one place. Moments of the run
 * are no places to go back to: that would run the program.
 */
public final class PlaceHistory {
    private static final int MOST = 200;
    private static final int NEAR = 8;

    private final Places places;
    private final Supplier<Optional<Place>> here;
    private final List<Place> visited = new ArrayList<>();
    private final ReadOnlyBooleanWrapper back = new ReadOnlyBooleanWrapper(this, "back");
    private final ReadOnlyBooleanWrapper forward = new ReadOnlyBooleanWrapper(this, "forward");

    /** The place where the user is; -1 while there is none. */
    private int at = -1;

    /**
     * @param here where the user is now, as far as views can tell
     */
    public PlaceHistory(Places places, Supplier<Optional<Place>> here) {
        this.places = places;
        this.here = here;
        places.onDeparture(_ -> here.get().ifPresent(this::add));
        places.onVisit(this::add);
    }

    private void add(Place place) {
        if (place instanceof Place.Clock) {
            return;
        }
        if (at >= 0 && isSame(visited.get(at), place)) {
            visited.set(at, place);
        } else {
            visited.subList(at + 1, visited.size()).clear();
            visited.add(place);
            if (visited.size() > MOST) {
                visited.removeFirst();
            }
            at = visited.size() - 1;
        }
        tell();
    }

    /** Whether going from one to the other is no way worth remembering. */
    private static boolean isSame(Place one, Place other) {
        if (one instanceof Place.SourceLine(String file, int line)
                && other instanceof Place.SourceLine(String otherFile, int otherLine)) {
            boolean whole = line == 0 || otherLine == 0;
            return file.equals(otherFile) && (whole || Math.abs(line - otherLine) <= NEAR);
        }
        if (one instanceof Place.Code(CodeLocation at)
                && other instanceof Place.Code(CodeLocation otherAt)) {
            // The head of a function whose offset was not known when one went there.
            boolean head = at.codeOffset() < 0 || otherAt.codeOffset() < 0;
            return head ? at.functionIndex() == otherAt.functionIndex() : at.equals(otherAt);
        }
        return one.equals(other);
    }

    private void tell() {
        back.set(at > 0);
        forward.set(at < visited.size() - 1);
    }

    /** Whether there is a place to go back to. */
    public ReadOnlyBooleanProperty backProperty() {
        return back.getReadOnlyProperty();
    }

    /** Whether there is a place to go forward to. */
    public ReadOnlyBooleanProperty forwardProperty() {
        return forward.getReadOnlyProperty();
    }

    /** Goes to the place before this one. */
    public void back() {
        int from = at;
        // Somebody who walked away from the last place first comes back to it.
        boolean atEnd = at == visited.size() - 1;
        Optional<Place> now = here.get();
        if (atEnd && now.isPresent() && at >= 0 && !isSame(visited.get(at), now.get())) {
            add(now.get());
            from = at;
        }
        goTo(from - 1);
    }

    /** Goes to the place that {@link #back} came from. */
    public void forward() {
        goTo(at + 1);
    }

    /** Goes to a place of {@link #recent}. */
    public void go(Place place) {
        goTo(visited.lastIndexOf(place));
    }

    private void goTo(int index) {
        if (index >= 0 && index < visited.size()) {
            at = index;
            places.show(visited.get(index));
            tell();
        }
    }

    /** The places, last visited first, each once. */
    public List<Place> recent() {
        return visited.reversed().stream().distinct().toList();
    }

    /** Forgets everything: another program is open. */
    public void clear() {
        visited.clear();
        at = -1;
        tell();
    }
}
