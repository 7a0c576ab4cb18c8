package dev.wasmscope.ui.reload;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells when a file was written and the writing is over: its size and time have not changed for a
 * while. The system wakes it where it can; without that it looks every second.
 */
final class FileWatch implements AutoCloseable {
    private static final Duration SETTLED = Duration.ofMillis(300);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Path file;
    private final Runnable changed;
    private final Optional<WatchService> service;
    private final Thread thread;
    private volatile Stamp known;
    private volatile boolean closed;

    /**
     * @param known the version that is not news
     * @param changed called on the watching thread, once for each version
     */
    FileWatch(Path file, Stamp known, Runnable changed) {
        this.file = file;
        this.known = known;
        this.changed = changed;
        service = service(file);
        thread = Thread.ofPlatform().daemon().name("ui-module-watch").start(this::watch);
    }

    private static Optional<WatchService> service(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return Optional.empty();
        }
        try {
            WatchService service = folder.getFileSystem().newWatchService();
            var _ =
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY);
            return Optional.of(service);
        } catch (IOException | UnsupportedOperationException e) {
            // Network folders and a system without watches left: then it looks now and then.
            return Optional.empty();
        }
    }

    private void watch() {
        try {
            while (!closed) {
                pause();
                Stamp now = Stamp.of(file);
                if (!now.equals(known) && !now.equals(Stamp.NONE)) {
                    known = settled(now);
                    if (!closed) {
                        changed.run();
                    }
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            // closed
        }
    }

    private void pause() throws InterruptedException {
        if (service.isEmpty()) {
            Thread.sleep(LOOK);
            return;
        }
        WatchKey key = service.get().poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (key != null) {
            var _ = key.pollEvents();
            var _ = key.reset();
        }
    }

    private Stamp settled(Stamp first) throws InterruptedException {
        Stamp before = first;
        while (true) {
            Thread.sleep(SETTLED);
            Stamp now = Stamp.of(file);
            if (now.equals(before) && !now.equals(Stamp.NONE)) {
                return now;
            }
            before = now;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        service.ifPresent(
                s -> {
                    try {
                        s.close();
                    } catch (IOException e) {
                        // it is gone anyway
                    }
                });
    }
}
