package dev.wasmscope.cli.option;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.session.DirAccess;
import dev.wasmscope.session.DirMapping;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a value of {@code --dir} is taken apart. */
class DirOptionTest {
    @ParameterizedTest
    @CsvSource({
        "files,               files,    files,    READ_WRITE",
        "files::/data,        files,    /data,    READ_WRITE",
        "files:ro,            files,    files,    READ_ONLY",
        "files::/data:ro,     files,    /data,    READ_ONLY",
        "files::/data:overlay, files,   /data,    OVERLAY",
        "files:overlay,       files,    files,    OVERLAY",
        ".,                   .,        .,        READ_WRITE",
        "dir:ro::/d,          dir:ro,   /d,       READ_WRITE",
        "dir:ro::/d:ro,       dir:ro,   /d,       READ_ONLY",
        "C:/x,                C:/x,     C:/x,     READ_WRITE",
        "C:/x:ro,             C:/x,     C:/x,     READ_ONLY",
        "C:/x::/data:overlay, C:/x,     /data,    OVERLAY",
        "C:::/c,              C:,       /c,       READ_WRITE",
        "C::/c,               C,        /c,       READ_WRITE",
        "a::b::1c,            a,        b::1c,    READ_WRITE",
    })
    void takesTheValueApart(String text, String host, String guest, DirAccess access) {
        DirMapping mapping = DirOption.parse(text);
        assertAll(
                () -> assertEquals(Path.of(host), mapping.host()),
                () -> assertEquals(guest, mapping.guest()),
                () -> assertEquals(access, mapping.access()));
    }
}
