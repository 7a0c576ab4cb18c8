package dev.wasmscope.ui.shell;

import dev.wasmscope.ui.fx.Turns;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * The places of views in the docks. To style all views of a window for the first time takes a tenth
 * of a second and more: where nobody waits for them, they come one after the other, each in a pulse
 * of its own, and the window answers in between.
 */
final class ViewPlaces {
    private final Turns turns = new Turns();
    private boolean byTurns;

    /** What lies in the docks in a view's stead, and has the view in it once it may come. */
    static final class Place extends StackPane {
        private final Node view;
        private boolean waiting;

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
        } else if (!place.waiting) {
            place.waiting = true;
            turns.add(
                    () -> {
                        place.fill();
                        byTurns = !turns.isEmpty();
                    });
        }
    }

    /** Somebody is about to use the views: those that wait come now. */
    void all() {
        byTurns = false;
        turns.finish();
    }
}
