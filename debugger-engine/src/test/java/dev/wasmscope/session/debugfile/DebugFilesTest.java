package dev.wasmscope.session.debugfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.PathMappings;
import dev.wasmscope.session.PathMappings.Prefix;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.testing.TestInputs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debug information in other files is found, and refused where it is of another build. */
class DebugFilesTest {
    @TempDir Path folder;

    private Path copy(String guest, String to) throws IOException {
        Path target = folder.resolve(to);
        Files.createDirectories(target.resolve("..").normalize());
        return Files.copy(TestInputs.guest("c/" + guest), target);
    }

    private static PathMappings debugFiles(Path... files) {
        return PathMappings.NONE.withDebugFiles(List.of(files));
    }

    private static List<String> problems(Path module, PathMappings paths) throws SessionException {
        return ModuleView.read(module, paths).debugInfo().problems();
    }

    /** What is at 0x100 with all debug information: code inlined into main. */
    private static boolean knowsMain(Path module, PathMappings paths) throws SessionException {
        return ModuleView.read(module, paths).symbolize(0x100).stream()
                .anyMatch(
                        row ->
                                row.function().equals("main")
                                        && row.position().isPresent()
                                        && row.position().get().line() == 78);
    }

    @Test
    void aSplitUnitIsFoundBesideTheModule() throws Exception {
        Path module = copy("shapes-c19-O1-split5.wasm", "app.wasm");
        copy("shapes-split5.dwo", "shapes-split5.dwo");
        assertEquals(List.of(), problems(module, PathMappings.NONE));
    }

    @Test
    void aSplitUnitIsFoundByPathMapping() throws Exception {
        Path module = copy("shapes-c19-O1-split4.wasm", "app.wasm");
        copy("shapes-split4.dwo", "built/here/out/c/shapes-split4.dwo");
        Prefix prefix = new Prefix("/tmp/research/corpora", folder.resolve("built/here"));
        PathMappings paths = new PathMappings(List.of(prefix), List.of());
        assertEquals(List.of(), problems(module, paths));
    }

    @Test
    void aSplitUnitIsFoundInTheFolderThatTheUserNames() throws Exception {
        Path module = copy("shapes-c19-O1-split4.wasm", "app.wasm");
        Path dwo = copy("shapes-split4.dwo", "elsewhere/c/shapes-split4.dwo");
        assertEquals(List.of(), problems(module, debugFiles(folder.resolve("elsewhere"))));
        assertEquals(List.of(), problems(module, debugFiles(dwo)));
    }

    @Test
    void aPackageIsFoundBesideTheModuleAndByName() throws Exception {
        Path module = copy("shapes-c19-O1-split5.wasm", "app.wasm");
        Path other = copy("shapes.dwp", "other.dwp");
        assertEquals(List.of(), problems(module, debugFiles(other)));
        copy("shapes.dwp", "app.wasm.dwp");
        assertEquals(List.of(), problems(module, PathMappings.NONE));
    }

    @Test
    void aStaleFileDoesNotHideTheRightOne() throws Exception {
        Path module = copy("shapes-c19-O1-split5.wasm", "app.wasm");
        Files.copy(TestInputs.guest("c/shapes-split4.dwo"), folder.resolve("shapes-split5.dwo"));
        copy("shapes-split5.dwo", "right/shapes-split5.dwo");
        String problem = problems(module, PathMappings.NONE).getFirst();
        assertTrue(problem.contains("it is of another build: the module wants id"), problem);
        assertEquals(List.of(), problems(module, debugFiles(folder.resolve("right"))));
    }

    @Test
    void aMissingSplitUnitSaysWhatToDo() throws Exception {
        Path module = copy("shapes-c19-O1-split5.wasm", "app.wasm");
        List<String> problems = problems(module, PathMappings.NONE);
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(
                problems.getFirst().contains("split unit out/c/shapes-split5.dwo: not found (")
                        && problems.getFirst().contains("name it or its folder with --debug-file"),
                problems::toString);
        assertTrue(
                ModuleView.read(module, PathMappings.NONE).lines().stream()
                        .anyMatch(line -> line.file().endsWith("shapes.c") && line.line() == 78),
                "the lines are lost too");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        Path module = copy("shapes-c19-O1-split5.wasm", "app.wasm");
        Path text = Files.writeString(folder.resolve("notes.dwo"), "no debug information");
        List<String> problems = problems(module, debugFiles(text));
        assertTrue(problems.toString().contains("notes.dwo"), problems::toString);
        assertTrue(problems.toString().contains("magic"), problems::toString);
    }

    @Test
    void externalDebugInfoIsRelativeToTheModule() throws Exception {
        Path module = copy("shapes-ext.wasm", "app.wasm");
        String missing = problems(module, PathMappings.NONE).getFirst();
        assertEquals(
                "external_debug_info: shapes-ext.debug.wasm not found; put it beside the module or"
                        + " name it or its folder with --debug-file",
                missing);
        copy("shapes-ext.debug.wasm", "debug/shapes-ext.debug.wasm");
        Path named = folder.resolve("debug");
        assertTrue(knowsMain(module, debugFiles(named)), "not found in a search folder");
        assertTrue(
                knowsMain(module, debugFiles(named.resolve("shapes-ext.debug.wasm"))),
                "not found by name");
        copy("shapes-ext.debug.wasm", "shapes-ext.debug.wasm");
        assertTrue(knowsMain(module, PathMappings.NONE), "not found beside the module");
        assertEquals(List.of(), problems(module, PathMappings.NONE));
    }

    @Test
    void externalDebugInfoAtAUrlIsNotFetched() throws Exception {
        Path module = copy("shapes-c19-O2-stripped.wasm", "app.wasm");
        append(module, "external_debug_info", text("https://symbols.example/app.debug.wasm"));
        assertEquals(
                List.of(
                        "external_debug_info: the debug information is at"
                                + " https://symbols.example/app.debug.wasm, which is not fetched;"
                                + " download it and name it with --debug-file"),
                problems(module, PathMappings.NONE));
    }

    @Test
    void debugInfoOfAnotherBuildIsRefused() throws Exception {
        Path module = copy("shapes-ext.wasm", "app.wasm");
        Path other = copy("shapes-ext.debug.wasm", "shapes-ext.debug.wasm");
        append(module, "build_id", text("AAAA"));
        append(other, "build_id", text("BBBB"));
        assertEquals(
                List.of(
                        other
                                + ": not used: it is of another build: its build id is 42424242,"
                                + " the module's 41414141"),
                problems(module, PathMappings.NONE));
    }

    @Test
    void debugInfoWithOtherCodeIsRefused() throws Exception {
        Path module = copy("shapes-c19-O2-stripped.wasm", "app.wasm");
        Path other = copy("shapes-c19-O0-dw5.wasm", "other.wasm");
        assertEquals(
                List.of(
                        other
                                + ": not used: it is of another build: its code is not the"
                                + " module's"),
                problems(module, debugFiles(other)));
        Path same = copy("shapes-c19-O2-dw4.wasm", "same.wasm");
        assertEquals(List.of(), problems(module, debugFiles(same)));
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes.length);
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    /** Adds a custom section at the end of a module. */
    private static void append(Path module, String name, byte[] contents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Files.readAllBytes(module));
        out.write(0);
        out.write(1 + name.length() + contents.length);
        out.writeBytes(text(name));
        out.writeBytes(contents);
        Files.write(module, out.toByteArray());
    }
}
