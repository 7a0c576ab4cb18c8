package dev.wasmscope.engine.host.inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of injections: what it means, and what is refused. */
class InjectionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    path_open:errno=noent                       | errno=noent
                    path_open:errno=ENOENT:when=3               | errno=noent
                    fd_read:errno=29                            | errno=io
                    "a:b":errno=io                              | errno=io
                    fd_read,path=/data/*:short=5                | short=5
                    fd_write:short=50%:when=2..5                | short=50%
                    file:delay=10ms                             | delay=10ms
                    file:delay_exit=1.5s                        | delay_exit=1500ms
                    fd_read:delay=90s:errno=io                  | delay=90s errno=io
                    clock:freeze=2024-01-01T00:00:00Z           | freeze=2024-01-01T00:00:00Z
                    clock:freeze=2024-01-01                     | freeze=2024-01-01T00:00:00Z
                    clock:freeze=2024-01-01T10:20:30.5Z         | freeze=2024-01-01T10:20:30.500Z
                    clock:freeze                                | freeze
                    clock:shift=+1h                             | shift=+1h
                    clock:shift=-90min:id=monotonic             | shift=-90min
                    random:seed=42                              | seed=42
                    fd_read:errno=io:probability=0.1:seed=7     | errno=io
                    """)
    void means(String text, String effects) throws Exception {
        Injection injection = Injection.parse(text);
        assertEquals(
                effects,
                injection.effects().stream()
                        .map(Effect::toString)
                        .collect(Collectors.joining(" ")));
        assertEquals(text, injection.toString());
        assertEquals(injection, Injection.parse(injection.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    path_open:errno=io              | path_open  | true
                    path_opn:errno=io               | path_open  | false
                    path_*:errno=io                 | path_open  | true
                    path_*:errno=io                 | fd_read    | false
                    wasi_snapshot_preview1.fd_read:errno=io | fd_read | true
                    wasi_unstable.fd_read:errno=io  | fd_read    | false
                    file:errno=io                   | fd_read    | true
                    net:errno=io                    | fd_read    | false
                    !fd_read:errno=io               | fd_read    | false
                    !fd_read:errno=io               | fd_write   | true
                    file,!fd_read:errno=io          | fd_read    | false
                    path=/data/*:errno=io           | fd_read    | true
                    net,fd_read path=/x:delay=1ms   | fd_read    | true
                    clock:freeze                    | fd_read    | true
                    random:seed=1                   | fd_read    | true
                    """)
    void concernsFunctions(String text, String function, boolean concerned) throws Exception {
        assertEquals(concerned, Injection.parse(text).concerns("wasi_snapshot_preview1", function));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            textBlock =
                    """
                    path_open                        | expected CALLS:WHAT
                    :errno=io                        | expected CALLS:WHAT
                    path_open:                       | expected CALLS:WHAT
                    slower=soon:errno=io             | column
                    fd_read:errno=nonent             | 'nonent' is no error of WASI
                    fd_read:errno=success            | 'success' is no error of WASI
                    fd_read:eror=io                  | 'eror=io' is not known; there are errno=
                    fd_read:delay=10                 | '10' is no time such as 10ms
                    fd_read:delay=-1s                | a delay cannot be negative
                    fd_read:delay=99999999d          | is no time
                    fd_read:short=101%               | neither bytes nor a percentage
                    fd_read:short=x                  | short wants a number, not 'x'
                    fd_read:errno=io:when=0          | when=0 is none of N, N+, N+STEP
                    fd_read:errno=io:when=5..2       | when=5..2 is none of
                    fd_read:errno=io:when=3+0        | when=3+0 is none of
                    fd_read:errno=io:probability=2   | probability wants a number from 0 to 1
                    fd_read:errno=io:probability=NaN | probability wants a number from 0 to 1
                    fd_read:when=3                   | says nothing to be done
                    fd_read:errno=io:short=1         | exclude each other
                    fd_read,error:errno=io           | asks for a call's result
                    fd_read:freeze                   | freeze is written clock:freeze
                    clock:freeze:when=3              | holds for the whole run
                    clock:freeze=tomorrow            | is no time such as 2024-01-01
                    clock:freeze=1901-01-01          | freeze wants a time from 1970
                    clock:shift=+1h:id=sundial       | 'sundial' is no clock
                    fd_read:errno=io:id=monotonic    | id= goes with freeze or shift
                    fd_read:seed=4                   | seed=4 is written random:seed=4
                    """)
    void refusesInOneLine(String text, String expected) {
        InjectionException error =
                assertThrows(InjectionException.class, () -> Injection.parse(text));
        String message = String.valueOf(error.getMessage());
        assertTrue(
                message.startsWith("injection '" + text + "': ")
                        && message.contains(expected)
                        && !message.contains("\n"),
                () -> "expected '" + expected + "' in: " + message);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "3+, 3 4 5 6 7 8 9 10",
        "3+2, 3 5 7 9",
        "2..5, 2 3 4 5",
        "2..9+3, 2 5 8",
        "1, 1",
    })
    void choosesCallsByNumber(String when, String expected) {
        When read = When.parse(when).orElseThrow();
        assertEquals(
                expected,
                LongStream.rangeClosed(1, 10)
                        .filter(read::includes)
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(" ")));
    }

    @Property(tries = 200)
    void shorteningNeverLengthensAndLeavesAtLeastOneByte(
            @ForAll long anyTotal, @ForAll byte anyPercent) {
        long total = anyTotal & Long.MAX_VALUE;
        long percent = Math.floorMod(anyPercent, 101);
        long limit = new Effect.Shorten(percent, true).limit(total);
        assertTrue(limit >= Math.min(1, total) && limit <= total, () -> percent + "% is " + limit);
        assertEquals(Math.min(5, total), new Effect.Shorten(5, false).limit(total));
    }

    @Example
    void readsAFileOfInjections() throws Exception {
        List<Injection> injections =
                Injection.parseLines(
                        List.of(
                                "# a flaky disk",
                                "",
                                "  fd_read:errno=io:when=3+2  ",
                                "clock:freeze"));
        assertEquals(
                List.of("fd_read:errno=io:when=3+2", "clock:freeze"), Injection.lines(injections));
        assertEquals(injections, Injection.parseLines(Injection.lines(injections)));
        assertFalse(injections.getFirst().equals(injections.getLast()));
    }
}
