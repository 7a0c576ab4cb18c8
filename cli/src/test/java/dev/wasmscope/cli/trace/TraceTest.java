package dev.wasmscope.cli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTest {

    private static final List<HostCallEvent> CALLS =
            List.of(
                    event("fd_write", 0, 12, 2_000_000),
                    event("path_open", 44, 0, 1_000_000),
                    event("fd_write", 0, 5, 1_000_000),
                    event("fd_read", 8, 0, 0));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | fd_write path_open fd_write fd_read",
                "fd_write        | fd_write fd_write",
                "fd_*            | fd_write fd_write fd_read",
                "'fd_read,path*' | path_open fd_read",
                "error           | path_open fd_read",
                "!fd_*           | path_open",
                "'error,!path_*' | fd_read",
                "fd              | ''",
            })
    void aFilterLetsCallsInByNamePatternAndError(String filter, String shown) {
        TraceFilter wanted = TraceFilter.parse(filter);

        assertEquals(
                shown,
                CALLS.stream()
                        .filter(wanted::accepts)
                        .map(HostCallEvent::name)
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void theSummaryCountsCallsErrorsBytesAndTime() {
        TraceSummary summary = new TraceSummary();
        CALLS.forEach(summary::add);

        assertEquals(
                """
                time %     ms  calls  errors  bytes  function
                  75.0  3.000      2       0     17  fd_write
                  25.0  1.000      1       1      0  path_open
                   0.0  0.000      1       1      0  fd_read
                 100.0  4.000      4       2     17  total
                """,
                summary.lines().stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    @Test
    void jsonSpellsArgumentsOut() {
        HostCallEvent event =
                new HostCallEvent(
                        1,
                        10,
                        0,
                        Optional.empty(),
                        List.of(),
                        "wasi_snapshot_preview1",
                        "path_open",
                        Stream.of(
                                        new HostArgument("fd", new HostValue.Handle(3, "/data")),
                                        new HostArgument("path", new HostValue.Text("a.txt")),
                                        new HostArgument(
                                                "oflags",
                                                new HostValue.Flags(9, List.of("creat", "trunc"))))
                                .toList(),
                        "success",
                        0,
                        0,
                        List.of(),
                        1500,
                        10,
                        Optional.empty());

        assertEquals(
                "{\"fd\":3,\"fd_is\":\"/data\",\"path\":\"a.txt\",\"oflags\":[\"creat\",\"trunc\"]}",
                EventJson.arguments(event).toString());
    }

    private static HostCallEvent event(String name, int errno, long bytes, long nanos) {
        return new HostCallEvent(
                1,
                1,
                0,
                Optional.empty(),
                List.of(),
                "wasi",
                name,
                List.of(),
                "",
                errno,
                bytes,
                List.of(),
                nanos,
                1,
                Optional.empty());
    }
}
