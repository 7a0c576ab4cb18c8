package dev.wasmscope.ui.palette;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Finds entries for what was typed. */
public interface EntrySource {
    /**
     * Begins a search, on the toolkit's thread: takes what it needs from views and models.
     *
     * @param text without the prefix
     */
    Search search(String text);

    /** The rest of a search, behind the toolkit's thread. */
    @FunctionalInterface
    interface Search {
        /**
         * The entries, best first.
         *
         * @param stale whether nobody waits for the answer any more
         */
        List<Entry> run(BooleanSupplier stale);
    }
}
