package dev.wasmscope.ui.testing;

import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.OverlayOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a program changed in its first folder: notes.txt modified, out/new.bin created, old.txt
 * deleted, draft.txt renamed. Saving notes.txt is refused, as after a change by somebody else.
 */
final class FakeOverlay {
    private final Map<OverlayChange, byte[]> changes = new LinkedHashMap<>();

    FakeOverlay(DirMapping folder) {
        byte[] notes =
                "first line\nsecond line, changed\nthird line\n".getBytes(StandardCharsets.UTF_8);
        byte[] binary = new byte[300];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = (byte) (i * 7);
        }
        add(folder, "notes.txt", OverlayChange.Kind.MODIFIED, OptionalLong.of(33), notes);
        add(folder, "out/new.bin", OverlayChange.Kind.CREATED, OptionalLong.empty(), binary);
        changes.put(
                new OverlayChange(
                        folder,
                        "old.txt",
                        OverlayChange.Kind.DELETED,
                        Optional.empty(),
                        OptionalLong.of(12),
                        OptionalLong.empty(),
                        false),
                new byte[0]);
        changes.put(
                new OverlayChange(
                        folder,
                        "final.txt",
                        OverlayChange.Kind.RENAMED,
                        Optional.of("draft.txt"),
                        OptionalLong.of(4),
                        OptionalLong.of(4),
                        false),
                "text".getBytes(StandardCharsets.UTF_8));
    }

    private void add(
            DirMapping folder,
            String path,
            OverlayChange.Kind kind,
            OptionalLong before,
            byte[] after) {
        changes.put(
                new OverlayChange(
                        folder,
                        path,
                        kind,
                        Optional.empty(),
                        before,
                        OptionalLong.of(after.length),
                        false),
                after);
    }

    synchronized List<OverlayChange> changes() {
        return List.copyOf(changes.keySet());
    }

    synchronized byte[] contents(OverlayChange change, long offset, int length) {
        byte[] all = changes.getOrDefault(change, new byte[0]);
        return Arrays.copyOfRange(all, (int) offset, (int) Math.min(all.length, offset + length));
    }

    synchronized List<OverlayOutcome> save(Collection<OverlayChange> chosen) {
        return chosen.stream()
                .map(
                        change ->
                                change.path().equals("notes.txt")
                                        ? new OverlayOutcome(
                                                change,
                                                Optional.of("was changed on the host meanwhile"))
                                        : done(change))
                .toList();
    }

    synchronized List<OverlayOutcome> discard(Collection<OverlayChange> chosen) {
        return chosen.stream().map(this::done).toList();
    }

    private OverlayOutcome done(OverlayChange change) {
        changes.remove(change);
        return new OverlayOutcome(change, Optional.empty());
    }
}
