package dev.wasmscope.ui.kept;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.ui.fx.BackgroundThreads;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.OpenListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what was kept of a module while it is opened, gives each part its own, and writes soon
 * after every change, on a thread of its own.
 */
public final class Keeper implements OpenListener, AutoCloseable {
    /** Changes within this time are written together. */
    static final Duration SOON = Duration.ofMillis(150);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Kept kept;
    private final KeptStore store;
    private final UiThread ui;
    private final Consumer<Throwable> failed;
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(BackgroundThreads.named("ui-kept-"));

    /** What the opening thread read last. */
    private volatile Optional<Read> read = Optional.empty();

    /** The open module with its parts as they were last read or handed to the writer. */
    private Optional<Present> present = Optional.empty();

    private Optional<Present> before = Optional.empty();
    private boolean restoring;
    private boolean scheduled;

    /** Counts closed programs: what was read before the last one was closed is out of date. */
    private final AtomicInteger closed = new AtomicInteger();

    private record Read(Path module, KeptStore.Loaded loaded, int closed) {}

    private record Present(Path module, Map<String, JsonNode> parts) {}

    /**
     * @param folder where this program keeps what it remembers
     * @param failed says what could not be read or written, behind the gate
     */
    public Keeper(Kept kept, Path folder, UiThread ui, Consumer<Throwable> failed) {
        this.kept = kept;
        this.store = new KeptStore(folder.resolve("modules"));
        this.ui = ui;
        this.failed = failed;
        kept.onChange(this::changed);
    }

    @Override
    public LaunchConfig opening(LaunchConfig config) {
        Path module = key(config);
        int now = closed.get();
        // Behind the writes that are under way.
        read =
                Optional.of(
                        new Read(
                                module,
                                CompletableFuture.supplyAsync(() -> store.load(module), writer)
                                        .join(),
                                now));
        return config;
    }

    /**
     * A part of the module that is being opened, as it was read: for those that must know it before
     * there is a session. To be asked on the opening thread.
     */
    public <T> Optional<T> reading(LaunchConfig config, String part, Class<T> type) {
        try {
            return read.filter(r -> r.module().equals(key(config)))
                    .map(r -> r.loaded().parts().get(part))
                    .map(node -> JsonMapper.shared().treeToValue(node, type));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            // Told when the part is restored.
            return Optional.empty();
        }
    }

    @Override
    public void opened(DebugSession session) {
        Path module = key(session.config());
        Optional<Read> found = read.filter(r -> r.module().equals(module));
        boolean late = found.filter(r -> r.closed() == closed.get()).isEmpty();
        Map<String, JsonNode> parts =
                before.filter(b -> late && b.module().equals(module))
                        .map(Present::parts)
                        .or(() -> found.map(r -> r.loaded().parts()))
                        .orElse(Map.of());
        found.flatMap(r -> r.loaded().notice()).ifPresent(n -> failed.accept(new IOException(n)));
        read = Optional.empty();
        before = Optional.empty();
        restoring = true;
        kept.parts().forEach(part -> restore(module, part, parts.get(part.name())));
        restoring = false;
        Map<String, JsonNode> begun = new LinkedHashMap<>(parts);
        // What a part begins with is no change of this window's: another one may have written it.
        kept.parts().forEach(p -> begun.computeIfAbsent(p.name(), _ -> tree(p)));
        present = Optional.of(new Present(module, begun));
    }

    private static JsonNode tree(Kept.Part<?> part) {
        return JsonMapper.shared().valueToTree(part.now().get());
    }

    private <T> void restore(Path module, Kept.Part<T> part, @Nullable JsonNode value) {
        if (value == null) {
            return;
        }
        try {
            part.restore().accept(JsonMapper.shared().treeToValue(value, part.type()));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            writer.execute(() -> putAside(module));
            failed.accept(
                    new IOException(
                            "The "
                                    + part.name()
                                    + " kept of "
                                    + module.getFileName()
                                    + " cannot be read; a copy lies in the settings folder",
                            e));
        }
    }

    private void putAside(Path module) {
        try {
            store.copyAside(module);
        } catch (IOException e) {
            ui.later(() -> failed.accept(e));
        }
    }

    @Override
    public void closing(DebugSession session) {
        keepNow();
        before = present;
        present = Optional.empty();
        closed.incrementAndGet();
    }

    private void changed() {
        if (present.isPresent() && !restoring && !scheduled && !writer.isShutdown()) {
            scheduled = true;
            var _ =
                    writer.schedule(
                            () -> ui.later(this::keepNow), SOON.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Hands what has changed to the writer. */
    private void keepNow() {
        scheduled = false;
        present.ifPresent(
                open -> {
                    Map<String, JsonNode> changed = new LinkedHashMap<>();
                    for (Kept.Part<?> part : kept.parts()) {
                        JsonNode now = tree(part);
                        if (!now.equals(open.parts().get(part.name()))) {
                            changed.put(part.name(), now);
                        }
                    }
                    if (!changed.isEmpty()) {
                        Map<String, JsonNode> all = new LinkedHashMap<>(open.parts());
                        all.putAll(changed);
                        present = Optional.of(new Present(open.module(), all));
                        write(open, changed);
                    }
                });
    }

    private void write(Present base, Map<String, JsonNode> changed) {
        if (!writer.isShutdown()) {
            writer.execute(
                    () -> {
                        try {
                            store.save(base.module(), base.parts(), changed);
                        } catch (IOException e) {
                            ui.later(
                                    () ->
                                            failed.accept(
                                                    new IOException(
                                                            "Breakpoints, watches and what else is"
                                                                    + " kept of "
                                                                    + base.module().getFileName()
                                                                    + " cannot be written: "
                                                                    + e.getMessage(),
                                                            e)));
                        }
                    });
        }
    }

    private static Path key(LaunchConfig config) {
        return config.wasm().toAbsolutePath().normalize();
    }

    /** Writes what is left to be written. */
    @Override
    public void close() {
        keepNow();
        present = Optional.empty();
        writer.shutdown();
        try {
            var _ = writer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
