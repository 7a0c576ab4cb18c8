package dev.wasmscope.engine.wasi.fs.overlay;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.OpenFile;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.Trees;
import dev.wasmscope.engine.wasi.fs.host.HostFileSystem;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an overlay keeps in memory, what it tells, and what saving and discarding do. */
class OverlayFileSystemTest {
    private static final OpenMode WRITE = new OpenMode(true, true, false, false, false, false);
    private static final OpenMode CREATE = new OpenMode(true, true, true, false, false, false);
    private static final int MIB = 1 << 20;

    @TempDir Path host;

    @BeforeEach
    void fill() throws IOException {
        Files.writeString(host.resolve("file"), "contents");
        Files.writeString(Files.createDirectory(host.resolve("dir")).resolve("inner"), "inner");
    }

    private OverlayFileSystem overlay(long quota) throws ErrnoException {
        return new OverlayFileSystem(
                HostFileSystem.of(host), () -> System.currentTimeMillis() * 1_000_000, quota, 100);
    }

    private OverlayFileSystem overlay() throws ErrnoException {
        return overlay(MIB);
    }

    /** The changes in words. */
    private static List<String> told(OverlayFileSystem overlay) {
        return overlay.changes().stream()
                .map(
                        change ->
                                change.kind()
                                        + " "
                                        + change.path()
                                        + change.renamedFrom()
                                                .map(from -> " from " + from)
                                                .orElse(""))
                .toList();
    }

