package dev.wasmscope.ui.shell;

import java.util.ArrayDeque;
import java.util.Queue;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/**
 * The places of views in the docks. To style all views of a window for the first time takes a tenth
 * of a second and more: where nobody waits for them, they come one after the other, each in a pulse
 * of its own, and the window answers in between.
 */
final class ViewPlaces {
    private final Queue<Place> waiting = new ArrayDeque<>();
    private boolean byTurns;

    /** What lies in the docks in a view's stead, and has the view in it once it may come. */
    static final class Place extends StackPane {
        private final Node view;

        private Place(Node view) {
            this.view = view;
        }

        /** The view that belongs here. */
        Node view() {
            return view;
        }

        private void fill() {
            if (getChildren().isEmpty()) {
                getChildren().add(view);
            }
        }
    }

    /** Lets the views that are shown next come by turns; those after them come at once again. */
    void comeByTurns() {
        byTurns = true;
    }

    /** A place for a view. */
    Place of(Node view) {
        Place place = new Place(view);
        if (byTurns) {
            place.sceneProperty()
                    .subscribe(
                            scene -> {
                                if (scene != null) {
                                    shown(place);
                                }
                            });
        } else {
            place.fill();
        }
        return place;
    }

    private void shown(Place place) {
        if (!byTurns) {
            place.fill();
        } else if (place.getChildren().isEmpty() && !waiting.contains(place)) {
            waiting.add(place);
            if (waiting.size() == 1) {
                afterAPulse(place.getScene());
            }
        }
    }

    private void afterAPulse(Scene scene) {
        Runnable[] listener = new Runnable[1];
        listener[0] =
                () -> {
                    scene.removePostLayoutPulseListener(listener[0]);
                    Platform.runLater(this::next);
                };
        scene.addPostLayoutPulseListener(listener[0]);
        Platform.requestNextPulse();
    }

    private void next() {
        Place place = waiting.peek();
        if (place == null) {
            return;
        }
        place.fill();
        waiting.remove();
        Place after = waiting.peek();
        if (after == null || after.getScene() == null) {
            all();
        } else {
            afterAPulse(after.getScene());
        }
    }

    /** Somebody is about to use the views: those that wait come now. */
    void all() {
        byTurns = false;
        waiting.forEach(Place::fill);
        waiting.clear();
    }
}
