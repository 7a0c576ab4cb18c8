package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.types.FileType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Attributes through {@code java.nio.file}, never following links. */
final class NioStat {
    private NioStat() {}

    static FileStat of(Path path) throws IOException {
        return of(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Attributes of what the path leads to. */
    static FileStat of(Path path, LinkOption... links) throws IOException {
        BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, links);
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> unix =
                    Files.readAttributes(path, "unix:dev,ino,nlink,ctime", links);
            return stat(
                    basic,
                    number(unix.get("dev")),
                    number(unix.get("ino")),
                    number(unix.get("nlink")),
                    unix.get("ctime") instanceof FileTime changed
                            ? changed
                            : basic.lastModifiedTime());
        }
        // Windows tells no file number through this interface; the path is all there is.
        long identity = path.toString().hashCode() & 0xffffffffL;
        return stat(basic, 1, identity, 1, basic.lastModifiedTime());
    }

    static FileType typeOf(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return FileType.SYMBOLIC_LINK;
        }
        if (attributes.isOther()) {
            return FileType.UNKNOWN;
        }
        return attributes.isDirectory() ? FileType.DIRECTORY : FileType.REGULAR_FILE;
    }

    /** Whether it can be walked through: a junction of Windows is a directory and "other" too. */
    static boolean isPlainDirectory(BasicFileAttributes attributes) {
        return attributes.isDirectory() && !attributes.isSymbolicLink() && !attributes.isOther();
    }

    static void setTimes(Path path, TimeChange accessed, TimeChange modified, LinkOption... links)
            throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class, links)
                .setTimes(time(modified), time(accessed), null);
    }

    /** Copies permissions, where files have them. */
    static void takePermissions(Path from, Path to, LinkOption... toLinks) throws IOException {
        PosixFileAttributeView model =
                Files.getFileAttributeView(
                        from, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributeView target =
                Files.getFileAttributeView(to, PosixFileAttributeView.class, toLinks);
        if (model != null && target != null) {
            target.setPermissions(model.readAttributes().permissions());
        }
    }

    private static FileStat stat(
            BasicFileAttributes basic, long device, long inode, long links, FileTime changed) {
        return new FileStat(
                device,
                inode,
                typeOf(basic),
                links,
                basic.size(),
                basic.lastAccessTime().to(TimeUnit.NANOSECONDS),
                basic.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                changed.to(TimeUnit.NANOSECONDS));
    }

    private static @Nullable FileTime time(TimeChange change) {
        return switch (change) {
            case TimeChange.Keep ignored -> null;
            case TimeChange.Now ignored -> FileTime.fromMillis(System.currentTimeMillis());
            case TimeChange.At at -> FileTime.from(at.nanos(), TimeUnit.NANOSECONDS);
        };
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
