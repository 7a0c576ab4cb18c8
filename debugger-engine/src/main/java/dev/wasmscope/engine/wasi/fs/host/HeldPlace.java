package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A directory that is held open by a {@link SecureDirectoryStream}, each opened in the one before
 * without following links.
 *
 * <p>The stream has no {@code mkdirat}, {@code readlinkat}, {@code symlinkat} and {@code linkat}.
 * All of them, and everything else, go through the name that Linux gives an open descriptor, {@code
 * /proc/self/fd/N}: it leads to the directory that is open, wherever its name has gone and whatever
 * another process has put there.
 */
final class HeldPlace implements NioPlace {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final SecureDirectoryStream<Path> stream;
    private final Descriptor descriptor;

    private HeldPlace(SecureDirectoryStream<Path> stream) throws IOException, ErrnoException {
        this.stream = stream;
        this.descriptor =
                new Descriptor(
                        stream.getFileAttributeView(BasicFileAttributeView.class)
                                .readAttributes()
                                .fileKey());
        descriptor.path();
    }

    /** Whether this machine has what it takes. */
    static boolean available(Path folder) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            return stream instanceof SecureDirectoryStream<Path> && Files.isDirectory(DESCRIPTORS);
        } catch (IOException e) {
            return false;
        }
    }

    /** A folder that the user named. */
    static HeldPlace of(Path folder) throws IOException, ErrnoException {
        return hold(Files.newDirectoryStream(folder));
    }

    private static HeldPlace hold(DirectoryStream<Path> opened) throws IOException, ErrnoException {
        if (!(opened instanceof SecureDirectoryStream<Path> secure)) {
            opened.close();
            throw new ErrnoException(Errno.NOTSUP, "directories cannot be held open here");
        }
        try {
            return new HeldPlace(secure);
        } catch (IOException | ErrnoException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public Path here() throws ErrnoException {
        return NioErrors.translate("directory", descriptor::path);
    }

    @Override
    public NioPlace child(String name) throws IOException, ErrnoException {
        Path path = Path.of(name);
        BasicFileAttributeView view =
                stream.getFileAttributeView(
                        path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (!view.readAttributes().isDirectory()) {
            throw new ErrnoException(Errno.NOTDIR, name);
        }
        return hold(stream.newDirectoryStream(path, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public NioPlace duplicate() throws IOException, ErrnoException {
        return hold(stream.newDirectoryStream(Path.of("."), LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public OpenFilePath opened(Path name) throws IOException, ErrnoException {
        Descriptor file =
                new Descriptor(
                        Files.readAttributes(
                                        name, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                                .fileKey());
        file.path();
        return file;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
    }

    /** The name of one of our open descriptors for a file or directory. */
    private static final class Descriptor implements OpenFilePath {
        private final @Nullable Object key;
        private @Nullable Path found;

        Descriptor(@Nullable Object key) {
            this.key = key;
        }

        /** Looked for again when the number has come to mean something else. */
        @Override
        public Path path() throws IOException, ErrnoException {
            Path known = found;
            if (known == null || !is(known)) {
                known = search();
                found = known;
            }
            return known;
        }

        @Override
        public boolean follow() {
            return true;
        }

        private boolean is(Path descriptor) {
            try {
                Object itsKey =
                        Files.readAttributes(descriptor, BasicFileAttributes.class).fileKey();
                return Objects.equals(itsKey, key);
            } catch (IOException e) {
                return false;
            }
        }

        private Path search() throws IOException, ErrnoException {
            try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
                for (Path descriptor : descriptors) {
                    if (is(descriptor)) {
                        return descriptor;
                    }
                }
            }
            throw new ErrnoException(Errno.AGAIN, "replaced while it was opened");
        }
    }
}
