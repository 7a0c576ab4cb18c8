package dev.wasmscope.engine.wasi.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasmscope.engine.wasi.fs.PathWalk.LastLink;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where paths lead, and where they must not. */
class PathWalkTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void leadsWhereTheComponentsSay(FileSystems kind) throws ErrnoException {
        Directory root = tree(kind);
        assertEquals("inner in dir", end(root, "dir/inner", LastLink.KEEP));
        assertEquals("inner in dir", end(root, "dir//./inner", LastLink.KEEP));
        assertEquals("inner/ in dir", end(root, "dir/inner/", LastLink.KEEP));
        assertEquals("inner/ in dir", end(root, "dir/inner/.", LastLink.KEEP));
        assertEquals(". in dir", end(root, "dir/inner/..", LastLink.KEEP));
        assertEquals(". in root", end(root, ".", LastLink.KEEP).replace("./", "."));
        assertEquals("new in root", end(root, "dir/inner/../../new", LastLink.KEEP));
        assertEquals("new in dir", end(root, "to-dir/new", LastLink.KEEP));
        assertEquals("inner in dir", end(root, "dir/inner/back/inner", LastLink.KEEP));
    }

    @ParameterizedTest
    @EnumSource
    void followsTheLastLinkOnlyWhenAsked(FileSystems kind) throws ErrnoException {
        Directory root = tree(kind);
        assertEquals("to-dir in root", end(root, "to-dir", LastLink.KEEP));
        assertEquals("to-dir/ in root", end(root, "to-dir/", LastLink.KEEP));
        assertEquals("dir in root", end(root, "to-dir", LastLink.FOLLOW));
        assertEquals("to-dir in root", end(root, "to-dir", LastLink.FOLLOW_BEFORE_SLASH));
        assertEquals("dir/ in root", end(root, "to-dir/", LastLink.FOLLOW_BEFORE_SLASH));
        assertEquals("nowhere in root", end(root, "dangling", LastLink.FOLLOW));
    }

    @ParameterizedTest
    @EnumSource
    void neverLeavesTheStart(FileSystems kind) throws ErrnoException {
        Directory root = tree(kind);
        refused(Errno.PERM, root, "..");
        refused(Errno.PERM, root, "../outside");
        refused(Errno.PERM, root, "dir/../../outside");
        refused(Errno.PERM, root, "/");
        refused(Errno.PERM, root, "/etc/passwd");
        refused(Errno.PERM, root, "escape/secret");
        refused(Errno.PERM, root, "escape");
        refused(Errno.PERM, root, "absolute");
        refused(Errno.PERM, root, "absolute/passwd");
        refused(Errno.PERM, root, "to-dir/../escape/x");
        try (Directory dir = root.openDirectory("dir")) {
            refused(Errno.PERM, dir, "inner/back/..");
            refused(Errno.PERM, dir, "inner/back/../dir");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNoPath(FileSystems kind) throws ErrnoException {
        Directory root = tree(kind);
        refused(Errno.NOENT, root, "");
        refused(Errno.NOENT, root, "missing/../dir");
        refused(Errno.NOTDIR, root, "file/x");
        refused(Errno.NOTDIR, root, "file/../dir");
        refused(Errno.LOOP, root, "loop");
        refused(Errno.LOOP, root, "loop/x");
        refused(Errno.ILSEQ, root, "nul\0");
        refused(Errno.NAMETOOLONG, root, "x".repeat(256));
        refused(Errno.NAMETOOLONG, root, "./".repeat(2049));
    }

    /** dir/inner/back -> .. and links to it, out of it, and to themselves. */
    private Directory tree(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        root.createDirectory("dir");
        try (Directory dir = root.openDirectory("dir")) {
            dir.createDirectory("inner");
            try (Directory inner = dir.openDirectory("inner")) {
                inner.symlink("..", "back");
            }
        }
        root.open("file", new OpenMode(true, true, true, true, false, false)).close();
        root.symlink("dir", "to-dir");
        root.symlink("nowhere", "dangling");
        root.symlink("../outside", "escape");
        root.symlink("/etc", "absolute");
        root.symlink("loop", "loop");
        return root;
    }

    private static String end(Directory root, String path, LastLink lastLink)
            throws ErrnoException {
        try (PathWalk walk = PathWalk.resolve(root, path, lastLink);
                Directory dir = root.openDirectory("dir")) {
            long inode = walk.directory().stat().inode();
            String in =
                    inode == root.stat().inode()
                            ? "root"
                            : inode == dir.stat().inode() ? "dir" : "elsewhere";
            String name = walk.name() == null ? "." : walk.name();
            return name + (walk.mustBeDirectory() ? "/" : "") + " in " + in;
        }
    }

    private static void refused(Errno expected, Directory root, String path) {
        ErrnoException failure =
                assertThrows(
                        ErrnoException.class,
                        () -> PathWalk.resolve(root, path, LastLink.FOLLOW).close(),
                        path);
        assertEquals(expected, failure.errno(), path);
    }
}
