package dev.wasmscope.ui.palette;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;

/** What the first letter means. */
public final class HelpEntries implements EntrySource {
    private final List<Entry> entries;

    /**
     * @param open begins to look for something
     */
    public HelpEntries(Consumer<Mode> open) {
        entries =
                Arrays.stream(Mode.values())
                        .filter(mode -> mode != Mode.LIST)
                        .map(
                                mode ->
                                        new Entry(
                                                "",
                                                mode.title(),
                                                "",
                                                mode.prompt(),
                                                Feather.SEARCH,
                                                mode.prefix(),
                                                true,
                                                () -> open.accept(mode)))
                        .toList();
    }

    @Override
    public Search search(String text) {
        return stale -> Ranking.of(entries, text, _ -> -1, stale);
    }
}
