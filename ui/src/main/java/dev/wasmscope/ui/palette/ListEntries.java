package dev.wasmscope.ui.palette;

import java.util.List;
import java.util.function.Supplier;

/** A list in an order of its own: places visited, the modules of a folder. */
public final class ListEntries implements EntrySource {
    private final Supplier<List<Entry>> entries;

    public ListEntries(Supplier<List<Entry>> entries) {
        this.entries = entries;
    }

    @Override
    public Search search(String text) {
        List<Entry> now = entries.get();
        return stale -> text.isEmpty() ? now : Ranking.of(now, text, _ -> -1, stale);
    }
}
