package dev.wasmscope.ui.session;

import dev.wasmscope.session.SessionState;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * Greys views whose values are those of the last stop while the program runs: they are then in the
 * pseudo-class {@code stale}.
 */
public final class LastValues {
    /** Steps are over by then: nothing is to flicker while the step key is held down. */
    private static final Duration STEP = Duration.millis(400);

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private LastValues() {}

    /** Greys a view when the program has run for a while; until the subscription ends. */
    public static Subscription grey(DebugModel debug, Node view) {
        PauseTransition wait = new PauseTransition(STEP);
        wait.setOnFinished(_ -> view.pseudoClassStateChanged(STALE, true));
        Subscription state =
                debug.stateProperty()
                        .subscribe(
                                now -> {
                                    wait.stop();
                                    if (now == SessionState.RUNNING) {
                                        wait.playFromStart();
                                    } else {
                                        view.pseudoClassStateChanged(STALE, false);
                                    }
                                });
        return Subscription.combine(state, wait::stop);
    }
}
