package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open directory. It stays the same directory when it is renamed, and outlives its removal.
 *
 * <p>Every {@code name} is one component: not empty, not {@code .} or {@code ..}, without {@code /}
 * and without NUL; {@link Names#check} holds for it. No operation ever follows a symbolic link that
 * {@code name} may be: it acts on the link itself, or fails with {@code loop} where that makes no
 * sense.
 */
public interface Directory extends FileNode {
    /**
     * Opens a directory to walk through or to operate in.
     *
     * @throws ErrnoException {@code noent}; {@code notdir} or {@code loop} when it is something
     *     else
     */
    Directory openDirectory(String name) throws ErrnoException;

    /**
     * Opens a directory several steps down at once, if the file system can do that as safely as
     * step by step.
     *
     * @param names each one component
     * @return null if it cannot
     * @throws ErrnoException {@code noent}; anything else means only that one of the steps is to be
     *     looked at: it may be a link
     */
    default @Nullable Directory openDirectories(List<String> names) throws ErrnoException {
        return null;
    }

    /**
     * Opens a file or a directory.
     *
     * @return an {@link OpenFile} or a {@link Directory}
     * @throws ErrnoException {@code loop} for a symbolic link, {@code isdir} when a directory is to
     *     be written, {@code exist} for exclusive creation, and so on
     */
    FileNode open(String name, OpenMode mode) throws ErrnoException;

    /** Another handle to this directory, closed on its own. */
    Directory duplicate() throws ErrnoException;

    /** Attributes of the entry, not of what a link points to. */
    FileStat stat(String name) throws ErrnoException;

    /**
     * Text of a symbolic link.
     *
     * @throws ErrnoException {@code inval} when it is no link, {@code noent}
     */
    String readLink(String name) throws ErrnoException;

    /** All entries except {@code .} and {@code ..}, in the file system's order. */
    List<DirectoryEntry> list() throws ErrnoException;

    /** Makes an empty directory. */
    void createDirectory(String name) throws ErrnoException;

    /** Removes an empty directory. */
    void removeDirectory(String name) throws ErrnoException;

    /** Removes a name that is not a directory ({@code isdir} if it is). */
    void unlink(String name) throws ErrnoException;

    /**
     * Makes a symbolic link.
     *
     * @param target its text; the caller has refused absolute ones
     */
    void symlink(String target, String name) throws ErrnoException;

    /**
     * Makes a second name for a file; a symbolic link is itself linked.
     *
     * @throws ErrnoException {@code xdev} when {@code to} belongs to another file system
     */
    void link(String name, Directory to, String newName) throws ErrnoException;

    /**
     * Moves a name, replacing {@code newName} as POSIX rename does.
     *
     * @throws ErrnoException {@code xdev} when {@code to} belongs to another file system
     */
    void rename(String name, Directory to, String newName) throws ErrnoException;

    /** Changes timestamps of the entry, of a link itself. */
    void setTimes(String name, TimeChange accessed, TimeChange modified) throws ErrnoException;
}
