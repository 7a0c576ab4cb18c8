package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.engine.wasi.types.Rights;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code path_open} with every combination of flags on everything that a path can name: the golden
 * {@code wasi/path-open.txt} has a table for it, the same on every file system, and every cell that
 * differs from node's is explained here.
 */
@Timeout(120)
class PathOpenMatrixTest {
    private static final List<String> TARGETS =
            List.of("file", "dir", "file-link", "dir-link", "dangling", "missing");
    private static final long READ = Rights.FD_READ;
    private static final long WRITE = Rights.FD_READ | Rights.FD_WRITE;

    @TempDir Path temp;

    /** One way to open. */
    private record Way(String target, boolean follow, boolean write, int oflags) {
        /** Row and column of the table. */
        String row() {
            return "%-11s %-8s %s"
                    .formatted(target, follow ? "follow" : "nofollow", write ? "rw" : "r ");
        }

        String column() {
            String letters = "";
            letters += (oflags & OpenFlags.CREAT) != 0 ? "C" : "";
            letters += (oflags & OpenFlags.DIRECTORY) != 0 ? "D" : "";
            letters += (oflags & OpenFlags.EXCL) != 0 ? "X" : "";
            letters += (oflags & OpenFlags.TRUNC) != 0 ? "T" : "";
            return letters.isEmpty() ? "-" : letters;
        }
    }

