package dev.wasmscope.engine.wasi.fs;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from an open directory to the last component of a guest's path.
 *
 * <p>Every directory on the way is held open, so {@code ..} means the directory we came through,
 * not what the file system calls the parent now; above the start there is nothing ({@code perm}).
 * Links are read and expanded here; an absolute link is refused. Nothing is looked up by more than
 * one component at a time.
 *
 * <p>The result is {@link #directory()} and {@link #name()} in it; the name is {@code null} when
 * the path ends in the directory itself ({@code .}, {@code a/..}). Close it after the operation.
 */
public final class PathWalk implements AutoCloseable {
    /** Links that one path may go through, as Linux has it. */
    public static final int MAX_LINKS = 40;

    /** What to do when the last component is a symbolic link. */
    public enum LastLink {
        /** Go where it points. */
        FOLLOW,
        /** Operate on the link, unless the path ends in {@code /}. */
        FOLLOW_BEFORE_SLASH,
        /** Operate on the link: what changes a directory's entries never follows. */
        KEEP
    }

    private final Directory start;
    private final LastLink lastLink;
    private final Deque<Directory> opened = new ArrayDeque<>();
    private final Deque<String> pending = new ArrayDeque<>();
    private int links;
    private @Nullable String name;
    private boolean mustBeDirectory;

    /** Whether several steps may be taken at once; then {@code ..} cannot be gone back. */
    private final boolean mayLeap;

    private boolean leapt;

    private PathWalk(Directory start, LastLink lastLink, boolean mayLeap) {
        this.start = start;
        this.lastLink = lastLink;
        this.mayLeap = mayLeap;
    }

    /**
     * Walks to the last component of {@code path}, which need not exist.
     *
     * @param start stays open and is not closed by the walk
     * @param lastLink what happens to a link at the last component
     * @throws ErrnoException {@code noent} for an empty path, {@code perm} for an absolute one and
     *     for one that leaves {@code start}, {@code loop} after {@value #MAX_LINKS} links, {@code
     *     ilseq} for a NUL, {@code notdir}, {@code nametoolong}
     */
    public static PathWalk resolve(Directory start, String path, LastLink lastLink)
            throws ErrnoException {
        return resolve(start, path, lastLink, !hasParentStep(path));
    }

    private static PathWalk resolve(
            Directory start, String path, LastLink lastLink, boolean mayLeap)
            throws ErrnoException {
        PathWalk walk = new PathWalk(start, lastLink, mayLeap);
        try {
            walk.push(path);
            if (walk.run()) {
                return walk;
            }
            // A link led back over a leap: once more, one step at a time.
            walk.close();
            return resolve(start, path, lastLink, false);
        } catch (ErrnoException e) {
            walk.close();
            throw e;
        }
    }

    /** The directory that holds {@link #name()}. Belongs to the walk: do not close it. */
    public Directory directory() {
        Directory innermost = opened.peek();
        return innermost == null ? start : innermost;
    }

    /** The last component, or null when the path names {@link #directory()} itself. */
    public @Nullable String name() {
        return name;
    }

    /**
     * The last component.
     *
     * @param errno what to fail with when the path names the directory itself
     */
    public String nameOr(Errno errno) throws ErrnoException {
        String last = name;
        if (last == null) {
            throw new ErrnoException(errno, "path names its start directory");
        }
        return last;
    }

    /** Whether the path ended in {@code /} (or {@code /.}), so only a directory will do. */
    public boolean mustBeDirectory() {
        return mustBeDirectory;
    }

    @Override
    public void close() {
        opened.forEach(Directory::close);
        opened.clear();
    }

    /** Goes to the end; false if the way back from a leap is needed. */
    private boolean run() throws ErrnoException {
        while (!pending.isEmpty()) {
            leap();
            String component = pending.pop();
            if (component.equals("..")) {
                if (leapt) {
                    return false;
                }
                leave();
            } else if (pending.isEmpty()) {
                last(component);
            } else {
                enter(component);
            }
        }
        return true;
    }

    private static boolean hasParentStep(String path) {
        return path.contains("..");
    }

    /** Opens all directories up to the last component at once, where there are several. */
    private void leap() throws ErrnoException {
        if (!mayLeap || leapt || pending.size() < 3 || pending.contains("..")) {
            return;
        }
        List<String> names = new ArrayList<>(pending);
        names.removeLast();
        Directory far;
        try {
            far = directory().openDirectories(names);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.NOENT) {
                throw e;
            }
            // Maybe a link: step by step it is told from an error.
            return;
        }
        if (far != null) {
            opened.push(far);
            leapt = true;
            String last = pending.removeLast();
            pending.clear();
            pending.push(last);
        }
    }

    private void leave() throws ErrnoException {
        Directory innermost = opened.poll();
        if (innermost == null) {
            throw new ErrnoException(Errno.PERM, "path leaves its start directory");
        }
        innermost.close();
    }

    private void enter(String component) throws ErrnoException {
        try {
            opened.push(directory().openDirectory(Names.check(component)));
        } catch (ErrnoException e) {
            if (e.errno() != Errno.NOTDIR && e.errno() != Errno.LOOP) {
                throw e;
            }
            expand(component, readLink(component, e));
        }
    }

    private void last(String component) throws ErrnoException {
        Names.check(component);
        if (followsLast()) {
            String target = linkTarget(component);
            if (target != null) {
                expand(component, target);
                return;
            }
        }
        name = component;
    }

    private boolean followsLast() {
        return switch (lastLink) {
            case FOLLOW -> true;
            case FOLLOW_BEFORE_SLASH -> mustBeDirectory;
            case KEEP -> false;
        };
    }

    private @Nullable String linkTarget(String component) throws ErrnoException {
        try {
            return directory().readLink(component);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.INVAL || e.errno() == Errno.NOENT) {
                return null;
            }
            throw e;
        }
    }

    private String readLink(String component, ErrnoException notADirectory) throws ErrnoException {
        try {
            return directory().readLink(component);
        } catch (ErrnoException e) {
            throw e.errno() == Errno.INVAL
                    ? new ErrnoException(Errno.NOTDIR, component)
                    : notADirectory;
        }
    }

    private void expand(String link, String target) throws ErrnoException {
        if (++links > MAX_LINKS) {
            throw new ErrnoException(Errno.LOOP, link);
        }
        push(target);
    }

    private void push(String path) throws ErrnoException {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.NOENT, "empty path");
        }
        if (path.startsWith("/")) {
            throw new ErrnoException(Errno.PERM, "absolute path");
        }
        if (path.indexOf('\0') >= 0) {
            throw new ErrnoException(Errno.ILSEQ, "path holds a NUL");
        }
        if (Names.byteLength(path) > Names.MAX_PATH_BYTES) {
            throw new ErrnoException(Errno.NAMETOOLONG, "path of " + path.length() + " characters");
        }
        String[] components = path.split("/", -1);
        String end = components[components.length - 1];
        if (pending.isEmpty() && (end.isEmpty() || end.equals("."))) {
            mustBeDirectory = true;
        }
        for (int i = components.length - 1; i >= 0; i--) {
            String component = components[i];
            if (!component.isEmpty() && !component.equals(".")) {
                pending.push(component);
            }
        }
    }
}
