package dev.wasmscope.ui.source;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SourceFile;
import dev.wasmscope.session.SourceText;
import dev.wasmscope.ui.fx.Latest;
import dev.wasmscope.ui.session.DebugModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/** Finds text in all source files of the program, in the background. */
public final class SearchModel implements AutoCloseable {
    /** More lines than a user will go through. */
    static final int MOST_LINES = 5_000;

    private static final int LONGEST_LINE = 300;

    /**
     * A line with a match.
     *
     * @param file as recorded
     * @param line from 1
     * @param text of the line, of a long one the part around the match
     * @param match in {@code text}
     */
    public record Hit(String file, int line, String text, TextSearch.Match match) {
        /** As it is copied. */
        public String copied() {
            return file + ":" + line + ": " + text.strip();
        }
    }

    /**
     * What was found.
     *
     * @param hits file by file
     * @param summary in few words, for the user
     */
    public record Result(List<Hit> hits, String summary) {
        static final Result NOTHING = new Result(List.of(), "");
    }

    private final DebugModel debug;
    private final Latest finder;
    private final AtomicInteger asked = new AtomicInteger();
    private final ReadOnlyObjectWrapper<Result> result =
            new ReadOnlyObjectWrapper<>(this, "result", Result.NOTHING);
    private final Subscription subscription;

    /**
     * @param finder works in the background
     */
    public SearchModel(DebugModel debug, Latest finder) {
        this.debug = debug;
        this.finder = finder;
        this.subscription = debug.sessionProperty().subscribe(_ -> stop());
    }

    /** What was found. */
    public ReadOnlyObjectProperty<Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether there is something to search in. */
    public boolean ready() {
        return debug.session().isPresent();
    }

    /** Looks for something in all files. */
    public void find(TextSearch search) {
        Optional<ModuleView> module = debug.session().map(DebugSession::module);
        if (module.isEmpty() || !search.present()) {
            stop();
            return;
        }
        int number = asked.incrementAndGet();
        result.set(new Result(List.of(), "Searching…"));
        finder.ask(
                () -> search(module.get(), search, number),
                result::set,
                failure -> result.set(new Result(List.of(), String.valueOf(failure.getMessage()))));
    }

    /** Ends a search and forgets what it found. */
    public void stop() {
        asked.incrementAndGet();
        finder.cancel();
        result.set(Result.NOTHING);
    }

    private Result search(ModuleView module, TextSearch search, int number) {
        List<Hit> hits = new ArrayList<>();
        int missing = 0;
        int files = 0;
        for (SourceFile file : module.sourceFiles()) {
            if (number != asked.get() || hits.size() >= MOST_LINES) {
                break; // another search has begun, or nobody would read further
            }
            if (module.source(file.file()) instanceof SourceText.Found found) {
                files += add(file.file(), found.lines(), search, hits) ? 1 : 0;
            } else {
                missing++;
            }
        }
        return new Result(List.copyOf(hits), summary(hits.size(), files, missing));
    }

    private static String summary(int lines, int files, int missing) {
        String found =
                lines == 0
                        ? "Not found"
                        : (lines >= MOST_LINES ? "The first " : "")
                                + lines
                                + (lines == 1 ? " line in " : " lines in ")
                                + files
                                + (files == 1 ? " file" : " files");
        return missing == 0
                ? found
                : found
                        + "; "
                        + missing
                        + (missing == 1 ? " file is" : " files are")
                        + " not on this machine";
    }

    /** Adds the lines of a file that match; tells whether there are any. */
    private static boolean add(String file, List<String> lines, TextSearch search, List<Hit> hits) {
        int before = hits.size();
        SourceDocument document = SourceDocument.plain(lines);
        int last = 0;
        for (TextSearch.Match match : search.in(document.text())) {
            int line = document.lineAt(match.start());
            if (line != last && hits.size() < MOST_LINES) {
                hits.add(hit(file, document, line, match));
            }
            last = line;
        }
        return hits.size() > before;
    }

    private static Hit hit(String file, SourceDocument document, int line, TextSearch.Match match) {
        int start = document.start(line);
        int end = document.end(line);
        int from =
                match.start() - start > LONGEST_LINE / 2 ? match.start() - LONGEST_LINE / 2 : start;
        int to = Math.min(end, from + LONGEST_LINE);
        return new Hit(
                file,
                line,
                document.text().substring(from, to).replace('\t', ' '),
                new TextSearch.Match(match.start() - from, Math.min(match.end(), to) - from));
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