    private static List<String> refusals(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.refusal().isPresent())
                .map(outcome -> outcome.change().path() + ": " + outcome.refusal().get())
                .toList();
    }

    @Test
    void aWriteCopiesOnePageOfALargeFile() throws Exception {
        try (RandomAccessFile large = new RandomAccessFile(host.resolve("large").toFile(), "rw")) {
            large.setLength(2L << 30);
            large.seek((1L << 30) + 10);
            large.writeBytes("below");
        }
        try (OverlayFileSystem overlay = overlay(MIB);
                Directory root = overlay.openRoot()) {
            try (OpenFile file = (OpenFile) root.open("large", WRITE)) {
                file.write((1L << 30) + 20, "above".getBytes(StandardCharsets.UTF_8), 0, 5);
                byte[] read = new byte[15];
                assertEquals(15, file.read((1L << 30) + 10, read, 0, 15));
                assertEquals("below\0\0\0\0\0above", new String(read, StandardCharsets.UTF_8));
                assertEquals(2L << 30, file.size());
            }
            try (OpenFile again = (OpenFile) root.open("large", OpenMode.READ)) {
                byte[] read = new byte[5];
                again.read((1L << 30) + 20, read, 0, 5);
                assertEquals("above", new String(read, StandardCharsets.UTF_8));
            }
            assertEquals(List.of("MODIFIED large"), told(overlay));
        }
    }

    @Test
    void theQuotaHoldsForChangesOnly() throws Exception {
        Files.write(host.resolve("full"), new byte[3 * MIB]);
        try (OverlayFileSystem overlay = overlay(MIB);
                Directory root = overlay.openRoot();
                OpenFile file = (OpenFile) root.open("full", WRITE)) {
            byte[] chunk = new byte[1 << 16];
            for (int page = 0; page < 16; page++) {
                file.write((long) page << 16, chunk, 0, chunk.length);
            }
            ErrnoException full =
                    assertThrows(
                            ErrnoException.class,
                            () -> file.write(16L << 16, chunk, 0, chunk.length));
            assertEquals(Errno.NOSPC, full.errno());
            file.setSize(0);
            assertEquals(
                    chunk.length, file.write(0, chunk, 0, chunk.length), "there is room again");
        }
    }

    @Test
    void tellsWhatChanged() throws Exception {
        try (OverlayFileSystem overlay = overlay();
                Directory root = overlay.openRoot()) {
            Trees.read(root, "file");
            root.stat("dir");
            root.list();
            assertEquals(List.of(), told(overlay), "looking is no change");
            Trees.write(root, "new", "new".getBytes(StandardCharsets.UTF_8));
            root.rename("file", root, "moved");
            root.createDirectory("made");
            root.symlink("moved", "link");
            try (Directory dir = root.openDirectory("dir")) {
                dir.unlink("inner");
            }
            root.removeDirectory("dir");
            assertEquals(
                    List.of(
                            "DELETED dir",
                            "DELETED dir/inner",
                            "CREATED link",
                            "CREATED made",
                            "RENAMED moved from file",
                            "CREATED new"),
                    told(overlay));
            Change created = overlay.changes().getLast();
            assertEquals(3, created.sizeAfter().orElseThrow());
            byte[] contents = new byte[3];
            overlay.read(created, 0, contents, 0, 3);
            assertArrayEquals("new".getBytes(StandardCharsets.UTF_8), contents);
            root.unlink("new");
            root.rename("moved", root, "file");
            root.unlink("link");
            root.removeDirectory("made");
            assertEquals(List.of("DELETED dir", "DELETED dir/inner"), told(overlay), "taken back");
        }
    }

    @Test
    void aFileReplacedByRenamingWasModified() throws Exception {
        try (OverlayFileSystem overlay = overlay();
                Directory root = overlay.openRoot()) {
            Trees.write(root, "file~", "edited".getBytes(StandardCharsets.UTF_8));
            root.rename("file~", root, "file");
            assertEquals(List.of("MODIFIED file"), told(overlay));
            assertEquals(List.of(), refusals(overlay.save(overlay.changes())));
            assertEquals("edited", Files.readString(host.resolve("file")));
        }
    }

    @Test
    void aSwapIsSavedWhole() throws Exception {
        Files.writeString(host.resolve("other"), "other");
        try (OverlayFileSystem overlay = overlay();
                Directory root = overlay.openRoot()) {
            root.rename("file", root, "aside");
            root.rename("other", root, "file");
            root.rename("aside", root, "other");
            List<Change> changes = overlay.changes();
            assertEquals(
                    List.of("RENAMED file from other", "RENAMED other from file"), told(overlay));
            assertEquals(2, overlay.save(changes.subList(0, 1)).size(), "both halves");
        }
        assertEquals("contents", Files.readString(host.resolve("other")));
        assertEquals("other", Files.readString(host.resolve("file")));
    }

    @Test
    void savingANewFileMakesItsFolders() throws Exception {
        try (OverlayFileSystem overlay = overlay();
                Directory root = overlay.openRoot()) {
            root.createDirectory("made");
            try (Directory made = root.openDirectory("made")) {
                Trees.write(made, "a", new byte[] {1});
                Trees.write(made, "b", new byte[] {2});
            }
            Change file =
                    overlay.changes().stream()
                            .filter(change -> change.path().equals("made/a"))
                            .findFirst()
                            .orElseThrow();
            overlay.save(List.of(file));
            assertTrue(Files.exists(host.resolve("made/a")));
            assertFalse(Files.exists(host.resolve("made/b")));
            assertEquals(List.of("CREATED made/b"), told(overlay), "the other is left");
        }
    }

    @Test
    void refusesToOverwriteWhatTheHostChangedMeanwhile() throws Exception {
        try (OverlayFileSystem overlay = overlay();
                Directory root = overlay.openRoot()) {
            Trees.write(root, "file", "guest".getBytes(StandardCharsets.UTF_8));
            Trees.write(root, "new", "guest".getBytes(StandardCharsets.UTF_8));
            try (Directory dir = root.openDirectory("dir")) {
                dir.unlink("inner");
                Trees.write(dir, "good", "guest".getBytes(StandardCharsets.UTF_8));
            }
            Files.writeString(host.resolve("file"), "changed by the host");
            Files.writeString(host.resolve("new"), "made by the host");
            Files.delete(host.resolve("dir/inner"));
            assertEquals(
                    List.of(
                            "dir/inner: dir/inner was deleted on the host meanwhile",
                            "file: file was changed on the host meanwhile",
                            "new: new was made on the host meanwhile"),
                    refusals(overlay.save(overlay.changes())));
            assertEquals("changed by the host", Files.readString(host.resolve("file")));
            assertEquals("made by the host", Files.readString(host.resolve("new")));
            assertEquals("guest", Files.readString(host.resolve("dir/good")), "the rest is saved");
        }
        assertEquals(List.of("dir", "file", "new"), names(host), "no temporary files are left");
    }

    @Test
    void aDeletedFolderThatTheHostFilledAgainStays() throws Exception {
        try (OverlayFileSystem overlay = overlay();
                Directory root = overlay.openRoot()) {
            try (Directory dir = root.openDirectory("dir")) {
                dir.unlink("inner");
            }
            root.removeDirectory("dir");
            Files.writeString(host.resolve("dir/late"), "late");
            List<String> refusals = refusals(overlay.save(overlay.changes()));
            assertTrue(
                    refusals.contains("dir: dir holds what was made on the host meanwhile"),
                    refusals::toString);
            assertEquals("late", Files.readString(host.resolve("dir/late")));
        }
    }

    @Test
    void keepsPermissionsAndHardLinksWhenItSaves() throws Exception {
        Path script = host.resolve("file");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x--x"));
        Files.createLink(host.resolve("second"), Files.writeString(host.resolve("first"), "1"));
        try (OverlayFileSystem overlay = overlay();
                Directory root = overlay.openRoot()) {
            Trees.write(root, "file", "#!/bin/sh".getBytes(StandardCharsets.UTF_8));
            Trees.write(root, "first", "changed".getBytes(StandardCharsets.UTF_8));
            assertEquals("changed", new String(Trees.read(root, "second"), StandardCharsets.UTF_8));
            assertEquals(List.of(), refusals(overlay.save(overlay.changes())));
        }
        assertAll(
                () -> assertEquals("rwxr-x--x", permissions(script)),
                () -> assertEquals("changed", Files.readString(host.resolve("second"))));
    }

    @Test
    void anOpenFileGoesOnAfterSavingAndDiscarding() throws Exception {
        try (OverlayFileSystem overlay = overlay();
                Directory root = overlay.openRoot();
                OpenFile file = (OpenFile) root.open("file", WRITE);
                OpenFile made = (OpenFile) root.open("made", CREATE)) {
            long inode = file.stat().inode();
            file.write(0, "C".getBytes(StandardCharsets.UTF_8), 0, 1);
            overlay.save(overlay.changes());
            assertEquals("Contents", Files.readString(host.resolve("file")));
            file.write(1, "O".getBytes(StandardCharsets.UTF_8), 0, 1);
            byte[] read = new byte[8];
            assertEquals(8, file.read(0, read, 0, 8));
            assertEquals("COntents", new String(read, StandardCharsets.UTF_8));
            assertEquals(inode, file.stat().inode(), "it is the same file to the guest");
            overlay.discard(overlay.changes());
            file.read(0, read, 0, 8);
            assertEquals("Contents", new String(read, StandardCharsets.UTF_8));
            made.write(0, "x".getBytes(StandardCharsets.UTF_8), 0, 1);
            assertEquals(List.of("MODIFIED made"), told(overlay));
            overlay.discard(overlay.changes());
        }
        assertEquals("Contents", Files.readString(host.resolve("file")));
        assertEquals(0, Files.size(host.resolve("made")));
    }

    @Test
    void aFolderSwappedOnTheHostIsNotWrittenTo() throws Exception {
        Path outside = Files.createTempDirectory("outside");
        Files.writeString(outside.resolve("inner"), "outside");
        try (OverlayFileSystem overlay = overlay();
                Directory root = overlay.openRoot()) {
            try (Directory dir = root.openDirectory("dir")) {
                Trees.write(dir, "inner", "guest".getBytes(StandardCharsets.UTF_8));
                Trees.write(dir, "planted", "guest".getBytes(StandardCharsets.UTF_8));
            }
            Files.move(host.resolve("dir"), host.resolve("aside"));
            Files.createSymbolicLink(host.resolve("dir"), outside);
            assertNotEquals(List.of(), refusals(overlay.save(overlay.changes())));
        }
        assertEquals("outside", Files.readString(outside.resolve("inner")));
        assertEquals(List.of("inner"), names(outside));
        Files.delete(outside.resolve("inner"));
        Files.delete(outside);
    }

    @Test
    void aListingIsMergedAndInOrder() throws Exception {
        try (OverlayFileSystem overlay = overlay();
                Directory root = overlay.openRoot()) {
            List<String> before = root.list().stream().map(DirectoryEntry::name).toList();
            Trees.write(root, "z", new byte[0]);
            Trees.write(root, "a", new byte[0]);
            Trees.write(root, before.getFirst().equals("file") ? "file" : "other", new byte[1]);
            List<String> after = root.list().stream().map(DirectoryEntry::name).toList();
            assertEquals(before, after.subList(0, before.size()), "the host's names stay first");
            assertEquals(List.of("z", "a"), after.subList(before.size(), before.size() + 2));
            for (DirectoryEntry entry : root.list()) {
                assertEquals(root.stat(entry.name()).inode(), entry.inode(), entry.name());
            }
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
