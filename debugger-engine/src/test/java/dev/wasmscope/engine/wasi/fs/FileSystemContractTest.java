package dev.wasmscope.engine.wasi.fs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import dev.wasmscope.engine.wasi.types.FileType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every file system does alike, in memory and on real folders. */
class FileSystemContractTest {
    private static final OpenMode WRITE = new OpenMode(true, true, false, false, false, false);
    private static final OpenMode CREATE = new OpenMode(true, true, true, false, false, false);
    private static final OpenMode EXCLUSIVE = new OpenMode(true, true, true, true, false, false);
    private static final OpenMode TRUNCATE = new OpenMode(true, true, false, false, true, false);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void writesAndReadsAtPositions(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        try (OpenFile file = create(root, "file")) {
            byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
            assertEquals(5, file.write(3, text, 0, 5));
            assertEquals(8, file.size());
            byte[] read = new byte[10];
            assertEquals(8, file.read(0, read, 1, 9));
            assertArrayEquals(new byte[] {0, 0, 0, 0, 'h', 'e', 'l', 'l', 'o', 0}, read);
            assertEquals(0, file.read(8, read, 0, 10), "at the end");
            assertEquals(0, file.read(1L << 40, read, 0, 10), "far behind the end");
        }
    }

    @ParameterizedTest
    @EnumSource
    void cutsAndExtendsWithZeros(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        try (OpenFile file = create(root, "file")) {
            file.write(0, new byte[] {1, 2, 3, 4}, 0, 4);
            file.setSize(2);
            file.setSize(100_000);
            byte[] read = new byte[4];
            assertEquals(4, file.read(0, read, 0, 4));
            assertArrayEquals(new byte[] {1, 2, 0, 0}, read);
            assertEquals(100_000, file.stat().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void opensByMode(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        fails(Errno.NOENT, () -> root.open("file", OpenMode.READ));
        create(root, "file").close();
        fails(Errno.EXIST, () -> root.open("file", EXCLUSIVE));
        fails(Errno.NOTDIR, () -> root.open("file", OpenMode.DIRECTORY));
        root.createDirectory("dir");
        fails(Errno.ISDIR, () -> root.open("dir", WRITE));
        try (FileNode dir = root.open("dir", OpenMode.READ)) {
            assertInstanceOf(Directory.class, dir);
        }
        try (OpenFile file = (OpenFile) root.open("file", WRITE)) {
            file.write(0, new byte[10], 0, 10);
        }
        root.open("file", TRUNCATE).close();
        assertEquals(0, root.stat("file").size());
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatAFileWasNotOpenedFor(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        create(root, "file").close();
        try (OpenFile file = (OpenFile) root.open("file", OpenMode.READ)) {
            fails(Errno.BADF, () -> file.write(0, new byte[1], 0, 1));
            fails(Errno.INVAL, () -> file.setSize(1));
        }
        OpenMode writeOnly = new OpenMode(false, true, false, false, false, false);
        try (OpenFile file = (OpenFile) root.open("file", writeOnly)) {
            fails(Errno.BADF, () -> file.read(0, new byte[1], 0, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverFollowsLinks(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        root.createDirectory("dir");
        root.symlink("dir", "link");
        fails(Errno.LOOP, () -> root.open("link", OpenMode.READ));
        fails(Errno.LOOP, () -> root.open("link", CREATE));
        fails(Errno.NOTDIR, () -> root.open("link", OpenMode.DIRECTORY));
        fails(Errno.NOTDIR, () -> root.openDirectory("link"));
        fails(Errno.NOTDIR, () -> root.removeDirectory("link"));
        assertEquals(FileType.SYMBOLIC_LINK, root.stat("link").type());
        assertEquals("dir", root.readLink("link"));
        fails(Errno.INVAL, () -> root.readLink("dir"));
        root.unlink("link");
        assertEquals(List.of("dir"), names(root));
    }

    @ParameterizedTest
    @EnumSource
    void makesAndRemovesDirectories(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        root.createDirectory("dir");
        fails(Errno.EXIST, () -> root.createDirectory("dir"));
        Directory dir = root.openDirectory("dir");
        create(dir, "file").close();
        fails(Errno.NOTEMPTY, () -> root.removeDirectory("dir"));
        fails(Errno.ISDIR, () -> root.unlink("dir"));
        fails(Errno.NOTDIR, () -> dir.removeDirectory("file"));
        fails(Errno.NOENT, () -> root.unlink("missing"));
        dir.unlink("file");
        root.removeDirectory("dir");
        fails(Errno.NOENT, () -> root.stat("dir"));
        fails(Errno.NOENT, () -> dir.createDirectory("in-what-is-gone"));
        fails(Errno.NOENT, () -> dir.open("in-what-is-gone", CREATE));
        dir.close();
    }

    @ParameterizedTest
    @EnumSource
    void renamesAsPosixDoes(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        root.createDirectory("from");
        root.createDirectory("to");
        Directory from = root.openDirectory("from");
        Directory to = root.openDirectory("to");
        create(from, "a").close();
        from.rename("a", to, "b");
        assertEquals(List.of("b"), names(to));
        assertEquals(List.of(), names(from));
        fails(Errno.NOENT, () -> from.rename("a", to, "b"));
        create(from, "c").close();
        long inode = from.stat("c").inode();
        from.rename("c", to, "b");
        assertEquals(inode, to.stat("b").inode(), "replaced");
        fails(Errno.ISDIR, () -> to.rename("b", root, "from"));
        fails(Errno.NOTDIR, () -> root.rename("from", to, "b"));
        fails(Errno.NOTEMPTY, () -> root.rename("from", root, "to"));
        to.unlink("b");
        root.rename("from", root, "to");
        assertEquals(List.of("to"), names(root));
    }

    @ParameterizedTest
    @EnumSource
    void keepsADirectoryOutOfItself(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        root.createDirectory("dir");
        Directory dir = root.openDirectory("dir");
        dir.createDirectory("inner");
        Directory inner = dir.openDirectory("inner");
        fails(Errno.INVAL, () -> root.rename("dir", inner, "dir"));
    }

    @ParameterizedTest
    @EnumSource
    void linksShareOneFile(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        create(root, "a").close();
        root.link("a", root, "b");
        fails(Errno.EXIST, () -> root.link("a", root, "b"));
        FileStat a = root.stat("a");
        assertEquals(a, root.stat("b"));
        assertEquals(2, a.links());
        root.createDirectory("dir");
        fails(Errno.PERM, () -> root.link("dir", root, "c"));
        root.unlink("a");
        assertEquals(1, root.stat("b").links());
    }

    @ParameterizedTest
    @EnumSource
    void aFileOutlivesItsName(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        try (OpenFile file = create(root, "file")) {
            root.unlink("file");
            file.write(0, new byte[] {7}, 0, 1);
            byte[] read = new byte[1];
            assertEquals(1, file.read(0, read, 0, 1));
            assertEquals(7, read[0]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void setsTimes(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        create(root, "file").close();
        root.setTimes("file", new TimeChange.At(1_000_000_000L), new TimeChange.At(5_000_000_123L));
        assertEquals(1_000_000_000L, root.stat("file").accessed());
        assertEquals(5_000_000_123L, root.stat("file").modified());
        try (OpenFile file = (OpenFile) root.open("file", OpenMode.READ)) {
            file.setTimes(new TimeChange.Keep(), new TimeChange.At(7_000_000_000L));
            assertEquals(1_000_000_000L, file.stat().accessed());
            assertEquals(7_000_000_000L, file.stat().modified());
        }
        root.setTimes("file", new TimeChange.Keep(), new TimeChange.Now());
        assertEquals(1_000_000_000L, root.stat("file").accessed());
        assertEquals(
                true, root.stat("file").modified() > 1_600_000_000_000_000_000L, "now is not then");
    }

    @ParameterizedTest
    @EnumSource
    void listingsAgreeWithStat(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        root.createDirectory("dir");
        create(root, "ümlaut").close();
        root.symlink("nowhere", "link");
        List<DirectoryEntry> entries = root.list();
        assertEquals(3, entries.size());
        for (DirectoryEntry entry : entries) {
            FileStat stat = root.stat(entry.name());
            assertEquals(stat.inode(), entry.inode(), entry.name());
            assertEquals(stat.type(), entry.type(), entry.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsOneComponent(FileSystems kind) throws ErrnoException {
        Directory root = kind.in(folder).openRoot();
        create(root, "file").close();
        for (String name : List.of("", ".", "..", "a/b", "/", "nul\0")) {
            fails(Errno.INVAL, () -> root.stat(name));
            fails(Errno.INVAL, () -> root.open(name, CREATE));
            fails(Errno.INVAL, () -> root.createDirectory(name));
            fails(Errno.INVAL, () -> root.rename("file", root, name));
        }
        fails(Errno.NAMETOOLONG, () -> root.createDirectory("x".repeat(256)));
        root.createDirectory("x".repeat(255));
    }

    @ParameterizedTest
    @EnumSource
    void aReadOnlyViewRefusesEveryChange(FileSystems kind) throws ErrnoException {
        WasiFileSystem base = kind.in(folder);
        Directory writable = base.openRoot();
        create(writable, "file").close();
        writable.createDirectory("dir");
        Directory root = new ReadOnlyFileSystem(base).openRoot();
        TimeChange now = new TimeChange.Now();
        fails(Errno.ROFS, () -> root.open("file", WRITE));
        fails(Errno.ROFS, () -> root.open("file", TRUNCATE));
        fails(Errno.ROFS, () -> root.open("new", CREATE));
        fails(Errno.EXIST, () -> root.open("file", EXCLUSIVE));
        fails(Errno.ROFS, () -> root.createDirectory("new"));
        fails(Errno.ROFS, () -> root.removeDirectory("dir"));
        fails(Errno.ROFS, () -> root.unlink("file"));
        fails(Errno.ROFS, () -> root.symlink("a", "b"));
        fails(Errno.ROFS, () -> root.link("file", writable, "linked"));
        fails(Errno.XDEV, () -> writable.link("file", root, "linked"));
        fails(Errno.ROFS, () -> root.rename("file", writable, "moved"));
        fails(Errno.XDEV, () -> writable.rename("file", root, "moved"));
        fails(Errno.ROFS, () -> root.setTimes("file", now, now));
        fails(Errno.ROFS, () -> root.setTimes(now, now));
        fails(Errno.ROFS, () -> root.openDirectory("dir").createDirectory("new"));
        fails(Errno.ROFS, () -> root.duplicate().createDirectory("new"));
        OpenMode createReading = new OpenMode(true, false, true, false, false, false);
        try (OpenFile file = (OpenFile) root.open("file", createReading)) {
            fails(Errno.ROFS, () -> file.write(0, new byte[1], 0, 1));
            fails(Errno.ROFS, () -> file.setSize(0));
            fails(Errno.ROFS, () -> file.setTimes(now, now));
        }
        assertEquals(List.of("dir", "file"), names(writable).stream().sorted().toList());
    }

    private static OpenFile create(Directory directory, String name) throws ErrnoException {
        return (OpenFile) directory.open(name, CREATE);
    }

    private static List<String> names(Directory directory) throws ErrnoException {
        return directory.list().stream().map(DirectoryEntry::name).toList();
    }

    private static void fails(Errno expected, Executable operation) {
        ErrnoException failure = assertThrows(ErrnoException.class, operation);
        assertEquals(expected, failure.errno(), failure.getMessage());
    }
}