    /** In the order in which node's script goes through them. */
    private static List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        for (String target : TARGETS) {
            for (String slash : List.of("", "/")) {
                for (boolean follow : new boolean[] {false, true}) {
                    for (boolean write : new boolean[] {false, true}) {
                        for (int oflags = 0; oflags < 16; oflags++) {
                            ways.add(new Way(target + slash, follow, write, oflags));
                        }
                    }
                }
            }
        }
        return ways;
    }

    @ParameterizedTest
    @EnumSource
    void everyWayToOpen(FileSystems kind) throws Exception {
        Goldens.check("wasi/path-open.txt", table(ours(kind)));
    }

    private Map<Way, String> ours(FileSystems kind) throws Exception {
        Path folder = Files.createTempDirectory(temp, "ours");
        WasiOptions options =
                WasiOptions.builder().preopens(List.of(new Preopen("/", kind.in(folder)))).build();
        Map<Way, String> cells = new LinkedHashMap<>();
        try (FakeGuest guest = new FakeGuest(options)) {
            int start = guest.put("");
            for (Way way : ways()) {
                cells.put(way, open(guest, "c" + cells.size(), way));
                guest.forget(start);
            }
        }
        return cells;
    }

    private static String open(FakeGuest guest, String folder, Way way) throws Exception {
        guest.onPath("path_create_directory", folder);
        guest.onPath("path_create_directory", folder + "/dir");
        int file = guest.open(folder + "/file", OpenFlags.CREAT, 0);
        guest.write(file, "text");
        symlink(guest, "file", folder + "/file-link");
        symlink(guest, "dir", folder + "/dir-link");
        symlink(guest, "nowhere", folder + "/dangling");
        String path = folder + "/" + way.target();
        Errno errno =
                guest.call(
                        "path_open",
                        3,
                        way.follow() ? 1 : 0,
                        guest.put(path),
                        path.length(),
                        way.oflags(),
                        way.write() ? WRITE : READ,
                        0,
                        0,
                        FakeGuest.RESULT);
        if (errno == Errno.SUCCESS) {
            guest.call("fd_close", guest.resultInt());
        }
        guest.call("fd_filestat_get", file, FakeGuest.RESULT);
        boolean cut = guest.memory.readLong(FakeGuest.RESULT + 32) == 0;
        guest.call("fd_close", file);
        boolean made = exists(guest, folder + "/missing") || exists(guest, folder + "/nowhere");
        return said(errno, made ? "made" : cut ? "cut" : "open");
    }

    /** What a call said; what it did although it failed comes after the error. */
    private static String said(Errno errno, String did) {
        if (errno == Errno.SUCCESS) {
            return did;
        }
        return errno.witxName() + (did.equals("open") ? "" : "+" + did);
    }

    private static boolean exists(FakeGuest guest, String path) throws Exception {
        int at = guest.put(path);
        return guest.call("path_filestat_get", 3, 0, at, path.length(), FakeGuest.RESULT)
                == Errno.SUCCESS;
    }

    private static void symlink(FakeGuest guest, String text, String path) throws Exception {
        int from = guest.put(text);
        guest.call("path_symlink", from, text.length(), 3, guest.put(path), path.length());
    }

    private static String table(Map<Way, String> cells) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        StringBuilder head = new StringBuilder(" ".repeat(23));
        for (int oflags = 0; oflags < 16; oflags++) {
            head.append(" %-7s".formatted(new Way("", false, false, oflags).column()));
        }
        cells.forEach(
                (way, said) ->
                        rows.computeIfAbsent(way.row(), _ -> new LinkedHashMap<>())
                                .put(way.column(), said));
        StringBuilder text = new StringBuilder(head.toString().stripTrailing()).append('\n');
        rows.forEach(
                (row, said) -> {
                    StringBuilder line = new StringBuilder("%-23s".formatted(row));
                    said.values().forEach(cell -> line.append(" %-7s".formatted(cell)));
                    text.append(line.toString().stripTrailing()).append('\n');
                });
        return text.toString();
    }

    @Test
    void whatDiffersFromNodeIsExplained() throws Exception {
        Tools.require("node");
        Map<Way, String> ours = ours(FileSystems.MEMORY);
        List<String> lines = node();
        assertEquals(ours.size(), lines.size());
        Map<String, String> unexplained = new TreeMap<>();
        int at = 0;
        for (Map.Entry<Way, String> cell : ours.entrySet()) {
            String[] words = lines.get(at++).split(" ");
            String node = said(Errno.of(Integer.parseInt(words[0])), words[1]);
            Way way = cell.getKey();
            if (!node.equals(cell.getValue()) && !explained(way, cell.getValue(), node)) {
                String difference = "ours %s, node's %s".formatted(cell.getValue(), node);
                unexplained.put(way.row() + " " + way.column(), difference);
            }
        }
        assertEquals(Map.of(), unexplained);
    }

    private static boolean explained(Way way, String ours, String node) {
        boolean link = way.target().endsWith("-link") || way.target().equals("dangling");
        boolean exclusive = (way.oflags() & (OpenFlags.CREAT | OpenFlags.EXCL)) == 5;
        boolean cutsFolder =
                (way.oflags() & OpenFlags.DIRECTORY) != 0
                        && (way.oflags() & (OpenFlags.TRUNC | OpenFlags.CREAT)) != 0;
        // Node follows the last link whether it was asked to or not; Linux says loop, or notdir.
        if (link && !way.follow() && List.of("loop", "notdir").contains(ours)) {
            return true;
        }
        // Node makes what a link points to; POSIX: what must not be there is there, as a link.
        if (way.target().equals("dangling") && exclusive && ours.equals("exist")) {
            return node.equals("made");
        }
        // No file is made with a slash at the end: Linux says isdir whatever is there.
        if (way.target().endsWith("/") && (way.oflags() & OpenFlags.CREAT) != 0) {
            return ours.equals("isdir") || ours.equals("inval");
        }
        // A folder cannot be cut or made by opening it: node asks the system, wasmtime says inval.
        return cutsFolder && ours.equals("inval");
    }

    private List<String> node() throws Exception {
        Path folder = Files.createTempDirectory(temp, "node");
        String script =
                Path.of("src", "test", "resources", "wasi", "node-path-open.mjs").toString();
        return Tools.run("", "node", "--no-warnings", script, folder.toString()).lines().toList();
    }
}
