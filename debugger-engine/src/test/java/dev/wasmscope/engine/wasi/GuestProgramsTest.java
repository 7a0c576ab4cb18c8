package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.fs.Trees;
import dev.wasmscope.engine.wasi.fs.WasiFileSystem;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.TestInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real programs, run to their end: exit code, output and the files they leave are what node's WASI
 * makes of them. The goldens are node's answers; {@code -Dgoldens=update} asks it again.
 */
@Timeout(300)
class GuestProgramsTest {
    @TempDir Path temp;

    /**
     * One run.
     *
     * @param golden name of the recorded answer; builds of one source share it
     * @param wasm the guest
     * @param args the argument vector
     */
    record Program(String golden, String wasm, List<String> args) {
        Program(String golden, String wasm, String... args) {
            this(golden, wasm, List.of(args));
        }

        @Override
        public String toString() {
            return wasm + " " + args;
        }
    }

    static Stream<Program> plain() {
        Stream<Program> shapes =
                Stream.of(
                                "shapes-c19-O0-dw4",
                                "shapes-c19-O0-dw5",
                                "shapes-c19-O0-g3macro",
                                "shapes-c19-O1-split4",
                                "shapes-c19-O1-split5",
                                "shapes-c19-O2-dw4",
                                "shapes-c19-O2-dw5",
                                "shapes-c19-O2-embedsrc",
                                "shapes-c19-O2-linetables",
                                "shapes-c19-O2-stripped",
                                "shapes-c22-O0",
                                "shapes-ext")
                        .map(name -> new Program("shapes", "c/" + name + ".wasm", "shapes", "15"));
        Stream<Program> zoo =
                Stream.of("zoo-c19-O0-dw4", "zoo-c19-O0-dw5", "zoo-c19-O2-dw5")
                        .map(name -> new Program("zoo", "cpp/" + name + ".wasm", "zoo"));
        Stream<Program> app =
                Stream.of("app-r163-O0", "app-r196-dev", "app-r196-release")
                        .map(name -> new Program("app", "rust/" + name + ".wasm", "app", "text"));
        Stream<Program> others =
                Stream.of(
                        new Program("rust-panic", "rust/app-r196-dev.wasm", "app", "panic"),
                        new Program("zig-app", "zig/app-zig011-Debug.wasm", "app"),
                        new Program("assemblyscript-wasi", "assemblyscript/wasi.wasm", "wasi"));
        return Stream.of(shapes, zoo, app, others).flatMap(programs -> programs);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void programsWithoutFilesEndAsUnderNode(Program program) throws Exception {
        byte[] wasm = TestInputs.guestBytes(program.wasm());
        GuestRun run = GuestRun.of(wasm, WasiOptions.builder().args(program.args()));
        String expected =
                Goldens.recorded(
                        "wasi/" + program.golden() + ".txt",
                        () -> Node.run(TestInputs.guest(program.wasm()), program.args(), null, ""));
        assertEquals(expected, text(run), () -> run.lastCalls(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoo-c19-eh-legacy-O0", "zoo-c22-eh-exnref-O0"})
    void exceptionsOfBothKindsAreCaughtAsUnderNode(String guest) throws Exception {
        // Node 20 knows the legacy kind only; both are builds of one source.
        Path legacy = TestInputs.guest("cpp/zoo-c19-eh-legacy-O0.wasm");
        byte[] wasm = TestInputs.guestBytes("cpp/" + guest + ".wasm");
        GuestRun run = GuestRun.of(wasm, WasiOptions.builder().args(List.of("zoo")));
        String expected =
                Goldens.recorded(
                        "wasi/zoo-eh.txt", () -> Node.run(legacy, List.of("zoo"), null, ""));
        assertEquals(expected, text(run), () -> run.trap() + "\n" + run.lastCalls(5));
    }

    @ParameterizedTest
    @EnumSource
    void luaRunsAScriptWithFiles(FileSystems kind) throws Exception {
        Program lua = new Program("lua", "real/lua-c19-O0.wasm", "lua", "script.lua", "a", "b c");
        String stdin = "first line\n42 rest\n";
        byte[] script = resource("script.lua");
        Preparation prepare =
                folder -> {
                    Files.write(folder.resolve("script.lua"), script);
                    Files.writeString(folder.resolve("input.txt"), "one\ntwo\n");
                    Files.createDirectory(folder.resolve("made"));
                };
        assertEndsAsUnderNode(kind, lua, stdin, prepare);
    }

    @ParameterizedTest
    @EnumSource
    void minigzipMakesWhatJavaUnzips(FileSystems kind) throws Exception {
        byte[] input = input();
        Program zip = new Program("minigzip", "real/minigzip-c19-O0.wasm", "minigzip", "input");
        Path made =
                assertEndsAsUnderNode(
                        kind, zip, "", folder -> Files.write(folder.resolve("input"), input));
        byte[] zipped = Files.readAllBytes(made.resolve("input.gz"));
        try (InputStream unzip = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            assertArrayEquals(input, unzip.readAllBytes());
        }
        Program unzip =
                new Program(
                        "minigzip-d", "real/minigzip-c19-O0.wasm", "minigzip", "-d", "input.gz");
        Path back =
                assertEndsAsUnderNode(
                        kind, unzip, "", folder -> Files.write(folder.resolve("input.gz"), zipped));
        assertArrayEquals(input, Files.readAllBytes(back.resolve("input")));
    }

    @ParameterizedTest
    @EnumSource
    void bzip2CompressesAndComesBack(FileSystems kind) throws Exception {
        byte[] input = input();
        Program zip = new Program("bzip2", "real/bzip2-c19-O1.wasm", "bzip2", "-k", "-9", "input");
        Path made =
                assertEndsAsUnderNode(
                        kind, zip, "", folder -> Files.write(folder.resolve("input"), input));
        byte[] zipped = Files.readAllBytes(made.resolve("input.bz2"));
        Program unzip =
                new Program("bzip2-d", "real/bzip2-c19-O1.wasm", "bzip2", "-d", "input.bz2");
        Path back =
                assertEndsAsUnderNode(
                        kind,
                        unzip,
                        "",
                        folder -> Files.write(folder.resolve("input.bz2"), zipped));
        assertArrayEquals(input, Files.readAllBytes(back.resolve("input")));
    }

    /** Puts files where the guest finds them. */
    private interface Preparation {
        void in(Path folder) throws IOException;
    }

    /** Runs the program on its files, compares with the golden, and gives the folder it left. */
    private Path assertEndsAsUnderNode(
            FileSystems kind, Program program, String stdin, Preparation preparation)
            throws Exception {
        Path folder = Files.createTempDirectory(temp, "guest");
        preparation.in(folder);
        WasiFileSystem fileSystem = kind.holding(folder);
        GuestRun run =
                GuestRun.of(
                        TestInputs.guestBytes(program.wasm()),
                        WasiOptions.builder()
                                .args(program.args())
                                .stdin(InputSource.of(stdin.getBytes(StandardCharsets.UTF_8)))
                                .preopens(List.of(new Preopen("/", fileSystem))));
        Path left = folder;
        if (!kind.isFolder()) {
            left = Files.createTempDirectory(temp, "left");
            try (var root = fileSystem.openRoot()) {
                Trees.copy(root, left);
            }
        }
        String expected =
                Goldens.recorded(
                        "wasi/" + program.golden() + ".txt",
                        () -> node(program, stdin, preparation));
        assertEquals(expected, text(run) + Node.listing(left), () -> run.lastCalls(8));
        return left;
    }

    private String node(Program program, String stdin, Preparation preparation) {
        try {
            Path folder = Files.createTempDirectory(temp, "node");
            preparation.in(folder);
            String text = Node.run(TestInputs.guest(program.wasm()), program.args(), folder, stdin);
            return text + Node.listing(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A trap's own words differ between engines; what the guest wrote does not. */
    private static String text(GuestRun run) {
        return Node.text(run.exitCode(), run.outText(), run.errText());
    }

    private static byte[] resource(String name) throws IOException {
        return Files.readAllBytes(Path.of("src", "test", "resources", "wasi", name));
    }

    /** Text that compresses, with noise that does not: 80 KiB, the same every time. */
    private static byte[] input() {
        Random random = new Random(1);
        List<String> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (text.length() < 80 << 10) {
            if (words.size() < 500 || random.nextInt(50) == 0) {
                words.add(Long.toString(random.nextLong() >>> 20, 36));
            }
            text.append(words.get(random.nextInt(words.size())));
            text.append(random.nextInt(12) == 0 ? '\n' : ' ');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
