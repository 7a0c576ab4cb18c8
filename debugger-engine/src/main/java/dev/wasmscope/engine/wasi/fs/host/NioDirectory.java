package dev.wasmscope.engine.wasi.fs.host;

import dev.wasmscope.engine.wasi.fs.Directory;
import dev.wasmscope.engine.wasi.fs.DirectoryEntry;
import dev.wasmscope.engine.wasi.fs.FileNode;
import dev.wasmscope.engine.wasi.fs.FileStat;
import dev.wasmscope.engine.wasi.fs.Names;
import dev.wasmscope.engine.wasi.fs.OpenMode;
import dev.wasmscope.engine.wasi.fs.TimeChange;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** A directory, operated on by path; {@link NioPlace} says how safe the path is. */
final class NioDirectory implements Directory {
    private static final String SYSTEM = System.getProperty("os.name", "");
    private static final boolean WINDOWS = SYSTEM.startsWith("Windows");

    /** {@code link(2)} of Linux makes a second name for a link; elsewhere it may follow it. */
    private static final boolean LINKS_LINKS = SYSTEM.equals("Linux");

    private final NioPlace place;
    private boolean closed;

    private NioDirectory(NioPlace place) {
        this.place = place;
    }

    /**
     * Opens a folder that the user named; {@code notdir} if it is none.
     *
     * @param hold whether to hold directories open; otherwise they are checked
     */
    static NioDirectory openRoot(Path folder, boolean hold) throws ErrnoException {
        return NioErrors.translate(
                folder.toString(),
                () ->
                        new NioDirectory(
                                hold
                                        ? HeldPlace.of(folder)
                                        : CheckedPlace.of(folder.toRealPath())));
    }

    @Override
    public Directory openDirectory(String name) throws ErrnoException {
        child(name);
        return NioErrors.translate(name, () -> new NioDirectory(place.child(name)));
    }

    @Override
    public FileNode open(String name, OpenMode mode) throws ErrnoException {
        Path child = child(name);
        return NioErrors.translate(
                name,
                () -> {
                    if (!Files.exists(child, LinkOption.NOFOLLOW_LINKS)) {
                        if (!mode.create()) {
                            throw new ErrnoException(Errno.NOENT, name);
                        }
                        return NioFile.open(child, mode, place);
                    }
                    if (mode.create() && mode.exclusive()) {
                        throw new ErrnoException(Errno.EXIST, name);
                    }
                    return openExisting(child, name, mode);
                });
    }

    private FileNode openExisting(Path child, String name, OpenMode mode)
            throws IOException, ErrnoException {
        return switch (NioStat.typeOf(attributes(child))) {
            case SYMBOLIC_LINK ->
                    throw new ErrnoException(mode.directory() ? Errno.NOTDIR : Errno.LOOP, name);
            case DIRECTORY -> {
                if (mode.changes()) {
                    throw new ErrnoException(Errno.ISDIR, name);
                }
                yield new NioDirectory(place.child(name));
            }
            case REGULAR_FILE -> {
                if (mode.directory()) {
                    throw new ErrnoException(Errno.NOTDIR, name);
                }
                yield NioFile.open(child, mode, place);
            }
            default -> throw new ErrnoException(Errno.ACCES, name);
        };
    }

    @Override
    public Directory duplicate() throws ErrnoException {
        here();
        return NioErrors.translate("directory", () -> new NioDirectory(place.duplicate()));
    }

    @Override
    public FileStat stat() throws ErrnoException {
        return NioErrors.translate("directory", () -> NioStat.of(here().resolve(".")));
    }

    @Override
    public FileStat stat(String name) throws ErrnoException {
        return NioErrors.translate(name, () -> NioStat.of(child(name)));
    }

    @Override
    public String readLink(String name) throws ErrnoException {
        return NioErrors.translate(
                name, () -> Files.readSymbolicLink(child(name)).toString().replace('\\', '/'));
    }

    @Override
    public List<DirectoryEntry> list() throws ErrnoException {
        return NioErrors.translate("directory", this::listEntries);
    }

