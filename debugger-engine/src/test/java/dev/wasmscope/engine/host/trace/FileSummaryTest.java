package dev.wasmscope.engine.host.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FileSummaryTest {
    private static final HostArgument DATA = Calls.fd("fd", 3, "/data");

    private static Calls open(Calls calls, String path, int fd) {
        return calls.add(
                "path_open",
                "success",
                DATA,
                Calls.path("path", path, "/home/" + path),
                Calls.fd("opened_fd", fd, "/data/" + path));
    }

    @Test
    void countsByDescriptorAndTellsWhatStaysOpen() {
        Calls calls = new Calls();
        calls.add("fd_prestat_get", "success", DATA);
        open(calls, "in", 4).add("fd_read", "success", 100, 1000, Calls.fd("fd", 4, "/data/in"));
        calls.add("fd_read", "io", 0, 1000, Calls.fd("fd", 4, "/data/in"));
        open(calls, "out", 5).add("fd_pwrite", "success", 7, 500, Calls.fd("fd", 5, "/data/out"));
        calls.add("fd_close", "success", Calls.fd("fd", 4, "/data/in"));
        open(calls, "in", 4).add("fd_pread", "success", 3, 1000, Calls.fd("fd", 4, "/data/in"));
        calls.add("fd_write", "success", 12, 1000, Calls.fd("fd", 1, "stdout"));
        calls.add("fd_close", "badf", Calls.fd("fd", 9, ""));

        FileSummary summary = calls.summary();

        assertEquals(
                """
                3 /data preopened: 4 calls
                4 /data/in opened by 2, closed by 7: 3 calls, 1 errors, 100 read
                5 /data/out opened by 5, LEAKED: 1 calls, 7 written
                4 /data/in opened by 8, LEAKED: 1 calls, 3 read
                1 stdout standard_stream: 1 calls, 12 written
                """,
                text(summary));
        assertEquals(
                """
                /data: 4 calls
                /data/in -> /home/in: 6 calls, 1 errors, 103 read, 2 opens, 1 leaks
                /data/out -> /home/out: 2 calls, 7 written, 1 opens, 1 leaks
                stdout: 1 calls, 12 written
                """,
                files(summary));
        assertEquals(List.of(new CodeLocation(7, 5 * 16)), summary.leaks().getFirst().openedAt());
    }

    @Test
    void renumberingClosesTheTargetAndMovesTheSource() {
        Calls calls = new Calls();
        open(calls, "log", 4);
        calls.add(
                "fd_renumber",
                "success",
                Calls.fd("fd", 4, "/data/log"),
                Calls.fd("to", 1, "stdout"));
        calls.add("fd_write", "success", 5, 1, Calls.fd("fd", 1, "/data/log"));
        open(calls, "b", 4);
        calls.add("fd_renumber", "badf", Calls.fd("fd", 4, "/data/b"), Calls.fd("to", 77, ""));
        calls.add("fd_renumber", "success", Calls.fd("fd", 4, "/data/b"), Calls.fd("to", 4, ""));
        calls.add("fd_close", "success", Calls.fd("fd", 4, "/data/b"));

        assertEquals(
                """
                3 /data preopened: 2 calls
                1 /data/log opened by 1, LEAKED: 2 calls, 5 written
                1 stdout standard_stream, closed by 2: 1 calls
                4 /data/b opened by 4, closed by 7: 4 calls, 1 errors
                """,
                text(calls.summary()));
    }

    @Test
    void connectionsAreOpenedByAccept() {
        Calls calls = new Calls();
        calls.add(
                "sock_accept",
                "success",
                Calls.fd("fd", 3, "listener"),
                Calls.fd("connection", 4, "connection 1"));
        calls.add("sock_recv", "success", 10, 1, Calls.fd("fd", 4, "connection 1"));
        calls.add("sock_send", "success", 20, 1, Calls.fd("fd", 4, "connection 1"));
        calls.add("sock_accept", "again", Calls.fd("fd", 3, "listener"));

        assertEquals(
                """
                3 listener preopened: 2 calls, 1 errors
                4 connection 1 opened by 1, LEAKED: 2 calls, 10 read, 20 written
                """,
                text(calls.summary()));
    }

    @Test
    void aPathThatFailsToOpenIsAFileToo() {
        Calls calls = new Calls();
        calls.add("path_open", "noent", DATA, Calls.path("path", "none", "/home/none"));
        calls.add("path_filestat_get", "success", DATA, Calls.path("path", ".", "/home"));

        assertEquals(
                """
                /data -> /home: 2 calls, 1 errors
                /data/none -> /home/none: 1 calls, 1 errors
                """,
                files(calls.summary()));
    }

    private static String text(FileSummary summary) {
        return summary.descriptors().stream()
                .map(
                        use ->
                                use.fd()
                                        + " "
                                        + use.name()
                                        + (use.openedBy() > 0
                                                ? " opened by " + use.openedBy()
                                                : " "
                                                        + use.origin()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT))
                                        + (use.open() ? "" : ", closed by " + use.closedBy())
                                        + (use.leaked() ? ", LEAKED" : "")
                                        + counts(
                                                use.calls(),
                                                use.errors(),
                                                use.bytesRead(),
                                                use.bytesWritten())
                                        + "\n")
                .collect(Collectors.joining());
    }

    private static String files(FileSummary summary) {
        return summary.files().stream()
                .map(
                        use ->
                                use.name()
                                        + (use.host().isEmpty() ? "" : " -> " + use.host())
                                        + counts(
                                                use.calls(),
                                                use.errors(),
                                                use.bytesRead(),
                                                use.bytesWritten())
                                        + (use.opens() > 0 ? ", " + use.opens() + " opens" : "")
                                        + (use.leaks() > 0 ? ", " + use.leaks() + " leaks" : "")
                                        + "\n")
                .collect(Collectors.joining());
    }

    private static String counts(long calls, long errors, long read, long written) {
        return ": "
                + calls
                + " calls"
                + (errors > 0 ? ", " + errors + " errors" : "")
                + (read > 0 ? ", " + read + " read" : "")
                + (written > 0 ? ", " + written + " written" : "");
    }
}
