package dev.wasmscope.ui.palette;

import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

/** The text in the box, and what it finds. */
public final class PaletteModel implements AutoCloseable {
    /**
     * What was found.
     *
     * @param wanted the letters that were looked for
     */
    public record Found(Mode mode, String wanted, List<Entry> entries) {
        public Found {
            entries = List.copyOf(entries);
        }
    }

    private final Map<Mode, EntrySource> sources;
    private final RecentlyUsed recent;
    private final Latest searches;
    private final Consumer<Throwable> failed;
    private final AtomicInteger generation = new AtomicInteger();
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyObjectWrapper<Found> found =
            new ReadOnlyObjectWrapper<>(this, "found", new Found(Mode.ANYTHING, "", List.of()));
    private final Subscription subscription;

    /**
     * @param sources one for each mode
     * @param background where is searched
     * @param failed told what went wrong
     */
    public PaletteModel(
            Map<Mode, EntrySource> sources,
            RecentlyUsed recent,
            UiThread ui,
            Executor background,
            Consumer<Throwable> failed) {
        this.sources = Map.copyOf(sources);
        this.recent = recent;
        this.searches = new Latest(ui, background);
        this.failed = failed;
        this.subscription = text.subscribe(_ -> search());
    }

    /** Whether the box is there. */
    public BooleanProperty shownProperty() {
        return shown;
    }

    /** What is typed. */
    public StringProperty textProperty() {
        return text;
    }

    /** What was found for the latest text for which the search is done. */
    public ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Opens the box for something. */
    public void open(Mode mode) {
        boolean same = text.get().equals(mode.prefix());
        shown.set(true);
        text.set(mode.prefix());
        if (same) {
            search();
        }
    }

    /** Opens the box with a text in it. */
    public void open(String with) {
        shown.set(true);
        text.set(with);
    }

    /** Searches again: there is more to be found. */
    public void again() {
        if (shown.get()) {
            search();
        }
    }

    private void search() {
        int now = generation.incrementAndGet();
        if (!shown.get()) {
            searches.cancel();
            return;
        }
        Mode mode = Mode.of(text.get());
        String wanted = mode.rest(text.get());
        EntrySource source = sources.get(mode);
        if (source == null) {
            found.set(new Found(mode, wanted, List.of()));
            return;
        }
        EntrySource.Search search = source.search(wanted);
        searches.ask(
                () -> new Found(mode, wanted, search.run(() -> generation.get() != now)),
                found::set,
                failed);
    }

    /** Does something that was found, and closes the box; what cannot be done now is not done. */
    public void choose(Entry entry) {
        if (entry.enabled()) {
            hide();
            recent.used(entry.id());
            entry.choose().run();
        }
    }

    /** Closes the box. */
    public void hide() {
        generation.incrementAndGet();
        shown.set(false);
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
