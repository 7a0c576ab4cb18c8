package dev.wasmscope.cli.command;

import dev.wasmscope.cli.CommandIo;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.OverlayOutcome;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What a guest changed in folders given with {@code :overlay}: told at the end, kept if asked. */
final class OverlayReport {
    private static final int MOST_LINES = 100;

    private OverlayReport() {}

    /**
     * Tells, or saves and tells. Says nothing if nothing changed.
     *
     * @param save whether to write the changes into the folders
     * @return whether everything that was to be saved was
     */
    static boolean finish(CommandIo io, DebugSession session, boolean save) {
        List<OverlayChange> changes = session.overlayChanges();
        if (changes.isEmpty()) {
            return true;
        }
        io.out().flush();
        if (!save) {
            io.error("changed in overlays, not kept (--save-overlay keeps it):");
            print(io, changes.stream().map(OverlayReport::line).toList());
            return true;
        }
        List<OverlayOutcome> outcomes = session.saveOverlay(changes).join();
        List<String> saved =
                outcomes.stream()
                        .filter(outcome -> outcome.refusal().isEmpty())
                        .map(outcome -> line(outcome.change()))
                        .toList();
        if (!saved.isEmpty()) {
            io.error("saved from overlays:");
            print(io, saved);
        }
        List<OverlayOutcome> refused =
                outcomes.stream().filter(outcome -> outcome.refusal().isPresent()).toList();
        for (OverlayOutcome outcome : refused) {
            io.error(outcome.change().hostPath() + ": not saved: " + outcome.refusal().get());
        }
        return refused.isEmpty();
    }

    private static void print(CommandIo io, List<String> lines) {
        lines.stream().limit(MOST_LINES).forEach(io.err()::println);
        if (lines.size() > MOST_LINES) {
            io.err().println("  … " + (lines.size() - MOST_LINES) + " more");
        }
    }

    /** For example {@code modified /data/in.txt (5 -> 9 bytes)}. */
    static String line(OverlayChange change) {
        String kind = change.kind().name().toLowerCase(Locale.ROOT);
        String path = change.guestPath() + (change.directory() ? "/" : "");
        String from = change.renamedFrom().map(old -> " (was " + old + ")").orElse("");
        return "  %-8s %s%s%s".formatted(kind, path, from, sizes(change));
    }

    private static String sizes(OverlayChange change) {
        OptionalLong before = change.sizeBefore();
        OptionalLong after = change.sizeAfter();
        return switch (change.kind()) {
            case CREATED -> after.isPresent() ? " (" + after.getAsLong() + " bytes)" : "";
            case MODIFIED ->
                    before.isPresent() && after.isPresent()
                            ? " (" + before.getAsLong() + " -> " + after.getAsLong() + " bytes)"
                            : "";
            case DELETED, RENAMED -> "";
        };
    }
}
