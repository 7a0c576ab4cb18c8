package dev.wasmscope.cli.gdbremote;

import static org.junit.jupiter.api.Assertions.fail;

import dev.wasmscope.session.Availability;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.Variable;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.TestInputs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * LLDB as a second opinion: at stops of unoptimised guests, every value that LLDB shows of a
 * frame's variables, members, elements and targets of pointers, over our server, against what our
 * own session says of the same expression at the same stop. How many are equal, and why others
 * differ, is in {@code goldens/lldb/values-*.txt}. Needs {@code lldb-22}.
 */
class LldbOracleTest {
    /** {@code list->name[8] = '\0'}; what LLDB does not open says {@code {...}}. */
    private static final Pattern LEAF = Pattern.compile("([A-Za-z_*&][^=]*) = (.*)");

    /** One line for each value, as it lies in memory, through one pointer. */
    private static final String VARIABLES = "frame variable --flat --raw-output --ptr-depth 1";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "c/shapes-c19-O0-dw4,  shapes.c:57 shapes.c:79 shapes.c:46 shapes.c:37 shapes.c:66 shapes.c:95",
        "c/shapes-c19-O0-dw5,  shapes.c:79 shapes.c:46 shapes.c:66",
        "c/shapes-c22-O0,      shapes.c:79 shapes.c:46 shapes.c:66",
        "cpp/zoo-c19-O0-dw4,   zoo.cpp:40 zoo.cpp:104",
        "cpp/zoo-c19-O0-dw5,   zoo.cpp:40 zoo.cpp:48 zoo.cpp:66 zoo.cpp:104",
        "rust/app-r163-O0,     app.rs:21 app.rs:60 app.rs:66 app.rs:43",
        "rust/app-r196-dev,    src/main.rs:21 src/main.rs:60 src/main.rs:66 src/main.rs:43",
    })
    void valuesAreThoseOfLldb(String module, String stops) throws Exception {
        Lldb.require();
        StringBuilder report = new StringBuilder();
        try (ServedGuest guest =
                new ServedGuest(LaunchConfig.of(TestInputs.guest(module + ".wasm")))) {
            for (String stop : stops.split(" ")) {
                report.append(compare(guest, stop));
            }
        }
        Goldens.check("lldb/values-" + module.replaceAll(".*/", "") + ".txt", report.toString());
    }

    private String compare(ServedGuest guest, String place) throws Exception {
        DebugSession session = guest.session();
        String[] parts = place.split(":");
        Breakpoint breakpoint = session.addLineBreakpoint(parts[0], Integer.parseInt(parts[1]));
        session.continueRun().join();
        session.removeBreakpoint(breakpoint.id());
        String said =
                new Lldb(folder, guest.port())
                        .run(
                                List.of(
                                        VARIABLES,
                                        "frame select 1",
                                        VARIABLES,
                                        "frame select 2",
                                        VARIABLES,
                                        "detach --keep-stopped true"));
        List<SymbolisedFrame> rows = session.frames(0, 3).join();
        Map<String, Integer> explained = new TreeMap<>();
        int row = 0;
        int equal = 0;
        for (String line : said.split("\n")) {
            if (line.startsWith("(lldb) frame select")) {
                row++;
            }
            Matcher leaf = LEAF.matcher(line);
            if (leaf.matches() && !line.startsWith("* thread") && !leaf.group(2).endsWith("}")) {
                String here = here(session, row, leaf.group(1));
                if (normal(here).equals(normal(leaf.group(2)))) {
                    equal++;
                } else {
                    explained.merge(explanation(row, leaf, here), 1, Integer::sum);
                }
            }
        }
        StringBuilder report = new StringBuilder();
        report.append(
                "%s in %s: %d values equal\n".formatted(place, rows.getFirst().function(), equal));
        explained.forEach((why, times) -> report.append("  %d differ: %s%n".formatted(times, why)));
        return report.toString();
    }

    /** Why both are right; a difference that nobody has explained fails the test. */
    private static String explanation(int row, Matcher leaf, String here) {
        String path = leaf.group(1);
        String lldb = leaf.group(2);
        if (path.contains("$variants$")) {
            return "LLDB shows the parts of a Rust enum, here it is a value";
        }
        if (lldb.startsWith("U+")) {
            return "LLDB shows the number of a Rust char, here it is a character";
        }
        if (lldb.startsWith("0x") && !here.startsWith("0x") && !here.startsWith("(")) {
            return "LLDB shows the address in a Rust reference, here it is what it refers to";
        }
        return fail("frame %d, %s: LLDB %s, here %s".formatted(row, path, lldb, here));
    }

    private static String here(DebugSession session, int row, String expression) {
        try {
            Variable variable = session.evaluate(row, expression).join();
            return variable.availability() instanceof Availability.Available
                    ? variable.value()
                    : "<variable not available>";
        } catch (CompletionException e) {
            return "(" + e.getCause().getMessage() + ")";
        }
    }

    /** The same value in the same words: how numbers are written is left to each side. */
    private static String normal(String value) {
        if (value.startsWith("<parent failed to") || value.matches("\\(.* is not available: .*")) {
            return "<variable not available>";
        }
        if (value.startsWith("'")) {
            return String.valueOf((double) character(value));
        }
        if (value.equals("<variable not available>")) {
            return value;
        }
        String text = value.replaceFirst("(?s) .*", "").replaceFirst("^(NULL|nullptr)$", "0x0");
        if (text.startsWith("0x")) {
            return "0x" + Long.toHexString(Long.parseUnsignedLong(text.substring(2), 16));
        }
        try {
            return String.valueOf(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return text.replaceFirst(".*::", "");
        }
    }

    /** The byte that a literal of LLDB means. */
    private static int character(String literal) {
        if (literal.charAt(1) != '\\') {
            return literal.charAt(1);
        }
        char escape = literal.charAt(2);
        int named = "0abtnvfre".indexOf(escape);
        return escape == 'x'
                ? (byte) Integer.parseInt(literal.substring(3, literal.length() - 1), 16)
                : named < 0 ? escape : new int[] {0, 7, 8, 9, 10, 11, 12, 13, 27}[named];
    }
}
