package dev.wasmscope.ui.theme;

import dev.wasmscope.ui.fx.BackgroundThreads;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the running program. Every change is written soon after it, in the background, so
 * that it outlives a crash. To be used on one thread.
 */
public final class SettingsStore implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final SettingsFile file;
    private final Consumer<IOException> failed;
    private final ReadOnlyObjectWrapper<Settings> settings;
    private final AtomicReference<@Nullable Settings> unwritten = new AtomicReference<>();
    private final ExecutorService writing =
            Executors.newSingleThreadExecutor(BackgroundThreads.named("ui-settings-"));

    /**
     * Reads what was kept.
     *
     * @param failed is called on some thread when the settings cannot be written
     */
    public SettingsStore(SettingsFile file, Consumer<IOException> failed) {
        this.file = file;
        this.failed = failed;
        this.settings = new ReadOnlyObjectWrapper<>(this, "settings", file.load());
    }

    /** The settings now. */
    public Settings get() {
        return settings.get();
    }

    /** The settings. */
    public ReadOnlyObjectProperty<Settings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** The folder in which this program keeps what it remembers. */
    public java.nio.file.Path folder() {
        return file.folder();
    }

    /** Changes the settings and writes them soon. */
    public void update(UnaryOperator<Settings> change) {
        Settings next = change.apply(settings.get());
        if (next.equals(settings.get())) {
            return;
        }
        settings.set(next);
        if (unwritten.getAndSet(next) == null && !writing.isShutdown()) {
            writing.execute(this::write);
        }
    }

    private void write() {
        Settings next = unwritten.getAndSet(null);
        if (next != null) {
            try {
                file.save(next);
            } catch (IOException e) {
                failed.accept(e);
            }
        }
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        writing.shutdown();
        try {
            if (!writing.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                writing.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write();
    }
}
