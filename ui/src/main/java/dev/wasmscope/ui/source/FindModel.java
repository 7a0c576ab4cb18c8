package dev.wasmscope.ui.source;

import dev.wasmscope.ui.fx.Latest;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Finds text in one file while the user types. */
public final class FindModel {
    /**
     * What was found.
     *
     * @param matches ascending
     * @param chosen index of the one that the user is at; -1 when there is none
     * @param problem why nothing can be found; empty when the search is right
     */
    public record Result(List<TextSearch.Match> matches, int chosen, String problem) {
        static final Result NOTHING = new Result(List.of(), -1, "");

        /** In few words, for the user. */
        public String text() {
            if (!problem.isEmpty()) {
                return problem;
            }
            if (matches.isEmpty()) {
                return "not found";
            }
            String all =
                    matches.size() == TextSearch.MOST
                            ? "more than " + TextSearch.MOST
                            : String.valueOf(matches.size());
            return (chosen + 1) + " of " + all;
        }

        /** The match that the user is at. */
        public Optional<TextSearch.Match> at() {
            return chosen < 0 ? Optional.empty() : Optional.of(matches.get(chosen));
        }
    }

    private final Supplier<String> text;
    private final IntSupplier caret;
    private final Latest finder;
    private final ReadOnlyObjectWrapper<Result> result =
            new ReadOnlyObjectWrapper<>(this, "result", Result.NOTHING);
    private TextSearch search = new TextSearch("", false, false, false);

    /**
     * @param text that is searched
     * @param caret where the search begins
     * @param finder works in the background
     */
    FindModel(Supplier<String> text, IntSupplier caret, Latest finder) {
        this.text = text;
        this.caret = caret;
        this.finder = finder;
    }

    /** What was found. */
    public ReadOnlyObjectProperty<Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether there is something that is looked for. */
    public boolean searching() {
        return search.present();
    }

    /** Looks for something else; chosen is the first match at or behind the caret. */
    public void find(TextSearch next) {
        search = next;
        if (!next.present()) {
            finder.cancel();
            result.set(Result.NOTHING);
            return;
        }
        String where = text.get();
        int from = caret.getAsInt();
        finder.ask(
                () -> next.in(where),
                found -> result.set(new Result(found, firstFrom(found, from), "")),
                failure ->
                        result.set(
                                new Result(List.of(), -1, String.valueOf(failure.getMessage()))));
    }

    private static int firstFrom(List<TextSearch.Match> matches, int from) {
        for (int i = 0; i < matches.size(); i++) {
            if (matches.get(i).start() >= from) {
                return i;
            }
        }
        return matches.isEmpty() ? -1 : 0;
    }

    /** Goes to the next match, behind the last one to the first; or back. */
    public void go(boolean forward) {
        Result now = result.get();
        int count = now.matches().size();
        if (count > 0) {
            int next = Math.floorMod(now.chosen() + (forward ? 1 : -1), count);
            result.set(new Result(now.matches(), next, ""));
        }
    }

    /** Ends the search. */
    public void end() {
        search = new TextSearch("", search.matchCase(), search.wholeWords(), search.regex());
        finder.cancel();
        result.set(Result.NOTHING);
    }
}
