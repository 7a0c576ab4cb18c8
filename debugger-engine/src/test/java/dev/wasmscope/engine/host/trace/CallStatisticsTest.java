package dev.wasmscope.engine.host.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallStatisticsTest {
    private static CallStatistics statistics() {
        CallStatistics statistics = new CallStatistics();
        new Calls()
                .add("fd_write", "success", 12, 2000)
                .add("path_open", "noent", 0, 2500)
                .add("fd_write", "success", 5, 1000, Optional.of("delay=1ms"))
                .add("fd_read", "badf", 0, 0)
                .add("fd_read", "badf", 0, 0)
                .add("fd_read", "success", 90, 1)
                .all
                .forEach(statistics::add);
        return statistics;
    }

    @ParameterizedTest
    @CsvSource({
        "TIME,     fd_write path_open fd_read",
        "CALLS,    fd_read fd_write path_open",
        "ERRORS,   fd_read path_open fd_write",
        "BYTES,    fd_read fd_write path_open",
        "PER_CALL, path_open fd_write fd_read",
        "LONGEST,  path_open fd_write fd_read",
        "NAME,     fd_read fd_write path_open",
    })
    void rowsComeInTheOrderAskedFor(CallStatistics.Order order, String names) {
        assertEquals(
                names,
                statistics().rows(order).stream()
                        .map(CallStatistics.Row::name)
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void addsUpByFunctionAndInAll() {
        assertEquals(
                List.of(
                        new CallStatistics.Row("fd_write", 2, 0, 17, 3000, 2000, 1),
                        new CallStatistics.Row("path_open", 1, 1, 0, 2500, 2500, 0),
                        new CallStatistics.Row("fd_read", 3, 2, 90, 1, 1, 0)),
                statistics().rows(CallStatistics.Order.TIME));
        assertEquals(
                new CallStatistics.Row("total", 6, 3, 107, 5501, 2500, 1), statistics().total());
        assertEquals(1500, statistics().rows(CallStatistics.Order.TIME).getFirst().nanosPerCall());
        assertEquals(0, new CallStatistics().total().nanosPerCall());
    }
}
