package dev.wasmscope.dwarf.sourcemap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What modules point to: files, maps within, and other machines, which are never asked. */
class SourceMapUrlTest {
    @ParameterizedTest
    @CsvSource({
        "./app.wasm.map, ./app.wasm.map",
        "maps/my%20app.map, maps/my app.map",
        "100%.map, 100%.map",
        "a+b.map, a+b.map",
        "file:///x/app.map, /x/app.map",
        "file:///C:/x/app.map, C:/x/app.map",
        "C:\\x\\app.map, C:\\x\\app.map"
    })
    void files(String url, String path) throws SourceMapException {
        assertEquals(new SourceMapUrl.File(path), SourceMapUrl.parse(url));
    }

    @ParameterizedTest
    @CsvSource({
        "https://host.example/a/app.wasm.map?v=1#x, app.wasm.map",
        "HTTP://host.example/my%20app.map, my app.map",
        "//host.example/app.map, app.map",
        "ftp://host.example/, ''"
    })
    void otherMachines(String url, String fileName) throws SourceMapException {
        SourceMapUrl.Remote remote =
                assertInstanceOf(SourceMapUrl.Remote.class, SourceMapUrl.parse(url));
        assertEquals(fileName, remote.fileName());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data:application/json;base64,eyJhIjoiKyJ9 | {\"a\":\"+\"}",
                "data:application/json;charset=utf-8;base64,eyJhIjoiKyJ9 | {\"a\":\"+\"}",
                "data:,%7B%22a%22:%22+%22%7D | {\"a\":\"+\"}"
            })
    void within(String url, String json) throws SourceMapException {
        SourceMapUrl.Inline inline =
                assertInstanceOf(SourceMapUrl.Inline.class, SourceMapUrl.parse(url));
        assertEquals(json, new String(inline.json(), StandardCharsets.UTF_8));
    }

    @Test
    void malformedData() {
        assertThrows(SourceMapException.class, () -> SourceMapUrl.parse("data:x"));
        assertThrows(SourceMapException.class, () -> SourceMapUrl.parse("data:;base64,A"));
    }

    @ParameterizedTest
    @CsvSource({"'\u0003abc', abc", "'\u0003abcd', abc", "'zabc', zabc", "'', ''"})
    void theTextOfTheSection(String contents, String text) {
        byte[] bytes = ("xx" + contents).getBytes(StandardCharsets.UTF_8);
        assertEquals(text, SourceMapUrl.textOfSection(bytes, 2, bytes.length - 2));
    }
}
