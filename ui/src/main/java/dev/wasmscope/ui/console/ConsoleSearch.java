package dev.wasmscope.ui.console;

import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.fx.UiThread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;

/** Finds the lines that contain a text, in the background, again whenever lines are added. */
final class ConsoleSearch implements AutoCloseable {
    /**
     * Lines that contain the text.
     *
     * @param lines their numbers, from 0 for the first that was ever written, ascending
     */
    record Matches(String text, List<Long> lines) {
        static final Matches NONE = new Matches("", List.of());
    }

    private final ConsoleModel model;
    private final Latest latest;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyObjectWrapper<Matches> matches =
            new ReadOnlyObjectWrapper<>(this, "matches", Matches.NONE);
    private final ListChangeListener<ConsoleLine> listener = _ -> again();

    /** The number of the first line that was not searched. */
    private long searchedTo;

    ConsoleSearch(ConsoleModel model, UiThread ui, Executor background) {
        this.model = model;
        this.latest = new Latest(ui, background);
        text.subscribe((_, _) -> again());
        model.lines().addListener(listener);
    }

    StringProperty textProperty() {
        return text;
    }

    ReadOnlyObjectProperty<Matches> matchesProperty() {
        return matches.getReadOnlyProperty();
    }

    private void again() {
        String wanted = text.get();
        if (wanted.isEmpty()) {
            latest.cancel();
            if (!matches.get().equals(Matches.NONE)) {
                matches.set(Matches.NONE);
            }
            return;
        }
        Matches known = matches.get();
        long dropped = model.dropped();
        long end = dropped + model.lines().size();
        boolean goesOn = known.text().equals(wanted) && searchedTo >= dropped && searchedTo <= end;
        // The last line may have grown since.
        long from = goesOn ? Math.max(dropped, searchedTo - 1) : dropped;
        List<ConsoleLine> lines =
                List.copyOf(model.lines().subList((int) (from - dropped), (int) (end - dropped)));
        latest.ask(
                () -> find(wanted, goesOn ? known : Matches.NONE, lines, from),
                found -> {
                    searchedTo = end;
                    matches.set(found);
                },
                _ -> {});
    }

    private static Matches find(String wanted, Matches known, List<ConsoleLine> lines, long from) {
        List<Long> numbers = new ArrayList<>(known.lines());
        while (!numbers.isEmpty() && numbers.getLast() >= from) {
            numbers.removeLast();
        }
        for (int i = 0; i < lines.size(); i++) {
            if (next(lines.get(i).text(), wanted, 0) >= 0) {
                numbers.add(from + i);
            }
        }
        return new Matches(wanted, numbers);
    }

    /** Where a text is next, whatever the case of its letters, or -1. */
    static int next(String line, String text, int from) {
        for (int i = from; i + text.length() <= line.length(); i++) {
            if (line.regionMatches(true, i, text, 0, text.length())) {
                return i;
            }
        }
        return -1;
    }

    /** The line of the next match after a line, around the end; -1 when there is none. */
    long step(long from, boolean forward) {
        List<Long> lines = matches.get().lines();
        if (lines.isEmpty()) {
            return -1;
        }
        int index = Collections.binarySearch(lines, from);
        int next;
        if (index >= 0) {
            next = index + (forward ? 1 : -1);
        } else {
            next = forward ? -index - 1 : -index - 2;
        }
        long found = lines.get(Math.floorMod(next, lines.size()));
        return found < model.dropped() ? -1 : found;
    }

    @Override
    public void close() {
        model.lines().removeListener(listener);
        latest.cancel();
    }
}
