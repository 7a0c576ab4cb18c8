package dev.wasmscope.cli.gdbremote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.testing.TestInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same expressions in LLDB, with clang's own parser and types, and in our session, at one stop.
 * Needs {@code lldb-22}.
 */
class LldbExpressionsTest {
    /**
     * At {@code shapes.c:79}. LLDB has no JIT here, so there are no calls, no choices by {@code ?:}
     * and no conversions of integers to reals; constants of an enumeration it only finds in scopes.
     */
    private static final List<String> EXPRESSIONS =
            List.of(
                    "i",
                    "i + 1",
                    "i * 2 - 7",
                    "-i",
                    "~i",
                    "!i",
                    "i % 3",
                    "i / 2",
                    "i << 3",
                    "-i >> 1",
                    "i & 6",
                    "i | 8",
                    "i ^ 5",
                    "i == 3",
                    "i != 3",
                    "i < 4u",
                    "-1 < 0u",
                    "i > 1 && i < 9",
                    "i > 9 || !i",
                    "(unsigned char)300",
                    "(short)70000",
                    "(unsigned)-1",
                    "(long long)-1",
                    "(unsigned long long)-1",
                    "(int)3.99",
                    "7 / 2",
                    "-7 / 2",
                    "-7 % 3",
                    "7 / 2.0",
                    "1 << 4 | 3",
                    "0xffffffff + 1",
                    "0xffffffffLL + 1",
                    "3000000000",
                    "~0u",
                    "1.5f * 2",
                    "'a' + 1",
                    "sizeof(shape)",
                    "sizeof(struct point)",
                    "sizeof(int *)",
                    "sizeof s->name",
                    "sizeof i",
                    "s->kind == 3",
                    "s->kind + 1",
                    "s->layer",
                    "s->flags",
                    "s->flags + s->layer",
                    "s->name[0]",
                    "s->name[1] - '0'",
                    "*s->name",
                    "*(int *)s",
                    "s->u.poly.n",
                    "pts[1].x",
                    "pts[1].x * 2 + pts[1].y",
                    "(*pts).y",
                    "(pts + 1)->x",
                    "&pts[2] - pts",
                    "&pts[1] == pts + 1",
                    "(char *)&pts[1] - (char *)pts",
                    "s->next == 0",
                    "s && s->next",
                    "list == s->next",
                    "g_count",
                    "g_count * 100",
                    "kind_names[3][0]");

    /** {@code (int) $0 = 5}, with the character behind a number of one. */
    private static final Pattern RESULT =
            Pattern.compile("\\(([^()]*(?:\\(.*\\))?)\\) \\$\\d+ = (.*)");

    @TempDir Path folder;

    @Test
    void valuesAreThoseOfLldb() throws Exception {
        Lldb.require();
        try (ServedGuest guest =
                new ServedGuest(LaunchConfig.of(TestInputs.guest("c/shapes-c19-O0-dw4.wasm")))) {
            DebugSession session = guest.session();
            Breakpoint breakpoint = session.addLineBreakpoint("shapes.c", 79);
            session.continueRun().join();
            session.removeBreakpoint(breakpoint.id());
            List<String> commands = new ArrayList<>();
            EXPRESSIONS.forEach(each -> commands.add("expression -- " + each));
            commands.add("detach --keep-stopped true");
            String said = new Lldb(folder, guest.port()).run(commands);

            List<String> here = new ArrayList<>();
            List<String> there = new ArrayList<>();
            String[] parts = said.split("(?m)^\\(lldb\\) expression -- ");
            assertEquals(EXPRESSIONS.size() + 1, parts.length, said);
            for (int i = 0; i < EXPRESSIONS.size(); i++) {
                String expression = EXPRESSIONS.get(i);
                assertTrue(parts[i + 1].startsWith(expression), parts[i + 1]);
                Matcher result = RESULT.matcher(parts[i + 1].substring(expression.length()));
                there.add(
                        expression
                                + " = "
                                + (result.find() ? number(result.group(2)) : parts[i + 1]));
                here.add(expression + " = " + number(evaluate(session, expression)));
            }
            assertEquals(String.join("\n", there), String.join("\n", here));
        }
    }

    private static String evaluate(DebugSession session, String expression) {
        try {
            return session.evaluate(0, expression).join().value();
        } catch (CompletionException e) {
            return e.getCause().getMessage();
        }
    }

    /** The number that a value is; {@code 'p'}, {@code 112 'p'} and {@code true} are numbers. */
    private static String number(String value) {
        String text = value.strip();
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? "1.0" : "0.0";
        }
        if (text.matches("'.'")) {
            return String.valueOf((double) text.charAt(1));
        }
        if (text.matches("'\\\\.*'")) {
            return text.equals("'\\0'") ? "0.0" : text;
        }
        String first = text.replaceFirst("(?s) .*", "");
        try {
            return first.startsWith("0x")
                    ? String.valueOf((double) Long.parseUnsignedLong(first.substring(2), 16))
                    : String.valueOf(Double.parseDouble(first));
        } catch (NumberFormatException _) {
            return text;
        }
    }
}
