package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.wasi.ProgramSession.Run;
import dev.wasmscope.engine.wasi.net.ListeningSocket;
import dev.wasmscope.testing.TestInputs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real programs at work, in a folder of this machine: output, exit codes and files are those of
 * node, asked here and now where it is installed, else as recorded from it. {@code
 * tools/guests/build} makes those that are not among the guests.
 */
@Timeout(300)
class RealProgramsTest {
    @TempDir Path temp;

    private ProgramSession session(String name, Path wasm) {
        return new ProgramSession(name, wasm, temp);
    }

    private static Path built(String program) {
        String folder = System.getProperty("wasmscope.programs", "../target/guests");
        Path wasm = Path.of(folder).resolve(program + ".wasm");
        Assumptions.assumeTrue(
                Files.exists(wasm),
                () ->
                        "skipped: needs "
                                + wasm
                                + ", which tools/guests/build makes; -Dwasmscope.programs=DIR says"
                                + " where it is");
        return wasm;
    }

    private static Path guest(String path) {
        return TestInputs.guest(path);
    }

    @Test
    void sqlite3InMemory() throws Exception {
        session("sqlite3-memory", built("sqlite3"))
                .notRecorded()
                .run(new Run(database(300, "queries.sql"), "sqlite3", "-batch", ":memory:"))
                .run(new Run("select 1; select nothing;", "sqlite3", "-batch", ":memory:"))
                .assertEndsAsUnderNode();
    }

    @Test
    void sqlite3KeepsADatabaseWithAJournalInAFile() throws Exception {
        session("sqlite3-file", built("sqlite3"))
                .notRecorded()
                .folder("data")
                .run(
                        new Run(
                                database(10_000, "changes.sql"),
                                "sqlite3",
                                "-batch",
                                "/data/people.db"))
                .run(
                        new Run(
                                "",
                                "sqlite3",
                                "/data/people.db",
                                "select count(*), sum(id) from person"))
                .run(new Run("", "sqlite3", "/data/people.db", "pragma integrity_check"))
                .run(new Run("", "sqlite3", "/data/missing/x.db", "select 1"))
                .assertEndsAsUnderNode();
    }

