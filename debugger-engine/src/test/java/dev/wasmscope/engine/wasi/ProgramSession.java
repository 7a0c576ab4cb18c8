package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.wasi.fs.host.HostFileSystem;
import dev.wasmscope.testing.Goldens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs of one program, one after the other in one folder, performed by us and by node side by side.
 */
final class ProgramSession {
    /** Output that is longer is told by its length and checksum. */
    private static final int SHOWN = 4000;

    private final String name;
    private final Path wasm;
    private final Path ours;
    private final Path nodes;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder nodeText = new StringBuilder();
    private byte[] lastOutput = new byte[0];
    private int nodeVersion = 20;
    private boolean recorded = true;

    /**
     * @param name of the golden
     * @param temp where the two folders are made
     */
    ProgramSession(String name, Path wasm, Path temp) {
        this.name = name;
        this.wasm = wasm;
        try {
            this.ours = Files.createTempDirectory(temp, "ours");
            this.nodes = Files.createTempDirectory(temp, "nodes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the program gets. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Run(byte[] stdin, List<String> args) {
        Run(byte[] stdin, String... args) {
            this(stdin, List.of(args));
        }

        Run(String stdin, String... args) {
            this(stdin.getBytes(StandardCharsets.UTF_8), args);
        }
    }

    /** Node must be as new as that to be asked. */
    ProgramSession needsNode(int version) {
        nodeVersion = version;
        return this;
    }

    /** The program was built here, from sources of any version: only node here can tell. */
    ProgramSession notRecorded() {
        recorded = false;
        return this;
    }

    ProgramSession folder(String folder) throws IOException {
        Files.createDirectory(ours.resolve(folder));
        Files.createDirectory(nodes.resolve(folder));
        return this;
    }

    ProgramSession file(String file, byte[] contents) throws IOException {
        Files.write(ours.resolve(file), contents);
        Files.write(nodes.resolve(file), contents);
        return this;
    }

    /** Runs the program on both sides. */
    ProgramSession run(Run run) throws Exception {
        GuestRun end =
                GuestRun.of(
                        Files.readAllBytes(wasm),
                        WasiOptions.builder()
                                .args(run.args())
                                .stdin(InputSource.of(run.stdin()))
                                .preopens(List.of(new Preopen("/", HostFileSystem.of(ours)))));
        lastOutput = end.stdout();
        text.append(told(run, end.exitCode(), end.stdout(), end.stderr()));
        if (Node.version() >= nodeVersion) {
            Node.Ended node = Node.run(wasm, run.args(), nodes, run.stdin());
            nodeText.append(told(run, node.exitCode(), node.stdout(), node.stderr()));
        }
        return this;
    }

    /** What our last run wrote. */
    byte[] lastOutput() {
        return lastOutput;
    }

    /** A file as our runs left it. */
    byte[] fileContents(String file) throws IOException {
        return Files.readAllBytes(ours.resolve(file));
    }

    /** Compares all runs and the files they left with node's, else with what was recorded of it. */
    void assertEndsAsUnderNode() throws IOException {
        String all = text + Node.listing(ours);
        boolean asked = Node.version() >= nodeVersion;
        Assumptions.assumeTrue(
                asked || recorded,
                () -> "skipped: needs node " + nodeVersion + " to compare " + wasm + " with");
        if (asked) {
            assertEquals(nodeText + Node.listing(nodes), all, "not what node does here");
        }
        if (recorded && (asked || !Goldens.updating())) {
            String golden =
                    Goldens.recorded("programs/" + name + ".txt", () -> nodeText + listing(nodes));
            assertEquals(golden, all, "not what was recorded from node");
        }
    }

    private static String listing(Path folder) {
        try {
            return Node.listing(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told(Run run, int exitCode, byte[] stdout, byte[] stderr) {
        return "$ %s\nexit %d\n--- stdout\n%s--- stderr\n%s"
                .formatted(String.join(" ", run.args()), exitCode, shown(stdout), shown(stderr));
    }

    private static String shown(byte[] bytes) {
        String words = new String(bytes, StandardCharsets.UTF_8);
        if (bytes.length <= SHOWN && words.indexOf('\uFFFD') < 0) {
            return words.isEmpty() || words.endsWith("\n") ? words : words + "\n(no line end)\n";
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return "(%d bytes, crc %08x)\n".formatted(bytes.length, crc.getValue());
    }
}
