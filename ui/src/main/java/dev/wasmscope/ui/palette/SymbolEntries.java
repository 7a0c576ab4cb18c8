package dev.wasmscope.ui.palette;

import dev.wasmscope.ui.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kordamp.ikonli.feather.Feather;

/** Names of the module; {@code name:120} finds files and goes to a line of them. */
public final class SymbolEntries implements EntrySource {
    private static final Pattern WITH_LINE = Pattern.compile("(.+?):(\\d{1,9})(?::\\d*)?");

    private final SymbolIndex index;
    private final RecentlyUsed recent;
    private final Consumer<Place> go;
    private final Supplier<List<Entry>> entries;

    /**
     * @param entries those that are known now
     */
    public SymbolEntries(
            SymbolIndex index,
            RecentlyUsed recent,
            Consumer<Place> go,
            Supplier<List<Entry>> entries) {
        this.index = index;
        this.recent = recent;
        this.go = go;
        this.entries = entries;
    }

    @Override
    public Search search(String text) {
        index.want();
        Matcher line = WITH_LINE.matcher(text);
        boolean inFile = line.matches();
        List<Entry> all = inFile ? index.files() : entries.get();
        String wanted = inFile ? line.group(1) : text;
        Optional<Entry> reading =
                index.reading()
                        ? Optional.of(Entry.note("Reading names…", "", Feather.LOADER))
                        : Optional.empty();
        List<String> used = recent.ids();
        return stale -> {
            List<Entry> found =
                    new ArrayList<>(Ranking.of(all, wanted, e -> used.indexOf(e.id()), stale));
            if (inFile) {
                found.replaceAll(e -> atLine(e, Integer.parseInt(line.group(2))));
            }
            reading.ifPresent(found::add);
            return found;
        };
    }

    private Entry atLine(Entry file, int line) {
        return new Entry(
                "",
                file.text() + ":" + line,
                "",
                file.detail(),
                file.icon(),
                "",
                true,
                () -> go.accept(new Place.SourceLine(file.also(), line)));
    }
}
