package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wasmscope.engine.wasi.fs.host.HostFileSystem;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder that turns into a link out of the preopen, and back, while the guest uses it. */
@Timeout(120)
class SwappedFolderTest {
    private static final int TRIES = 20_000;
    private static final int RESULT = FakeGuest.RESULT;

    @TempDir Path temp;

    @Test
    void nothingOutsideIsReadMadeOrRemoved() throws Exception {
        Path inside = Files.createDirectory(temp.resolve("inside"));
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("file"), "secret");
        Files.writeString(Files.createDirectory(inside.resolve("dir")).resolve("file"), "public");
        HostFileSystem fileSystem = HostFileSystem.of(inside);
        assumeTrue(fileSystem.holdsDirectories(), "skipped: needs Linux with native access");
        AtomicBoolean done = new AtomicBoolean();
        Thread swapper = Thread.ofPlatform().start(() -> swap(inside, outside, done));
        Map<Errno, Integer> seen = new EnumMap<>(Errno.class);
        WasiOptions options =
                WasiOptions.builder().preopens(List.of(new Preopen("/", fileSystem))).build();
        try (FakeGuest guest = new FakeGuest(options)) {
            int path = guest.put("dir/file");
            int made = guest.put("dir/made");
            int buffer = guest.put(new byte[16]);
            int vectors = guest.iovecs(buffer, 16);
            for (int i = 0; i < TRIES; i++) {
                Errno errno =
                        guest.call("path_open", 3, 1, path, 8, 0, Rights.FD_READ, 0, 0, RESULT);
                seen.merge(errno, 1, Integer::sum);
                if (errno == Errno.SUCCESS) {
                    int fd = guest.resultInt();
                    guest.call("fd_read", fd, vectors, 1, RESULT);
                    assertEquals("public", guest.text(buffer, guest.resultInt()));
                    guest.call("fd_close", fd);
                }
                guest.call("path_create_directory", 3, made, 8);
                guest.call("path_remove_directory", 3, made, 8);
                guest.call(
                        "path_open", 3, 1, made, 8, OpenFlags.CREAT, Rights.FD_WRITE, 0, 0, RESULT);
                guest.call("fd_close", 4);
                guest.call("path_unlink_file", 3, made, 8);
            }
        } finally {
            done.set(true);
            swapper.join();
        }
        try (Stream<Path> left = Files.list(outside)) {
            assertEquals(List.of(outside.resolve("file")), left.toList());
        }
        assertEquals("secret", Files.readString(outside.resolve("file")));
        assertTrue(seen.getOrDefault(Errno.SUCCESS, 0) > 0, "never open: " + seen);
        assertTrue(seen.size() > 1, "never swapped: " + seen);
    }

    /** dir is a folder, then a link to the outside, then nothing, and so on. */
    private static void swap(Path inside, Path outside, AtomicBoolean done) {
        Path dir = inside.resolve("dir");
        Path aside = inside.resolve("aside");
        try {
            Path link = Files.createSymbolicLink(inside.resolve("link"), outside);
            while (!done.get()) {
                Files.move(dir, aside, StandardCopyOption.ATOMIC_MOVE);
                Files.move(link, dir, StandardCopyOption.ATOMIC_MOVE);
                Files.move(dir, link, StandardCopyOption.ATOMIC_MOVE);
                Files.move(aside, dir, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
