package dev.wasmscope.engine.host.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.engine.host.HostArgument;
import dev.wasmscope.engine.host.HostCallEvent;
import dev.wasmscope.engine.host.HostValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallFilterTest {
    private static final List<HostCallEvent> CALLS =
            new Calls()
                    .add("fd_prestat_get", "success", Calls.fd("fd", 3, "/data"))
                    .add(
                            "path_open",
                            "success",
                            0,
                            2_000_000,
                            Calls.fd("fd", 3, "/data"),
                            Calls.path("path", "in.txt", "/home/me/files/in.txt"),
                            Calls.fd("opened_fd", 4, "/data/in.txt"))
                    .add(
                            "path_open",
                            "noent",
                            0,
                            500_000,
                            Calls.fd("fd", 3, "/data"),
                            Calls.path("path", "./b/missing", "/home/me/files/b/missing"))
                    .add(
                            "fd_read",
                            "success",
                            4096,
                            20_000,
                            Calls.fd("fd", 4, "/data/in.txt"),
                            new HostArgument(
                                    "iovs", new HostValue.Bytes("Hello\n".getBytes(UTF_8), 4096)))
                    .add(
                            "fd_write",
                            "success",
                            12,
                            1_000,
                            Optional.of("delay=1ms"),
                            Calls.fd("fd", 1, "stdout"),
                            new HostArgument("iovs", new HostValue.Text("say \"Yes\"")))
                    .add("fd_close", "badf", Calls.fd("fd", 40, ""))
                    .add("clock_time_get", "success")
                    .add("sock_accept", "again", Calls.fd("fd", 5, "listener"))
                    .add("my_function", "")
                    .all;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                            | 1 2 3 4 5 6 7 8 9",
                "fd_read                       | 4",
                "fd_read,path_open             | 2 3 4",
                "fd_* clock_time_get           | 1 4 5 6 7",
                "wasi_snapshot_preview1.fd_r*  | 4",
                "file                          | 1 2 3 4 5 6",
                "%file                         | 1 2 3 4 5 6",
                "clock, net                    | 7 8",
                "other                         | 9",
                "!file                         | 7 8 9",
                "file !fd_*                    | 2 3",
                "path=/data/in.txt             | 2 4",
                "path=in.txt                   | 2 4",
                "path=*.txt                    | 2 4",
                "path=/home/me/*               | 2 3",
                "path=/data/b/missing          | 3",
                "path=\"./b/missing\"          | 3",
                "path=/data*                   | 1 2 3 4",
                "fd=4                          | 2 4",
                "fd=stdout                     | 5",
                "fd=3 fd=4                     | 1 2 3 4",
                "errno=noent                   | 3",
                "errno=ENOENT,errno=badf       | 3 6",
                "errno=6                       | 8",
                "errno=success                 | 1 2 4 5 7",
                "error                         | 3 6 8",
                "!error file                   | 1 2 4 5",
                "path_open errno=noent         | 3",
                "path_open,fd_close errno=badf | 6",
                "slower=1ms                    | 2",
                ">1ms                          | 2",
                "slower=0.5ms                  | 2",
                ">19us                         | 2 3 4",
                "bytes>=4k                     | 4",
                "bytes>0                       | 4 5",
                "bytes<4k bytes=4096           | 1 2 3 4 5 6 7 8 9",
                "bytes<=12 fd_*                | 1 5 6",
                "injected                      | 5",
                "!injected fd=stdout           | ``",
                "\"hello\"                     | 4",
                "\"YES\"                       | 5",
                "\"say \\\"y\"                 | 5",
                "\"me/files\" !error           | 2",
                "fd                            | ``",
            })
    void acceptsWhatItsTermsSay(String filter, String numbers) throws CallFilterException {
        CallFilter wanted = CallFilter.parse(filter);

        String accepted =
                CALLS.stream()
                        .filter(wanted::accepts)
                        .map(event -> Long.toString(event.number()))
                        .collect(Collectors.joining(" "));

        assertEquals(numbers, accepted);
        assertEquals(filter, wanted.toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "%files          | column 1: expected a group (file, clock, net, proc, random, args, poll, other)",
                "fd_read errno=  | column 15: expected the name of an error",
                "errno=noentt    | column 7: expected the name of an error such as noent, not 'noentt'",
                "slower=1        | column 8: expected a time with its unit (ns, us, ms or s), not '1'",
                "slower=soon     | column 8: expected a time such as 1ms, not 'soon'",
                "fd_read, >1     | column 11: expected a time with its unit (ns, us, ms or s), not '1'",
                "bytes>=4x       | column 8: expected a number of bytes such as 4096 or 4k",
                "bytes<>4        | column 6: expected one of > >= < <= = after 'bytes', not '<>'",
                "size>4          | column 1: expected path=, fd=, errno=, slower= or bytes before '>', not 'size'",
                "path>4          | column 5: expected '=' after 'path', not '>'",
                "fd_read!        | column 8: expected a comma or a blank after 'fd_read'",
                "\"abc           | column 1: expected a closing '\"' for the one here",
                "a \"\"          | column 3: expected text between the quotes",
                "(fd_read)       | column 1: expected a call's name, or the text in double quotes, not '(fd_read)'",
                "!               | column 2: expected a call's name, a group, a condition such as errno=noent, or \"text\"",
            })
    void anErrorSaysWhereAndWhatWasExpected(String filter, String message) {
        CallFilterException error =
                assertThrows(CallFilterException.class, () -> CallFilter.parse(filter));

        assertEquals(message, error.getMessage());
        assertTrue(message.startsWith("column " + error.column() + ":"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "path_open                | false | true",
                "fd_read                  | false | false",
                "path=in.txt              | false | true",
                "path=in.txt fd_read      | false | false",
                "!path=/data/*            | false | false",
                "path_open errno=noent    | true  | true",
                "path_open !error         | true  | true",
                "fd_read slower=1ms       | true  | false",
                "injected,bytes>1         | true  | true",
                "\"in.TXT\"               | false | true",
            })
    void beforeACallOnlyItsArgumentsAreAsked(String text, boolean needsResult, boolean accepted)
            throws CallFilterException {
        CallFilter filter = CallFilter.parse(text);

        assertEquals(needsResult, filter.needsResult());
        assertEquals(
                accepted,
                filter.acceptsBefore(
                        "wasi_snapshot_preview1",
                        "path_open",
                        List.of(
                                Calls.fd("fd", 3, "/data"),
                                Calls.path("path", "in.txt", "/home/in.txt"))));
    }

    @Test
    void theEmptyFilterAcceptsAll() throws CallFilterException {
        assertTrue(CallFilter.ALL.isAll());
        assertTrue(CallFilter.parse(" , ").isAll());
        assertFalse(CallFilter.parse("file").isAll());
        assertEquals(CallFilter.ALL, CallFilter.parse(""));
    }

    /** Whatever somebody types into a filter box, there is a filter or an error with a column. */
    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            CallFilter filter = CallFilter.parse(text);
            CALLS.forEach(filter::accepts);
            assertEquals(text, filter.toString());
        } catch (CallFilterException e) {
            assertTrue(e.column() >= 1 && e.column() <= text.length() + 1, e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a*c   | abc   | true",
                "a*c   | ac    | true",
                "a*c   | abcd  | false",
                "*     | ''    | true",
                "a?c   | abc   | true",
                "a?c   | ac    | false",
                "*a*b* | xxaxb | true",
                "*ab   | aab   | true",
                "a**   | a     | true",
                "a     | ab    | false",
            })
    void patternsMatchWholeTexts(String pattern, String text, boolean matches) {
        assertEquals(matches, new Glob(pattern).matches(text));
    }
}
