package dev.wasmscope.ui.session;

import java.time.Clock;
import java.time.LocalTime;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** What the window told its user, the latest first. Belongs to the user interface's thread. */
public final class Notices implements AutoCloseable {
    private static final int MOST = 300;

    private final ObservableList<Told> past = FXCollections.observableArrayList();
    private final ObservableList<Told> seen = FXCollections.unmodifiableObservableList(past);
    private final Subscription subscription;

    /**
     * Something that was told.
     *
     * @param at what time of the day
     */
    public record Told(LocalTime at, Notice notice) {}

    public Notices(ReadOnlyObjectProperty<Notice> latest, Clock clock) {
        subscription =
                latest.subscribe(
                        notice -> {
                            if (!notice.passing()) {
                                past.addFirst(new Told(LocalTime.now(clock), notice));
                                if (past.size() > MOST) {
                                    past.removeLast();
                                }
                            }
                        });
    }

    /** What was told, the latest first. */
    public ObservableList<Told> past() {
        return seen;
    }

    /** Forgets all of it. */
    public void clear() {
        past.clear();
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
