package dev.wasmscope.engine.wasi.fs.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.ErrnoException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and directories that are something else on Windows. CVE-2024-51745 and CVE-2024-51756. */
class WindowsRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CON",
                "con",
                "PRN",
                "AUX",
                "NUL",
                "nul.txt",
                "NUL .txt",
                "COM1",
                "com9.log",
                "LPT1",
                "COM0",
                "COM\u00b9",
                "COM\u00b2.txt",
                "LPT\u00b3",
                "CONIN$",
                "conout$",
                "CLOCK$",
                "file:stream",
                "file::$DATA",
                "C:",
                "C:x",
                "C:\\x",
                "a\\b",
                "\\\\host",
                "..\\x",
                "name.",
                "name ",
                "name. .",
                "...",
                "LONGFI~1",
                "longfi~1.txt",
                "A~1.C",
                "PROGRA~12",
                "a<b",
                "a>b",
                "a\"b",
                "a|b",
                "a?b",
                "a*b",
                "a\u0001b",
                "a/b",
                "DIR::$INDEX_ALLOCATION",
                "AUX.tar.gz",
                "Com1 .a"
            })
    void isNoFileOfAFolder(String name) {
        ErrnoException error =
                assertThrows(ErrnoException.class, () -> WindowsNames.check(name), name);
        assertEquals(Errno.NOENT, error.errno());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file",
                ".hidden",
                "CONSOLE",
                "COMET",
                "COM",
                "LPT",
                "COM10",
                "NULL",
                "aux-file",
                "nul_",
                "a.b.c",
                "a b",
                " a",
                "\u00fcn\u00ef",
                "tilde~",
                "~1",
                "backup~old",
                "longername~1",
                "a~1b",
                "COM1x",
                "x.CON",
                "com\u2074"
            })
    void isAnOrdinaryName(String name) throws ErrnoException {
        assertEquals(name, WindowsNames.check(name));
    }

    /** A junction says that it is a directory and "other"; a link to a directory is a link. */
    @Test
    void aJunctionIsNoDirectoryToWalkThrough() {
        assertTrue(NioStat.isPlainDirectory(new Attributes(true, false, false)));
        assertFalse(NioStat.isPlainDirectory(new Attributes(true, false, true)), "junction");
        assertFalse(NioStat.isPlainDirectory(new Attributes(false, true, false)), "link");
        assertFalse(NioStat.isPlainDirectory(new Attributes(true, true, false)), "link");
        assertFalse(NioStat.isPlainDirectory(new Attributes(false, false, false)), "file");
    }

    private record Attributes(boolean isDirectory, boolean isSymbolicLink, boolean isOther)
            implements BasicFileAttributes {
        @Override
        public FileTime lastModifiedTime() {
            return FileTime.fromMillis(0);
        }

        @Override
        public FileTime lastAccessTime() {
            return FileTime.fromMillis(0);
        }

        @Override
        public FileTime creationTime() {
            return FileTime.fromMillis(0);
        }

        @Override
        public boolean isRegularFile() {
            return !isDirectory && !isSymbolicLink && !isOther;
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public Object fileKey() {
            return this;
        }
    }
}
