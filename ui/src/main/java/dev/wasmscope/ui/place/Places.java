package dev.wasmscope.ui.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Shows places, each kind by the view that owns it. Belongs to the user interface's thread. */
public final class Places {
    private final Map<Class<? extends Place>, Consumer<Place>> views = new LinkedHashMap<>();
    private final List<Consumer<Place>> visits = new ArrayList<>();
    private final List<Consumer<Place>> departures = new ArrayList<>();

    /**
     * Says how places of a kind are shown.
     *
     * @throws IllegalArgumentException when another view shows them already
     */
    public <P extends Place> void shownBy(Class<P> kind, Consumer<P> view) {
        if (views.putIfAbsent(kind, place -> view.accept(kind.cast(place))) != null) {
            throw new IllegalArgumentException("two views show " + kind.getSimpleName());
        }
    }

    /** Calls a listener after each {@link #go}: histories are made of that. */
    public void onVisit(Consumer<Place> listener) {
        visits.add(listener);
    }

    /** Calls a listener before each {@link #go}, while the old place is still shown. */
    public void onDeparture(Consumer<Place> listener) {
        departures.add(listener);
    }

    /** Shows a place, on purpose of the user; what no view shows is ignored. */
    public void go(Place place) {
        if (views.containsKey(place.getClass())) {
            departures.forEach(listener -> listener.accept(place));
            show(place);
            visits.forEach(listener -> listener.accept(place));
        }
    }

    /** Shows a place again that was visited before: no listener hears of it. */
    void show(Place place) {
        Consumer<Place> view = views.get(place.getClass());
        if (view != null) {
            view.accept(place);
        }
    }
}
