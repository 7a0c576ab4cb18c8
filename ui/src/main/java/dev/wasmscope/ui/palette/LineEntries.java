package dev.wasmscope.ui.palette;

import dev.wasmscope.ui.place.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kordamp.ikonli.feather.Feather;

/** A line of the file in front. */
public final class LineEntries implements EntrySource {
    private final Supplier<Optional<String>> front;
    private final Consumer<Place> go;

    /**
     * @param front the file in front, as the debug information names it
     */
    public LineEntries(Supplier<Optional<String>> front, Consumer<Place> go) {
        this.front = front;
        this.go = go;
    }

    @Override
    public Search search(String text) {
        Optional<String> file = front.get();
        if (file.isEmpty()) {
            return _ -> List.of(Entry.note("No file is open", "", Feather.FILE_TEXT));
        }
        String name = file.get().substring(file.get().lastIndexOf('/') + 1);
        if (!text.matches("\\d{1,9}")) {
            return _ -> List.of(Entry.note("Type a line number", name, Feather.FILE_TEXT));
        }
        return _ ->
                List.of(
                        Entry.of(
                                "Line " + text,
                                "",
                                name,
                                Feather.FILE_TEXT,
                                () ->
                                        go.accept(
                                                new Place.SourceLine(
                                                        file.get(), Integer.parseInt(text)))));
    }
}
