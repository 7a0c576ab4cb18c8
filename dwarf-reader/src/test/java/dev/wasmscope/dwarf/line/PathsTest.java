package dev.wasmscope.dwarf.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
    @ParameterizedTest
    @CsvSource({
        "/work/app, src, main.c, /work/app/src/main.c",
        "/work/app, /usr/include, stdio.h, /usr/include/stdio.h",
        "/work/app, src, /abs/main.c, /abs/main.c",
        "./build, ./libc/crt, crt1.c, ./build/./libc/crt/crt1.c",
        "'', '', main.c, main.c",
        "C:\\app, src, main.c, C:\\app/src/main.c",
        "/work/, '', main.c, /work/main.c"
    })
    void directoriesAreJoinedAsFarAsNeeded(
            String compileDirectory, String directory, String name, String expected) {
        assertEquals(expected, Paths.join(compileDirectory, directory, name));
    }

    @ParameterizedTest
    @CsvSource({
        "main.c, /work/src/main.c, true",
        "src/main.c, /work/src/main.c, true",
        "src\\main.c, /work/src/main.c, true",
        "./src/../src/main.c, /work/x/../src/main.c, true",
        "/work/src/main.c, /work/src/main.c, true",
        "/src/main.c, /work/src/main.c, false",
        "ain.c, /work/src/main.c, false",
        "other/main.c, /work/src/main.c, false",
        "C:\\a\\main.c, C:/a/main.c, true",
        "'', /work/src/main.c, false"
    })
    void aPathIsMeantByItsEndNameByName(String wanted, String path, boolean expected) {
        assertEquals(expected, Paths.isSuffix(wanted, path));
    }
}
