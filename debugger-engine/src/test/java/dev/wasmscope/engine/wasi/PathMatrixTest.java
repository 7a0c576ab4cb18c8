package dev.wasmscope.engine.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.wasi.fs.FileSystems;
import dev.wasmscope.engine.wasi.types.Errno;
import dev.wasmscope.engine.wasi.types.OpenFlags;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every other {@code path_*} function on every kind of path: the golden {@code wasi/paths.txt} is
 * the same on the file systems of a guest, and node says the same.
 */
@Timeout(120)
class PathMatrixTest {
    private static final List<String> TARGETS =
            List.of(
                    "file",
                    "dir",
                    "full",
                    "file-link",
                    "dir-link",
                    "dangling",
                    "missing",
                    "file/x");
    private static final List<String> CALLS =
            List.of(
                    "stat nofollow",
                    "stat follow",
                    "times nofollow",
                    "times follow",
                    "readlink",
                    "mkdir",
                    "rmdir",
                    "unlink",
                    "symlink",
                    "link it",
                    "link to it",
                    "rename it",
                    "rename a file to it",
                    "rename a folder to it");
    private static final int RESULT = FakeGuest.RESULT;
    private static final int BUFFER = 0x400;

    @TempDir Path temp;

    /** What was called on what, in the order of node's script. */
    private record Cell(String call, String target) {}

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String target : TARGETS) {
            for (String slash : List.of("", "/")) {
                CALLS.forEach(call -> cells.add(new Cell(call, target + slash)));
            }
        }
        return cells;
    }

    /** Without the portable one, which cannot link to links. */
    @ParameterizedTest
    @EnumSource(names = {"MEMORY", "HOST", "OVERLAY"})
    void everyFunctionOnEveryKindOfPath(FileSystems kind) throws Exception {
        Goldens.check("wasi/paths.txt", table(ours(kind)));
    }

    private List<Errno> ours(FileSystems kind) throws Exception {
        Path folder = Files.createTempDirectory(temp, "ours");
        List<Preopen> preopens = List.of(new Preopen("/", kind.in(folder)));
        List<Errno> errnos = new ArrayList<>();
        try (FakeGuest guest = new FakeGuest(WasiOptions.builder().preopens(preopens).build())) {
            int start = guest.put("");
            for (Cell cell : cells()) {
                String in = "c" + errnos.size();
                prepare(guest, in);
                errnos.add(call(guest, cell.call(), in, in + "/" + cell.target()));
                guest.forget(start);
            }
        }
        return errnos;
    }

    private static void prepare(FakeGuest guest, String in) throws Exception {
        for (String folder : List.of("", "/dir", "/full", "/empty")) {
            guest.onPath("path_create_directory", in + folder);
        }
        for (String file : List.of("/file", "/other", "/full/file")) {
            guest.call("fd_close", guest.open(in + file, OpenFlags.CREAT, 0));
        }
        on(guest, "path_symlink", "file", in + "/file-link");
        on(guest, "path_symlink", "dir", in + "/dir-link");
        on(guest, "path_symlink", "nowhere", in + "/dangling");
    }

    private static Errno call(FakeGuest guest, String call, String in, String path)
            throws Exception {
        int at = guest.put(path);
        int length = path.length();
        return switch (call) {
            case "stat nofollow" -> guest.call("path_filestat_get", 3, 0, at, length, RESULT);
            case "stat follow" -> guest.call("path_filestat_get", 3, 1, at, length, RESULT);
            case "times nofollow" ->
                    guest.call("path_filestat_set_times", 3, 0, at, length, 0, 0, 10);
            case "times follow" ->
                    guest.call("path_filestat_set_times", 3, 1, at, length, 0, 0, 10);
            case "readlink" -> guest.call("path_readlink", 3, at, length, BUFFER, 100, RESULT);
            case "mkdir" -> guest.onPath("path_create_directory", path);
            case "rmdir" -> guest.onPath("path_remove_directory", path);
            case "unlink" -> guest.onPath("path_unlink_file", path);
            case "symlink" -> on(guest, "path_symlink", "x", path);
            case "link it" -> on(guest, "path_link", path, in + "/new");
            case "link to it" -> on(guest, "path_link", in + "/file", path);
            case "rename it" -> on(guest, "path_rename", path, in + "/new");
            case "rename a file to it" -> on(guest, "path_rename", in + "/other", path);
            default -> on(guest, "path_rename", in + "/empty", path);
        };
    }

    /** A function of two paths. */
    private static Errno on(FakeGuest guest, String function, String from, String to)
            throws Exception {
        int at = guest.put(from);
        int target = guest.put(to);
        return switch (function) {
            case "path_symlink" -> guest.call(function, at, from.length(), 3, target, to.length());
            case "path_link" ->
                    guest.call(function, 3, 0, at, from.length(), 3, target, to.length());
            default -> guest.call(function, 3, at, from.length(), 3, target, to.length());
        };
    }

    private static String table(List<Errno> errnos) {
        StringBuilder text = new StringBuilder();
        String target = "";
        int at = 0;
        for (Cell cell : cells()) {
            if (!cell.target().equals(target)) {
                target = cell.target();
                text.append(target).append('\n');
            }
            text.append("  %-22s %s%n".formatted(cell.call(), errnos.get(at++).witxName()));
        }
        return text.toString();
    }

    @Test
    void nodeSaysTheSame() throws Exception {
        Tools.require("node");
        Path folder = Files.createTempDirectory(temp, "node");
        String script = Path.of("src", "test", "resources", "wasi", "node-paths.mjs").toString();
        List<String> node =
                Tools.run("", "node", "--no-warnings", script, folder.toString()).lines().toList();
        List<Errno> ours = ours(FileSystems.MEMORY);
        Map<String, String> different = new TreeMap<>();
        int at = 0;
        for (Cell cell : cells()) {
            Errno nodes = Errno.of(Integer.parseInt(node.get(at)));
            Errno own = ours.get(at++);
            if (own != nodes) {
                different.put(
                        cell.target() + " " + cell.call(),
                        own.witxName() + ", node's " + nodes.witxName());
            }
        }
        assertEquals(Map.of(), different);
    }
}