    private List<DirectoryEntry> listEntries() throws IOException, ErrnoException {
        List<DirectoryEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(here())) {
            for (Path child : children) {
                FileStat stat = NioStat.of(child);
                entries.add(
                        new DirectoryEntry(
                                child.getFileName().toString(), stat.inode(), stat.type()));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    @Override
    public void createDirectory(String name) throws ErrnoException {
        NioErrors.translate(name, () -> Files.createDirectory(child(name)));
    }

    @Override
    public void removeDirectory(String name) throws ErrnoException {
        delete(name, true);
    }

    @Override
    public void unlink(String name) throws ErrnoException {
        delete(name, false);
    }

    private void delete(String name, boolean directory) throws ErrnoException {
        Path child = child(name);
        NioErrors.translate(
                name,
                () -> {
                    boolean isDirectory = attributes(child).isDirectory();
                    if (isDirectory != directory) {
                        throw new ErrnoException(isDirectory ? Errno.ISDIR : Errno.NOTDIR, name);
                    }
                    Files.delete(child);
                    return child;
                });
    }

    @Override
    public void symlink(String target, String name) throws ErrnoException {
        Path child = child(name);
        NioErrors.translate(
                name, () -> Files.createSymbolicLink(child, child.getFileSystem().getPath(target)));
    }

    @Override
    public void link(String name, Directory to, String newName) throws ErrnoException {
        Path existing = child(name);
        Path child = sameKind(to).child(newName);
        NioErrors.translate(
                newName,
                () -> {
                    // The JDK follows a link here; POSIX and WASI link the link itself.
                    BasicFileAttributes attributes = attributes(existing);
                    if (attributes.isDirectory()) {
                        throw new ErrnoException(Errno.PERM, name);
                    }
                    if (!attributes.isRegularFile() && !LINKS_LINKS) {
                        throw new ErrnoException(Errno.NOTSUP, name);
                    }
                    return Files.createLink(child, existing);
                });
    }

    @Override
    public void rename(String name, Directory to, String newName) throws ErrnoException {
        Path source = child(name);
        Path target = sameKind(to).child(newName);
        NioErrors.translate(newName, () -> move(source, target, newName));
    }

    private static Path move(Path source, Path target, String newName)
            throws IOException, ErrnoException {
        boolean directory = attributes(source).isDirectory();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && attributes(target).isDirectory() != directory) {
            throw new ErrnoException(directory ? Errno.NOTDIR : Errno.ISDIR, newName);
        }
        return Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void setTimes(String name, TimeChange accessed, TimeChange modified)
            throws ErrnoException {
        setTimesAt(child(name), accessed, modified);
    }

    @Override
    public void setTimes(TimeChange accessed, TimeChange modified) throws ErrnoException {
        setTimesAt(here().resolve("."), accessed, modified);
    }

    private static void setTimesAt(Path at, TimeChange accessed, TimeChange modified)
            throws ErrnoException {
        NioErrors.translate(
                at.toString(),
                () -> {
                    NioStat.setTimes(at, accessed, modified, LinkOption.NOFOLLOW_LINKS);
                    return at;
                });
    }

    /** The JDK has no way to synchronise a directory. */
    @Override
    public void sync(boolean dataOnly) {}

    @Override
    public void close() {
        closed = true;
        place.close();
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** The path of an entry, for the attributes that only the JDK's paths have. */
    Path pathOf(String name) throws ErrnoException {
        return child(name);
    }

    private Path child(String name) throws ErrnoException {
        Names.check(name);
        return here().resolve(WINDOWS ? WindowsNames.check(name) : name);
    }

    private Path here() throws ErrnoException {
        if (closed) {
            throw new ErrnoException(Errno.BADF, "directory handle is closed");
        }
        return place.here();
    }

    private static NioDirectory sameKind(Directory other) throws ErrnoException {
        if (other instanceof NioDirectory nio) {
            return nio;
        }
        throw new ErrnoException(Errno.XDEV, "target is on another file system");
    }
}
