package dev.wasmscope.ui.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.profiler.model.AllocationTable;
import dev.wasmscope.profiler.model.HostCallTable;
import dev.wasmscope.profiler.model.MemoryTimeline;
import dev.wasmscope.profiler.model.Profile;
import dev.wasmscope.ui.shell.FileDialogs;
import dev.wasmscope.ui.testing.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of a real program in files, from the menu, with the mouse. */
class ProfileFilesTest {
    @TempDir Path folder;

    @Test
    void aProfileOpensAgainWithoutTheGuest() throws Exception {
        Path file = folder.resolve("words.wprof");
        Profile taken;
        try (Window window = Window.real(folder, new Chosen(file))) {
            window.openSample(folder, "wordcount", "both", false);
            window.robot().press(KeyCode.CONTROL, KeyCode.P);
            window.awaitEnd();
            window.robot().await("a profile", () -> whole(window).isPresent());
            taken = window.on(() -> whole(window).orElseThrow());
            assertTrue(taken.table(AllocationTable.class).isPresent(), "allocations are followed");
            assertTrue(taken.table(MemoryTimeline.class).isPresent(), "memories are followed");
            assertTrue(taken.table(HostCallTable.class).isPresent(), "host calls are summed");
            window.robot().menu("file", "profile-save");
            window.robot()
                    .await(
                            "saved",
                            () -> notice(window).equals("Profile written as wprof to words.wprof"));
            assertTrue(Files.size(file) > 1000, "a profile");
        }
        try (Window window = Window.real(folder, new Chosen(file))) {
            assertTrue(window.robot().sees(".welcome"), "no program is open");
            window.robot().menu("file", "profile-open");
            window.robot()
                    .await(
                            "the graph",
                            () -> window.context().flame().graphProperty().get().isPresent());
            assertEquals(taken, window.on(() -> whole(window).orElseThrow()));
            assertTrue(window.robot().sees("#flame"), "the graph is in front");
            window.robot().menu("file", "profile-compare");
            window.robot().await("compared", () -> notice(window).startsWith("Compared with"));
            window.robot()
                    .await(
                            "nothing changed",
                            () ->
                                    window.context().profile().baseProperty().get().isPresent()
                                            && window.context()
                                                    .flame()
                                                    .graphProperty()
                                                    .get()
                                                    .isPresent());
            window.robot().menu("file", "profile-close");
            assertTrue(window.robot().sees(".welcome"), "the welcome page is back");
        }
    }

    @Test
    void theLayoutForProfilesGoesAndComes() throws Exception {
        try (Window window = Window.opened(folder)) {
            assertTrue(window.robot().sees("#stack") || window.robot().sees(".empty-state"));
            window.headless()
                    .run(() -> window.context().actions().get("view.profileLayout").fire());
            assertTrue(
                    window.on(() -> window.context().docks().tools().get("stack").getScene())
                            == null,
                    "the call stack is away");
            window.headless().run(() -> window.context().actions().get("view.debugLayout").fire());
            assertTrue(
                    window.on(() -> window.context().docks().tools().get("stack").getScene())
                            != null,
                    "the call stack is back");
            window.headless()
                    .run(() -> window.context().actions().get("view.profileLayout").fire());
            window.headless().run(() -> window.context().docks().show("variables"));
            assertTrue(
                    window.on(() -> window.context().docks().tools().get("variables").getScene())
                            != null,
                    "who asks for a view gets it");
        }
    }

    @Test
    void readingIsATaskAndAnEndedOneOpensNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.folded"), "main;f 1\n");
        try (Window window = Window.real(folder, new Chosen(file))) {
            boolean[] opened = new boolean[1];
            String title =
                    window.on(
                            () -> {
                                window.context().profile().open(file, () -> opened[0] = true);
                                var task = window.context().tasks().running().getLast();
                                task.cancel();
                                return task.title();
                            });
            assertEquals("Reading notes.folded", title);
            window.headless().run(() -> window.context().profile().compare(file));
            window.robot().await("the next one", () -> notice(window).startsWith("Compared with"));
            assertTrue(window.on(() -> whole(window)).isEmpty(), "not opened");
            assertFalse(window.on(() -> opened[0]));
        }
    }

    @Test
    void whatIsNoProfileIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.wprof"), "no profile");
        try (Window window = Window.real(folder, new Chosen(file))) {
            window.robot().menu("file", "profile-open");
            window.robot()
                    .await(
                            "a failure",
                            () -> window.context().debug().noticeProperty().get().error());
            assertTrue(window.on(() -> notice(window)).contains("notes.wprof"), "names the file");
        }
    }

    private static Optional<Profile> whole(Window window) {
        return window.context().profile().wholeProperty().get();
    }

    private static String notice(Window window) {
        return window.context().debug().noticeProperty().get().text();
    }

    /** Always chooses the same file. */
    private record Chosen(Path file) implements FileDialogs {
        @Override
        public Optional<Path> chooseModule() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> chooseTarget(String title, String name) {
            return Optional.of(file);
        }

        @Override
        public Optional<Path> chooseFile(String title) {
            return Optional.of(file);
        }
    }
}
