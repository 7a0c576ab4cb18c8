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

/**
 * A directory that is held open by a {@link SecureDirectoryStream}, each opened in the one before
 * without following links.
 *
 * <p>The stream has no {@code mkdirat}, {@code readlinkat}, {@code symlinkat} and {@code linkat}.
 * They, and everything else, go through the name of the stream's {@link Descriptors descriptor}.
 */
final class HeldPlace implements NioPlace {
    private final SecureDirectoryStream<Path> stream;
    private final Descriptors descriptors;
    private final Descriptors.OpenDescriptor descriptor;

    private HeldPlace(SecureDirectoryStream<Path> stream, Descriptors descriptors)
            throws IOException, ErrnoException {
        this.stream = stream;
        this.descriptors = descriptors;
        this.descriptor =
                descriptors.of(
                        stream.getFileAttributeView(BasicFileAttributeView.class)
                                .readAttributes()
                                .fileKey());
    }

    /** Whether this machine has what it takes. */
    static boolean available(Path folder) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            return stream instanceof SecureDirectoryStream<Path> && Descriptors.available();
        } catch (IOException e) {
            return false;
        }
    }

    /** A folder that the user named. */
    @SuppressWarnings("StreamResourceLeak") // the place holds it open until it is closed
    static HeldPlace of(Path folder) throws IOException, ErrnoException {
        return hold(Files.newDirectoryStream(folder), new Descriptors());
    }

    private static HeldPlace hold(DirectoryStream<Path> opened, Descriptors descriptors)
            throws IOException, ErrnoException {
        if (!(opened instanceof SecureDirectoryStream<Path> secure)) {
            opened.close();
            throw new ErrnoException(Errno.NOTSUP, "directories cannot be held open here");
        }
        try {
            return new HeldPlace(secure, descriptors);
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
        return hold(stream.newDirectoryStream(path, LinkOption.NOFOLLOW_LINKS), descriptors);
    }

    @Override
    public NioPlace duplicate() throws IOException, ErrnoException {
        return hold(
                stream.newDirectoryStream(Path.of("."), LinkOption.NOFOLLOW_LINKS), descriptors);
    }

    @Override
    public OpenFilePath opened(Path name) throws IOException, ErrnoException {
        return descriptors.of(
                Files.readAttributes(name, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .fileKey());
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            // The descriptor is gone either way.
        }
    }
}
