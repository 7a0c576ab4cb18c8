package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.samples.ExtractedSample;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.OverlayChange;
import dev.wasmscope.session.OverlayOutcome;
import dev.wasmscope.session.StopReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session tells of an overlay, and what it does with it. */
class OverlaySessionTest {
    @TempDir Path temp;

    @Test
    void listsReadsDiscardsAndSaves() throws Exception {
        ExtractedSample sample = new SampleFolder(temp).extract("wordcount");
        Path folder = sample.folder().resolve("files");
        Path counts = folder.resolve("counts.txt");
        DirMapping mapping = new DirMapping(folder, "/data", DirAccess.OVERLAY);
        LaunchConfig config = LaunchConfig.of(sample.module()).withPreopens(List.of(mapping));
        try (DebugSession session = DebugSession.open(config)) {
            assertEquals(List.of(), session.overlayChanges(), "not started");
            assertEquals(
                    new StopReason.Exited(0, List.of()),
                    session.run().get().reason(),
                    "at the end");
            OverlayChange change = only(session);
            assertEquals(OverlayChange.Kind.CREATED, change.kind());
            assertEquals("/data/counts.txt", change.guestPath());
            assertEquals(counts, change.hostPath());
            byte[] start = session.overlayContents(change, 3, 3).get();
            assertEquals("the", new String(start, StandardCharsets.UTF_8));
            assertFalse(Files.exists(counts));

            assertEquals(done(change), session.discardOverlay(List.of(change)).get());
            assertEquals(List.of(), session.overlayChanges());
            assertThrows(
                    ExecutionException.class, () -> session.overlayContents(change, 0, 1).get());

            session.run().get();
            assertEquals(change, only(session), "each run starts from the folder");
            assertEquals(done(change), session.saveOverlay(List.of(change)).get());
            assertTrue(Files.readString(counts).startsWith("89 the\n"));
            assertEquals(List.of(), session.overlayChanges());

            session.run().get();
            OverlayChange again = only(session);
            assertEquals(OverlayChange.Kind.MODIFIED, again.kind());
            Files.writeString(counts, "changed by somebody else");
            OverlayOutcome outcome = session.saveOverlay(List.of(again)).get().getFirst();
            assertEquals(
                    Optional.of("counts.txt was changed on the host meanwhile"), outcome.refusal());
            assertEquals("changed by somebody else", Files.readString(counts));
        }
    }

    private static OverlayChange only(DebugSession session) {
        assertEquals(1, session.overlayChanges().size());
        return session.overlayChanges().getFirst();
    }

    private static List<OverlayOutcome> done(OverlayChange change) {
        return List.of(new OverlayOutcome(change, Optional.empty()));
    }
}
