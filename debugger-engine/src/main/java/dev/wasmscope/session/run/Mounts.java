package dev.wasmscope.session.run;

import dev.wasmscope.engine.wasi.Preopen;
import dev.wasmscope.engine.wasi.fs.host.HostFileSystem;
import dev.wasmscope.engine.wasi.fs.overlay.Change;
import dev.wasmscope.engine.wasi.fs.overlay.Outcome;
import dev.wasmscope.engine.wasi.fs.overlay.OverlayFileSystem;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.OverlayOutcome;
import dev.wasmscope.session.SessionException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folders that one run of a guest sees, and what it changed in those that are overlays. */
final class Mounts implements AutoCloseable {
    private static final int LONGEST_READ = 1 << 24;

    private final List<Preopen> preopens = new ArrayList<>();
    private final Map<DirMapping, OverlayFileSystem> overlays = new LinkedHashMap<>();

    private Mounts() {}

    /**
     * Opens them.
     *
     * @throws SessionException if one does not exist
     * @throws ErrnoException if one cannot be opened
     */
    static Mounts of(List<DirMapping> mappings) throws SessionException, ErrnoException {
        Mounts mounts = new Mounts();
        try {
            for (DirMapping mapping : mappings) {
                if (!Files.isDirectory(mapping.host())) {
                    throw new SessionException(mapping.host() + ": no such folder");
                }
                mounts.preopens.add(mounts.preopen(mapping));
            }
        } catch (SessionException | ErrnoException e) {
            mounts.close();
            throw e;
        }
        return mounts;
    }

    private Preopen preopen(DirMapping mapping) throws ErrnoException {
        Preopen real = new Preopen(mapping.guest(), HostFileSystem.of(mapping.host()));
        return switch (mapping.access()) {
            case READ_WRITE -> real;
            case READ_ONLY -> real.readOnly();
            case OVERLAY -> {
                OverlayFileSystem overlay =
                        new OverlayFileSystem(
                                real.fileSystem(), () -> System.currentTimeMillis() * 1_000_000);
                overlays.put(mapping, overlay);
                yield new Preopen(mapping.guest(), overlay);
            }
        };
    }

    List<Preopen> preopens() {
        return preopens;
    }

    List<OverlayChange> changes() {
        List<OverlayChange> changes = new ArrayList<>();
        overlays.forEach(
                (mapping, overlay) ->
                        overlay.changes().forEach(change -> changes.add(told(mapping, change))));
        return changes;
    }

    byte[] contents(OverlayChange change, long offset, int length) throws SessionException {
        OverlayFileSystem overlay = overlays.get(change.folder());
        if (overlay == null) {
            throw new SessionException(change.guestPath() + ": not in an overlay of this run");
        }
        byte[] bytes = new byte[Math.clamp(length, 0, LONGEST_READ)];
        try {
            int done = 0;
            int read = 1;
            while (done < bytes.length && read > 0) {
                read = overlay.read(asked(change), offset + done, bytes, done, bytes.length - done);
                done += read;
            }
            return Arrays.copyOf(bytes, done);
        } catch (ErrnoException e) {
            throw new SessionException(change.guestPath() + ": " + e.getMessage(), e);
        }
    }

    List<OverlayOutcome> save(Collection<OverlayChange> changes) {
        return each(changes, OverlayFileSystem::save);
    }

    List<OverlayOutcome> discard(Collection<OverlayChange> changes) {
        return each(changes, OverlayFileSystem::discard);
    }

    private interface Action {
        List<Outcome> on(OverlayFileSystem overlay, Collection<Change> changes);
    }

    private List<OverlayOutcome> each(Collection<OverlayChange> changes, Action action) {
        List<OverlayOutcome> outcomes = new ArrayList<>();
        overlays.forEach(
                (mapping, overlay) -> {
                    List<Change> here =
                            changes.stream()
                                    .filter(change -> change.folder().equals(mapping))
                                    .map(Mounts::asked)
                                    .toList();
                    for (Outcome outcome : action.on(overlay, here)) {
                        outcomes.add(
                                new OverlayOutcome(
                                        told(mapping, outcome.change()), outcome.refusal()));
                    }
                });
        return outcomes;
    }

    private static OverlayChange told(DirMapping mapping, Change change) {
        return new OverlayChange(
                mapping,
                change.path(),
                OverlayChange.Kind.valueOf(change.kind().name()),
                change.renamedFrom(),
                change.sizeBefore(),
                change.sizeAfter(),
                change.directory());
    }

    private static Change asked(OverlayChange change) {
        return new Change(
                change.path(),
                Change.Kind.valueOf(change.kind().name()),
                change.renamedFrom(),
                change.sizeBefore(),
                change.sizeAfter(),
                change.directory());
    }

    /** Drops what was changed and not saved. */
    @Override
    public void close() {
        overlays.values().forEach(OverlayFileSystem::close);
    }
}
