package dev.wasmscope.dwarf.sourcemap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.testing.Tools;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Source maps: every member, malformed ones, and the maps of three compilers against node's reader.
 */
class SourceMapTest {
    private static final String NODE_READER =
            """
            const {SourceMap} = require('node:module'), fs = require('node:fs');
            const lines = fs.readFileSync(0, 'utf8').trim().split('\\n');
            const map = new SourceMap(JSON.parse(fs.readFileSync(lines[0], 'utf8')));
            for (const line of lines.slice(1)) {
              const e = map.findEntry(0, Number(line));
              console.log(line, e.originalSource === undefined ? '-'
                  : (e.originalLine + 1) + ':' + (e.originalColumn + 1));
            }
            """;

    private static SourceMap read(String json) throws SourceMapException {
        return SourceMap.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static SourceMap plain(String mappings) throws SourceMapException {
        return read(
                "{\"version\":3,\"sources\":[\"a.ts\",\"b.ts\"],\"names\":[\"f\"],\"mappings\":\""
                        + mappings
                        + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assemblyscript/app-O0.wasm.map",
                "assemblyscript/wasi.wasm.map",
                "teavm/classes.wasm.map",
                "kotlin/guest-dev.wasm.map"
            })
    void everyMappingIsTheOneThatNodeReads(String guest) throws SourceMapException {
        Tools.require("node");
        SourceMap map = SourceMap.read(TestInputs.guestBytes(guest));
        StringJoiner input = new StringJoiner("\n", TestInputs.guest(guest) + "\n", "\n");
        StringBuilder ours = new StringBuilder();
        List<Mapping> mappings = map.mappings();
        // The last one is left out: node overlooks it when it has one number only.
        for (int i = 0; i < mappings.size() - 1; i++) {
            Mapping m = mappings.get(i);
            if (mappings.get(i + 1).offset() == m.offset()) {
                continue; // node and we may take another one of two for the same instruction
            }
            input.add(Long.toString(m.offset()));
            ours.append(m.offset())
                    .append(m.source() < 0 ? " -" : " " + (m.line() + 1) + ":" + (m.column() + 1))
                    .append('\n');
        }
        assertTrue(map.size() > 100, "only " + map.size() + " mappings were read");
        assertEquals(List.of(), map.problems());
        assertLinesMatch(
                Tools.run(input.toString(), "node", "-e", NODE_READER).lines(),
                ours.toString().lines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A | Mapping[offset=0, source=-1, line=0, column=0, name=-1]",
                "AAAA | Mapping[offset=0, source=0, line=0, column=0, name=-1]",
                "gBCCCA | Mapping[offset=16, source=1, line=1, column=1, name=0]",
                "+/////BAAA | Mapping[offset=1073741823, source=0, line=0, column=0, name=-1]"
            })
    void oneSegment(String text, String expected) throws SourceMapException {
        SourceMap map = plain(text);
        assertEquals(List.of(expected), shown(map));
        assertEquals(List.of(), map.problems());
    }

    private static List<String> shown(SourceMap map) {
        return map.mappings().stream().map(Mapping::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AAAA,!  | 1 | mappings: a number that does not end at character 5",
                "AAAA,AA | 1 | mappings: a segment of 2 numbers at character 5",
                "AAAA,AAAAAA | 1 | mappings: a segment of more than 5 numbers at character 5",
                "AAAA,ggggggggggA | 1 | mappings: a number of more than 32 bits at character 12",
                "AAAA,D | 1 | mappings: an offset below 0 at character 5",
                "AAAA,CAAD | 1 | mappings: a number out of range at character 5",
                "AAAA;CAAA | 1 | mappings: a module has one line; those of others are left out",
                "AAAA,CEAA | 1 | mappings: 1 name a source that is not listed"
            })
    void malformedMappingsKeepWhatComesBefore(String text, int kept, String problem)
            throws SourceMapException {
        SourceMap map = plain(text);
        assertEquals(kept, map.size());
        assertEquals(List.of(problem), map.problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"version\":2}",
                "{\"version\":3,}",
                "{\"version\":3,\"x\":\"\\u12\"}",
                "{\"version\":3} x",
                "{\"version\":3,\"sections\":[{\"offset\":{},\"map\":{\"version\":1}}]}"
            })
    void whatIsNoSourceMapIsOneClearLine(String json) {
        String message =
                String.valueOf(
                        assertThrows(SourceMapException.class, () -> read(json)).getMessage());
        assertTrue(
                message.startsWith("not JSON: ")
                        || message.startsWith("not a source map")
                        || message.startsWith("source map version"),
                message);
    }

    @Test
    void deepNestingIsRefused() {
        String json = "{\"version\":3,\"x\":" + "[".repeat(100_000);
        assertThrows(SourceMapException.class, () -> read(json));
    }

    @Test
    void indexMapsAreFlattened() throws SourceMapException {
        String part =
                "{\"version\":3,\"sources\":[\"%s\"],\"names\":[\"%s\"],\"mappings\":\"AAAAA\"}";
        SourceMap map =
                read(
                        "{\"version\":3,\"sections\":["
                                + "{\"offset\":{\"line\":0,\"column\":10},\"map\":"
                                + part.formatted("a", "f")
                                + "},{\"offset\":{\"line\":0,\"column\":20},\"map\":"
                                + part.formatted("b", "g")
                                + "},{\"offset\":{\"line\":0,\"column\":30},\"url\":\"x\"}]}");
        assertEquals(
                List.of(
                        "Mapping[offset=10, source=0, line=0, column=0, name=0]",
                        "Mapping[offset=20, source=1, line=0, column=0, name=1]"),
                shown(map));
        assertEquals("b", map.file(1).path());
        assertEquals("g", map.name(1));
        assertEquals(
                List.of("sections: a section that is elsewhere is not fetched"), map.problems());
    }

    @Test
    void contentsRootsAndIgnoredSources() throws SourceMapException {
        SourceMap map =
                read(
                        ")]}'\n"
                                + "{\"version\":3,\"sourceRoot\":\"/src/\",\"sources\":[\"a.ts\",null,\"/b\"],\"sourcesContent\":[\"x\\n"
                                + "y\",null],\"ignoreList\":[2],\"mappings\":\"AAAA\"}");
        assertEquals("/src/a.ts", map.files().get(0).path());
        assertEquals("x\ny", map.files().get(0).source().orElse(""));
        assertEquals("/b", map.files().get(2).path());
        assertEquals(java.util.Set.of("/b"), map.ignored());
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'', a.ts, a.ts",
                "'', ./a.ts, a.ts",
                "./app, ../src/a.ts, src/a.ts",
                "/r, b/../a.ts, /r/a.ts",
                "/r, /abs/a.ts, /abs/a.ts",
                "/r, C:\\a.ts, C:\\a.ts",
                "'', file:///x/a.ts, /x/a.ts",
                "webpack://p, a.ts, webpack://p/a.ts"
            })
    void sourcesHaveTheirRootInFront(String root, String source, String path) {
        assertEquals(path, SourceNames.path(root, source));
    }

    @Property(tries = 500)
    void anyMappingsAreReadOrListed(
            @ForAll
                    @Chars({'+', '/', ',', ';', '!', '"', '\\'})
                    @CharRange(from = 'A', to = 'z')
                    @StringLength(max = 60)
                    String text)
            throws SourceMapException {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        SourceMap map = plain(escaped);
        assertTrue(map.size() <= text.length());
        new SourceMapLines(map, 5, List.of(1L, 7L)).lines().rows(0, Long.MAX_VALUE);
    }

    @Property(tries = 500)
    void anyTextIsAMapOrOneClearLine(@ForAll @StringLength(max = 40) String text) {
        for (String json : List.of(text, "{\"version\":3,\"mappings\":" + text)) {
            try {
                read(json);
            } catch (SourceMapException e) {
                assertEquals(1, String.valueOf(e.getMessage()).lines().count());
            }
        }
    }
}
