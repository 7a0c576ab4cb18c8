package dev.wasmscope.session.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.session.PathMappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceFinderTest {
    @TempDir Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(folder.resolve(name + "/..").normalize());
        return Files.writeString(file, "text");
    }

    @ParameterizedTest
    @CsvSource({
        "/build/src/a.c, /build/src/a.c",
        "/build/./src/../b.c, /build/b.c",
        "./src/a.c, src/a.c",
        "../a.c, ../a.c",
        "C:\\work\\src\\a.c, C:/work/src/a.c",
    })
    void recordedPathsLoseDotsAndBackslashes(String recorded, String expected) {
        assertEquals(expected, RecordedPath.of(recorded).toString());
    }

    @Test
    void aPrefixMatchesWholeNamesOnly() throws IOException {
        Path found = file("here/a.c");
        PathMappings mappings =
                new PathMappings(
                        List.of(new PathMappings.Prefix("/build", folder.resolve("here"))),
                        List.of());
        SourceFinder finder = new SourceFinder(mappings, folder.resolve("nowhere"));
        assertEquals(Optional.of(found), finder.find("/build/a.c").path());
        assertEquals(Optional.empty(), finder.find("/builder/a.c").path());
    }

    @Test
    void mappingsMayBeGivenLater() throws IOException {
        Path found = file("here/sub/a.c");
        SourceFinder finder = new SourceFinder(PathMappings.NONE, folder.resolve("nowhere"));
        assertEquals(Optional.empty(), finder.find("/build/sub/a.c").path());
        PathMappings.Prefix prefix = finder.prefix("/build/sub/a.c", found).orElseThrow();
        finder.setMappings(new PathMappings(List.of(prefix), List.of()));
        assertEquals(Optional.of(found), finder.find("/build/sub/a.c").path());
        assertEquals(List.of(prefix), finder.mappings().prefixes());
    }

    @ParameterizedTest
    @CsvSource({
        "/build/src/sub/a.c, here/sub/a.c, /build/src, here",
        "/build/src/sub/a.c, here, /build/src, here",
        "/build/src/sub/a.c, here/sub, /build/src, here",
        "/sub/a.c, here, /sub, here/sub",
        "C:\\work\\sub\\a.c, here/sub/a.c, C:/work, here",
        "/build/b.c, here/sub/a.c, /build/b.c, here/sub/a.c",
        "a.c, here/sub, '', here/sub"
    })
    void thePrefixThatLeadsToWhatTheUserChose(
            String recorded, String chosen, String from, String to) throws IOException {
        file("here/sub/a.c");
        assertEquals(
                Optional.of(new PathMappings.Prefix(from, folder.resolve(to))),
                new SourceFinder(PathMappings.NONE, folder)
                        .prefix(recorded, folder.resolve(chosen)));
    }

    @Test
    void aFolderWithoutTheFileGivesNoPrefix() throws IOException {
        file("here/sub/a.c");
        assertEquals(
                Optional.empty(),
                new SourceFinder(PathMappings.NONE, folder)
                        .prefix("/build/c.c", folder.resolve("here")));
    }

    @Test
    void theLongestTailWins() throws IOException {
        file("a.c");
        Path nearer = file("src/a.c");
        SourceFinder finder = new SourceFinder(PathMappings.NONE, folder);
        assertEquals(Optional.of(nearer), finder.find("/build/x/src/a.c").path());
    }

    @Test
    void anUnknownFileTellsWhatWasTried() {
        SourceFinder finder = new SourceFinder(PathMappings.NONE, folder);
        assertEquals(
                List.of("/build/a.c", folder + "/build/a.c", folder + "/a.c"),
                finder.find("/build/a.c").tried());
    }
}
