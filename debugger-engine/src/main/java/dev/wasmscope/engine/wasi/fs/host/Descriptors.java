package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.fs.host.NioPlace.OpenFilePath;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The names that Linux gives our open descriptors, {@code /proc/self/fd/N}. A path through one
 * leads to what is open, wherever its name has gone and whatever another process has put there.
 */
final class Descriptors {
    private static final Path FOLDER = Path.of("/proc/self/fd");
    private static final int REMEMBERED = 16;

    /** Numbers that were used lately: the next file is likely to get one of them. */
    private final Deque<Path> recent = new ArrayDeque<>();

    /** Whether the system has such names. */
    static boolean available() {
        return Files.isDirectory(FOLDER);
    }

    /**
     * The name of a descriptor that is open.
     *
     * @param key {@link BasicFileAttributes#fileKey} of what it is open for
     * @throws ErrnoException {@code again} if there is none: the key is that of something else
     */
    OpenDescriptor of(@Nullable Object key) throws IOException, ErrnoException {
        OpenDescriptor descriptor = new OpenDescriptor(this, key);
        descriptor.path();
        return descriptor;
    }

    private Path find(@Nullable Object key) throws IOException, ErrnoException {
        for (Path known : recent) {
            if (isFor(known, key)) {
                return known;
            }
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(FOLDER)) {
            for (Path descriptor : all) {
                if (isFor(descriptor, key)) {
                    remember(descriptor);
                    return descriptor;
                }
            }
        }
        throw new ErrnoException(Errno.AGAIN, "replaced while it was opened");
    }

    private void remember(Path descriptor) {
        recent.addFirst(descriptor);
        if (recent.size() > REMEMBERED) {
            recent.removeLast();
        }
    }

    private static boolean isFor(Path descriptor, @Nullable Object key) {
        try {
            return Objects.equals(
                    Files.readAttributes(descriptor, BasicFileAttributes.class).fileKey(), key);
        } catch (IOException e) {
            return false;
        }
    }

    /** One of them. Its number is looked for again when it has come to mean something else. */
    static final class OpenDescriptor implements OpenFilePath {
        private final Descriptors all;
        private final @Nullable Object key;
        private @Nullable Path found;

        private OpenDescriptor(Descriptors all, @Nullable Object key) {
            this.all = all;
            this.key = key;
        }

        @Override
        public Path path() throws IOException, ErrnoException {
            Path known = found;
            if (known == null || !isFor(known, key)) {
                known = all.find(key);
                found = known;
            }
            return known;
        }

        @Override
        public boolean follow() {
            return true;
        }
    }
}
