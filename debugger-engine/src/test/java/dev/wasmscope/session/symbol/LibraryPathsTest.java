package dev.wasmscope.session.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryPathsTest {
    @ParameterizedTest
    @CsvSource({
        "/usr/lib/go-1.19/src/runtime/chan.go,                          true",
        "/usr/local/go/src/fmt/print.go,                                true",
        "/opt/homebrew/Cellar/go/1.24.1/libexec/src/strings/builder.go, true",
        "C:\\Program Files\\go1.24.1\\src\\os\\file.go,                 true",
        "/usr/local/lib/tinygo/src/runtime/gc_blocks.go,                true",
        "/home/me/go/pkg/mod/golang.org/x/text@v0.3.0/width/width.go,   true",
        "/home/me/go/src/github.com/me/tool/main.go,                    false",
        "/home/me/go/src/hello/main.go,                                 false",
        "/home/me/cargo/src/runtime/x.go,                               false",
        "/home/me/pkg/mod/main.go,                                      false",
        "/rustc/0123abc/library/core/src/fmt/mod.rs,                    true",
        "~lib/rt/itcms.ts,                                              true",
        "src/main.c,                                                    false",
    })
    void libraries(String path, boolean library) {
        assertEquals(library, LibraryPaths.contains(path), path);
    }
}
