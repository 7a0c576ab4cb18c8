package dev.wasmscope.ui.source;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.SourcePaths;
import dev.wasmscope.ui.session.DebugModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** Where the user said that sources are which are not where they were compiled. */
public final class PathMappingsModel implements AutoCloseable {
    /**
     * What is kept of it.
     *
     * @param prefixes latest first
     */
    public record KeptMappings(List<KeptPrefix> prefixes) {}

    /**
     * One replaced prefix.
     *
     * @param from as recorded
     * @param to the folder here
     */
    public record KeptPrefix(String from, String to) {}

    private final DebugModel debug;
    private final Runnable changed;
    private final ObservableList<PathMappings.Prefix> added = FXCollections.observableArrayList();
    private final Subscription subscription;
    private Optional<Path> module = Optional.empty();

    /**
     * @param changed looks for the sources again
     */
    public PathMappingsModel(DebugModel debug, Runnable changed) {
        this.debug = debug;
        this.changed = changed;
        this.subscription = debug.sessionProperty().subscribe(this::opened);
    }

    /** What the user said, latest first; can be listened to. */
    public ObservableList<PathMappings.Prefix> added() {
        return FXCollections.unmodifiableObservableList(added);
    }

    private void opened(Optional<DebugSession> session) {
        Optional<Path> next = session.map(s -> s.config().wasm());
        if (next.isPresent() && !next.equals(module)) {
            module = next;
            added.clear();
        }
        apply();
    }

    private Optional<SourcePaths> paths() {
        return debug.session().map(s -> s.module().sourcePaths());
    }

    private void apply() {
        if (debug.session().isEmpty() || added.isEmpty()) {
            return;
        }
        PathMappings launched = debug.session().get().config().paths();
        List<PathMappings.Prefix> all = new ArrayList<>(added);
        all.addAll(launched.prefixes());
        paths().ifPresent(
                        p ->
                                p.setMappings(
                                        new PathMappings(
                                                all,
                                                launched.searchFolders(),
                                                launched.sourceMap(),
                                                launched.debugFiles())));
        changed.run();
    }

    /**
     * Takes up where the user found a file; all files with the same prefix are then found too.
     *
     * @param file as recorded
     * @param chosen the file, or a folder in or above which it lies
     */
    public void found(String file, Path chosen) {
        Optional<PathMappings.Prefix> prefix = paths().flatMap(p -> p.prefix(file, chosen));
        if (prefix.isEmpty()) {
            String name =
                    file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
            debug.fail(new IllegalArgumentException(chosen + " holds no " + name));
            return;
        }
        added.removeIf(p -> p.from().equals(prefix.get().from()));
        added.addFirst(prefix.get());
        apply();
        debug.say("Sources of " + prefix.get().from() + " are read from " + prefix.get().to());
    }

    /** What is worth keeping. */
    public KeptMappings kept() {
        return new KeptMappings(
                added.stream().map(p -> new KeptPrefix(p.from(), p.to().toString())).toList());
    }

    /** Takes up what was kept. */
    public void restore(KeptMappings kept) {
        added.setAll(
                kept.prefixes().stream()
                        .map(p -> new PathMappings.Prefix(p.from(), Path.of(p.to())))
                        .toList());
        apply();
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
