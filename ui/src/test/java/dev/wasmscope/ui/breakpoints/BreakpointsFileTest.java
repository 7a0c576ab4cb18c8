package dev.wasmscope.ui.breakpoints;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasmscope.session.DataAccess;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.ui.session.SavedBreakpoint;
import dev.wasmscope.ui.session.SavedBreakpoint.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of breakpoints: written for people, read with care. */
class BreakpointsFileTest {
    @Test
    void everyKindComesBackAsItWasWritten() throws Exception {
        SavedBreakpoint[] all = {
            new SavedBreakpoint(
                    Kind.LINE,
                    "a/ledger.c",
                    61,
                    5,
                    0,
                    null,
                    true,
                    "cents > 100",
                    ">= 3",
                    "at {cents}",
                    "cents = 0; goto 64",
                    true,
                    null,
                    0,
                    1,
                    "money"),
            of(Kind.FUNCTION, "main", 0, 0, 0, null),
            of(Kind.PATTERN, "^lua", 0, 0, 0, null),
            of(Kind.HOST_CALL, "path_open error", 0, 0, 0, null),
            of(Kind.TRAP, "unreachable", 0, 0, 0, null),
            of(Kind.THROWN, null, 0, 0, 0, null),
            of(Kind.UNCAUGHT, null, 0, 0, 0, null),
            of(Kind.ENTRY, null, 0, 0, 0, null),
            of(Kind.EXIT, null, 0, 0, 0, null),
            of(Kind.MEMORY_GROW, null, 0, 0, 0, null),
            of(Kind.BYTES, null, 0x11634, 8, 1, DataAccess.READ_WRITE),
            of(Kind.EXPRESSION, "total", 0, 0, 0, DataAccess.CHANGE),
            of(Kind.INSTRUCTION, null, 0x1f3, 12, 0, null),
        };
        byte[] bytes = BreakpointsFile.write(all);
        assertArrayEquals(all, BreakpointsFile.read("b.json", bytes));
    }

    private static SavedBreakpoint of(
            Kind kind,
            @Nullable String at,
            long number,
            int second,
            int third,
            @Nullable DataAccess access) {
        return new SavedBreakpoint(
                kind, at, number, second, third, access, false, null, null, null, null, false, null,
                null, null, null);
    }

    @Test
    void theFileNamesWhatItHolds() {
        String text =
                new String(
                        BreakpointsFile.write(
                                new SavedBreakpoint[] {
                                    of(Kind.BYTES, null, 0x40, 4, 0, DataAccess.WRITE)
                                }),
                        StandardCharsets.UTF_8);
        assertEquals(
                """
                {
                  "wasmscope" : "breakpoints",
                  "version" : 1,
                  "breakpoints" : [ {
                    "kind" : "bytes",
                    "memory" : 0,
                    "address" : "0x40",
                    "length" : 4,
                    "access" : "write"
                  } ]
                }""",
                text.replace("\r", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1 | b.json is no JSON in line 1, column",
                "{} | b.json holds no breakpoints: \"wasmscope\": \"breakpoints\" is missing",
                "V2 | b.json is of version 2; this program reads 1",
                "{\"line\":3} | b.json, breakpoint 1, \"kind\": it is missing",
                "{\"kind\":\"x\"} | b.json, breakpoint 1, \"kind\": 'x' is none of line, function",
                "{\"kind\":\"line\"} | b.json, breakpoint 1, \"line\": a number is wanted",
                "{\"kind\":\"line\",\"line\":3} | b.json, breakpoint 1, \"file\": it is missing",
                "{\"kind\":\"exit\",\"hits\":\"five\"} | b.json, breakpoint 1: 'five' is no hit",
                "{\"kind\":\"exit\",\"log\":7} | b.json, breakpoint 1, \"log\": a text is wanted",
            })
    void whatIsWrongIsNamedWithItsPlace(String text, String message) {
        String head = "{\"wasmscope\":\"breakpoints\",\"version\":";
        String file =
                text.startsWith("{\"")
                        ? head + "1,\"breakpoints\":[" + text + "]}"
                        : text.equals("V2") ? head + "2}" : text;
        SessionException error =
                assertThrows(
                        SessionException.class,
                        () ->
                                BreakpointsFile.read(
                                        "b.json", file.getBytes(StandardCharsets.UTF_8)));
        String told = String.valueOf(error.getMessage());
        assertEquals(message, told.substring(0, Math.min(message.length(), told.length())));
    }
}
