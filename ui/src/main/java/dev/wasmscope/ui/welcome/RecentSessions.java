package dev.wasmscope.ui.welcome;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
import dev.wasmscope.ui.theme.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programs that were opened, the last one first, kept in a JSON file; a file that cannot be
 * read counts as empty. Files are read and written in the background.
 */
public final class RecentSessions implements AutoCloseable {
    private static final int MOST = 20;

    /**
     * One of them.
     *
     * @param size of the module in bytes; empty if it is no longer there
     */
    public record Item(RecentSession session, OptionalLong size) {
        /** Whether the module is no longer there. */
        public boolean missing() {
            return size.isEmpty();
        }
    }

    private final Path file;
    private final Path samples;
    private final DebugModel debug;
    private final UiThread ui;
    private final Executor background;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<List<Item>> items =
            new ReadOnlyObjectWrapper<>(this, "items", List.of());
    private final Subscription subscription;

    /**
     * @param folder where this program keeps its settings
     * @param samples the folder of samples, which are offered anyway
     */
    public RecentSessions(
            Path folder,
            Path samples,
            DebugModel debug,
            UiThread ui,
            Executor background,
            InstantSource clock) {
        this.file = folder.resolve("recent.json");
        this.samples = samples.toAbsolutePath().normalize();
        this.debug = debug;
        this.ui = ui;
        this.background = background;
        this.clock = clock;
        this.subscription = debug.sessionProperty().subscribe(this::changed);
    }

    /** The programs; those whose files are gone too. */
    public ReadOnlyObjectProperty<List<Item>> itemsProperty() {
        return items.getReadOnlyProperty();
    }

    private void changed(Optional<DebugSession> session) {
        Optional<LaunchConfig> opened =
                session.map(DebugSession::config).filter(c -> !isSample(c.wasm()));
        if (opened.isPresent()) {
            RecentSession now = RecentSession.of(opened.get(), clock.millis());
            change(all -> with(all, now));
        } else if (session.isEmpty()) {
            change(UnaryOperator.identity());
        }
    }

    private boolean isSample(Path wasm) {
        return wasm.toAbsolutePath().normalize().startsWith(samples);
    }

    private static List<RecentSession> with(List<RecentSession> all, RecentSession now) {
        List<RecentSession> next = new ArrayList<>(all);
        next.removeIf(now::isLike);
        next.addFirst(now);
        return next.subList(0, Math.min(MOST, next.size()));
    }

    /** Forgets one. */
    public void remove(RecentSession session) {
        change(all -> all.stream().filter(s -> !s.isLike(session)).toList());
    }

    /** Forgets all. */
    public void clear() {
        change(_ -> List.of());
    }

    private void change(UnaryOperator<List<RecentSession>> change) {
        ui.whenDone(
                CompletableFuture.supplyAsync(() -> changed(change), background),
                items::set,
                debug::fail);
    }

    private synchronized List<Item> changed(UnaryOperator<List<RecentSession>> change) {
        List<RecentSession> before = load();
        List<RecentSession> after = change.apply(before);
        if (!after.equals(before)) {
            try {
                SafeFile.write(file, JsonMapper.shared().writeValueAsBytes(after));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(file + " cannot be written", e);
            }
        }
        return after.stream().map(s -> new Item(s, size(Path.of(s.wasm())))).toList();
    }

    private List<RecentSession> load() {
        try {
            return Files.exists(file)
                    ? JsonMapper.shared()
                            .readValue(
                                    Files.readAllBytes(file),
                                    new TypeReference<List<RecentSession>>() {})
                    : List.of();
        } catch (IOException | JacksonException e) {
            return List.of();
        }
    }

    private static OptionalLong size(Path wasm) {
        try {
            return Files.isRegularFile(wasm)
                    ? OptionalLong.of(Files.size(wasm))
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
