package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.fs.host.NioPlace.OpenFilePath;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A directory known by its path and its identity. Before each operation the path must still be that
 * directory, not a link; after the check another process may still swap it.
 */
final class CheckedPlace implements NioPlace {
    private final Path path;
    private final @Nullable Object key;

    private CheckedPlace(Path path, @Nullable Object key) {
        this.path = path;
        this.key = key;
    }

    /** A path that is a directory. */
    static CheckedPlace of(Path path) throws IOException, ErrnoException {
        BasicFileAttributes attributes = attributes(path);
        if (!NioStat.isPlainDirectory(attributes)) {
            throw new ErrnoException(Errno.NOTDIR, path.toString());
        }
        return new CheckedPlace(path, attributes.fileKey());
    }

    @Override
    public Path here() throws ErrnoException {
        return NioErrors.translate(
                path.toString(),
                () -> {
                    BasicFileAttributes now = attributes(path);
                    if (!NioStat.isPlainDirectory(now) || !Objects.equals(now.fileKey(), key)) {
                        throw new ErrnoException(Errno.NOENT, path.toString());
                    }
                    return path;
                });
    }

    @Override
    public NioPlace child(String name) throws IOException, ErrnoException {
        return of(here().resolve(name));
    }

    @Override
    public NioPlace duplicate() {
        return this;
    }

    @Override
    public OpenFilePath opened(Path name) {
        return new Unheld(name);
    }

    private record Unheld(Path path) implements OpenFilePath {
        @Override
        public boolean follow() {
            return false;
        }
    }

    @Override
    public void close() {}

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