    /** A table filled row by row in one transaction, and what a file of the resources does then. */
    private static byte[] database(int rows, String then) throws IOException {
        Random random = new Random(3);
        StringBuilder sql = new StringBuilder(text("database.sql")).append("begin;\n");
        for (int i = 1; i <= rows; i++) {
            int born = 1900 + random.nextInt(120);
            sql.append(
                    "insert into person values(%d, 'person %05d', %d.%d, x'%08x');\n"
                            .formatted(i, i, born, i % 4 * 25, random.nextInt()));
        }
        return (sql + "commit;\n" + text(then)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void cmarkWritesALargeDocument() throws Exception {
        ProgramSession cmark =
                session("cmark", built("cmark"))
                        .notRecorded()
                        .file("book.md", book().getBytes(StandardCharsets.UTF_8));
        for (String format : List.of("html", "xml", "latex")) {
            cmark.run(new Run("", "cmark", "-t", format, "--width", "72", "/book.md"));
        }
        cmark.run(new Run("*from* `stdin` <b>\n", "cmark", "--smart", "--unsafe"))
                .run(new Run("", "cmark", "/missing.md"))
                .assertEndsAsUnderNode();
    }

    /** 25 KB of Markdown with everything in it, the same every time. */
    private static String book() {
        List<String> blocks =
                List.of(
                        "# Heading %s #\n\n",
                        "Setext %s\n------\n\n",
                        "Words *emphasised %s* and **strong _both_** `code %s` \\* &amp; &copy;.\n\n",
                        "> quoted %s\n> > deeper\nlazy line\n\n",
                        "1. one %s\n2. two\n   - nested\n     continued\n\n   loose\n\n",
                        "- [link %s](/url \"title\") and ![image](a.png)\n- <http://example.org/%s>\n* * *\n\n",
                        "```c\nint f%s(void) { return 1 < 2; }\n```\n\n    indented code %s\n\n",
                        "[ref %s][label] hard  \nbreak\\\nsoft\n\n",
                        "<div class=\"x\">\n*raw %s*\n</div>\n\n",
                        "Ünïcödé %s — “quotes” 漢字 \uD83D\uDE00 \"smart\" ... --- '90s\n\n");
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        while (text.length() < 25_000) {
            String block = blocks.get(random.nextInt(blocks.size()));
            String word = Integer.toString(random.nextInt(1 << 30), 36);
            text.append(block.replace("%s", word));
        }
        return text + "[label]: <http://example.org> 'a title'\n";
    }

    @Test
    void luaWorksOnFiles() throws Exception {
        session("lua-files", guest("real/lua-c19-O0.wasm"))
                .file("files.lua", text("files.lua").getBytes(StandardCharsets.UTF_8))
                .folder("folder")
                .run(new Run("", "lua", "files.lua"))
                .run(new Run("", "lua", "-e", "error('at once')"))
                .run(new Run("", "lua", "-e", "local t = nil; print(t.x)"))
                .run(new Run("", "lua", "-e", "os.exit(false)"))
                .run(new Run("", "lua", "-e", "io.stderr:write('x'); os.exit(42)"))
                .run(new Run("", "lua", "-e", "return ("))
                .run(new Run("print('from stdin', ...)", "lua", "-", "a"))
                .run(new Run("", "lua", "missing.lua"))
                .assertEndsAsUnderNode();
    }

    @Test
    void minigzipThereAndBack() throws Exception {
        byte[] text = noise(60_000);
        ProgramSession gzip = session("minigzip-pipes", guest("real/minigzip-c19-O0.wasm"));
        gzip.file("copy", text);
        gzip.run(new Run(text, "minigzip"));
        gzip.run(new Run(gzip.lastOutput(), "minigzip", "-d"));
        assertArrayEquals(text, gzip.lastOutput());
        gzip.run(new Run("", "minigzip", "-9", "copy"))
                .run(new Run("", "minigzip", "-d", "copy.gz"))
                .run(new Run("no gzip at all", "minigzip", "-d"))
                .assertEndsAsUnderNode();
        assertArrayEquals(text, gzip.fileContents("copy"));
    }

    @Test
    void bzip2ThereAndBack() throws Exception {
        byte[] text = noise(60_000);
        ProgramSession bzip2 = session("bzip2-pipes", guest("real/bzip2-c19-O1.wasm"));
        bzip2.file("copy", text);
        bzip2.run(new Run(text, "bzip2", "-c", "-1"));
        bzip2.run(new Run(bzip2.lastOutput(), "bzip2", "-dc"));
        assertArrayEquals(text, bzip2.lastOutput());
        bzip2.run(new Run("", "bzip2", "-kv", "copy"))
                .run(new Run("", "bzip2", "-tv", "copy.bz2"))
                .run(new Run("BZh91AY&SY broken", "bzip2", "-dc"))
                .run(new Run("", "bzip2", "missing"))
                .assertEndsAsUnderNode();
    }

    /** Text with repetitions and bytes that are no text. */
    private static byte[] noise(int length) {
        Random random = new Random(5);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            boolean repeats = i > 500 && random.nextInt(100) < 97;
            bytes[i] = repeats ? bytes[i - 371] : (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void assemblyScript() throws Exception {
        session("assemblyscript", guest("assemblyscript/wasi.wasm"))
                .run(new Run("input", "wasi", "one", "two"))
                .assertEndsAsUnderNode();
    }

    /** Garbage collection and exceptions of WebAssembly: node from 22 on has both. */
    @Test
    void kotlin() throws Exception {
        session("kotlin", guest("kotlin/guest-dev.wasm"))
                .needsNode(22)
                .run(new Run("", "kotlin"))
                .assertEndsAsUnderNode();
    }

    @Test
    void aServerInCThroughItsOwnLibrary() throws Exception {
        byte[] wasm = Files.readAllBytes(built("echo"));
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ListeningSocket socket = ListeningSocket.bind(new InetSocketAddress(loopback, 0));
        FutureTask<GuestRun> serving =
                new FutureTask<>(
                        () ->
                                GuestRun.of(
                                        wasm,
                                        WasiOptions.builder()
                                                .args(List.of("echo", "3", "2"))
                                                .listeners(List.of(socket))));
        Thread.ofPlatform().daemon().start(serving);
        for (String words : List.of("first", "and second")) {
            try (Socket client = new Socket(loopback, socket.address().getPort())) {
                client.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
                client.shutdownOutput();
                byte[] heard = client.getInputStream().readAllBytes();
                assertEquals(words, new String(heard, StandardCharsets.UTF_8));
            }
        }
        GuestRun served = serving.get();
        assertEquals(0, served.exitCode(), served::errText);
        assertEquals(
                """
                ready 1, events 1
                heard 5 bytes
                ready 1, events 1
                heard 10 bytes
                """,
                served.outText());
    }

    private static String text(String resource) throws IOException {
        return Files.readString(Path.of("src", "test", "resources", "wasi", resource));
    }
}
