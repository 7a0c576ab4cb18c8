package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The values that are shown of a program are those that it prints itself. The programs are copies
 * of the guests shapes and zoo with a line of prints of all variables in scope between any two
 * statements ({@code probed/probe.h}).
 */
class LineByLineTest {
    private static final Pattern PRINT = Pattern.compile("\\b([IDAST])\\(([^()]+)\\);");
    private static final Pattern INDEX = Pattern.compile("\\[([a-z]+)( \\+ 1)?\\]");

    /** Names of what is never printed: containers without an order, functions, shared pointers. */
    private static final String NOT_PRINTED =
            "__.*|animals|ring|um|vals|opt|fact|arr|init|f|ap|root|leaf|b";

    /**
     * Where LLVM 19's debug information is wrong at -O2: {@code k} of new_shape and {@code v} of sq
     * are parameters, said to be in local 0 up to the end of their functions, where that local
     * holds something else behind their last use (most likely by WebAssemblyRegColoring).
     */
    private static final Set<String> WRONG_IN_FILE = Set.of("@85 k", "@88 k", "@41 v");

    /** Stops at every line of the source, as somebody does who goes through it line by line. */
    @ParameterizedTest
    @CsvSource({
        "probed/shapes.c, -O0 -gdwarf-4, 3800",
        "probed/shapes.c, -O0 -gdwarf-5, 3800",
        "probed/zoo.cpp, -O0 -gdwarf-5, 800",
    })
    void everyVariableAtEveryLineIsWhatTheProgramPrints(String source, String options, int values)
            throws Exception {
        checkLineByLine(CompiledGuests.build(source, options.split(" ", -1)), source, values);
    }

    /** In the form that Debug gives values. */
    @Test
    void everyVariableAtEveryLineIsWhatARustProgramPrints() throws Exception {
        checkLineByLine(RustGuests.build("probed/app.rs"), "probed/app.rs", 190);
    }

    private static void checkLineByLine(Path wasm, String source, int values) throws Exception {
        LineByLine run = new LineByLine(source);
        try (DebuggedProgram program = DebuggedProgram.open(wasm, wasm.getParent())) {
            run.go(program);
            List<String> printed = printed(program);
            for (int i = 0; i < Math.min(printed.size(), run.shown.size()); i++) {
                String shown = run.shown.get(i);
                assertEquals(asFarAsRecorded(printed.get(i), shown), shown, "stop " + i);
            }
            assertEquals(printed.size(), run.shown.size(), "lines of prints");
        }
        assertEquals(Set.of(), run.notPrinted, "variables in scope that have no print");
        assertTrue(run.values >= values, "values compared: " + run.values);
    }

    /**
     * Without the values that the compiler recorded no location of: that is the function's result,
     * {@code out} of sieve, which lies where the caller says.
     */
    private static String asFarAsRecorded(String printed, String shown) {
        String none = "out=<not available: the compiler recorded no location>";
        return shown.contains(none) ? printed.replaceFirst("out=\\[[^\\]]*\\]", none) : printed;
    }

    /** Behind each line of prints, in the function that printed. */
    @ParameterizedTest
    @CsvSource({
        "probed/shapes.c, -O2 -gdwarf-5, 44",
        "probed/zoo.cpp, -O2 -gdwarf-4, 70",
    })
    void noOptimisedValueIsWrong(String source, String options, int percent) throws Exception {
        checkOptimised(CompiledGuests.build(source, options.split(" ", -1)), source, percent);
    }

    @Test
    void noOptimisedValueOfARustProgramIsWrong() throws Exception {
        String source = "probed/app.rs";
        checkOptimised(RustGuests.build(source, "-Copt-level=2"), source, 43);
    }

    private static void checkOptimised(Path wasm, String source, int percent) throws Exception {
        List<String> text = lines(source);
        Set<String> wrong = new LinkedHashSet<>();
        int available = 0;
        int all = 0;
        try (DebuggedProgram program = DebuggedProgram.open(wasm, wasm.getParent())) {
            program.session().addFunctionBreakpoint("probed");
            for (Stop stop = program.perform("run");
                    !stop.ended();
                    stop = program.perform("continue")) {
                String[] printed = printed(program).getLast().split("\t", -1);
                int i = 0;
                for (Print print : prints(text.get(lineOf(printed[0]) - 1))) {
                    String value = optimised(program, caller(stop), print);
                    all++;
                    i++;
                    available += value.isEmpty() ? 0 : 1;
                    if (!value.isEmpty() && !printed[i].equals(print.name() + "=" + value)) {
                        wrong.add(printed[0] + " " + print.name());
                    }
                }
            }
        }
        wrong.removeAll(WRONG_IN_FILE);
        assertEquals(Set.of(), wrong);
        int share = 100 * available / all;
        assertTrue(share >= percent, available + " of " + all + " values are available: " + share);
    }

    /** The row that called the probe, in which something may be inlined. */
    private static int caller(Stop stop) {
        return 1
                + stop.frames().stream()
                        .filter(row -> row.function().endsWith("probed"))
                        .findFirst()
                        .orElseThrow()
                        .index();
    }

    private static int lineOf(String label) {
        return Integer.parseInt(label.substring(1));
    }

    /** Empty if it, or something that it is reached through, is not available. */
    private static String optimised(DebuggedProgram program, int frame, Print print) {
        try {
            String value = value(program, frame, print);
            return value.contains("not available") ? "" : value;
        } catch (AssertionError e) {
            String message = String.valueOf(e.getMessage());
            boolean missing =
                    message.contains("not available") || message.contains("no variable is named");
            if (missing) {
                return "";
            }
            throw e;
        }
    }

    /** The lines that a program printed of its variables so far. */
    private static List<String> printed(DebuggedProgram program) {
        return program.output().lines().filter(line -> line.startsWith("@")).toList();
    }

    private static List<String> lines(String source) throws IOException {
        String file = Objects.requireNonNull(LineByLineTest.class.getResource(source)).getPath();
        return Files.readAllLines(Path.of(file));
    }

    private static boolean isPrint(String line) {
        return line.strip().startsWith("AT;") || line.strip().startsWith("at!(");
    }

    /**
     * A value that a line prints.
     *
     * @param kind in which form
     */
    private record Print(String kind, String name) {}

    private static List<Print> prints(String line) {
        if (line.strip().startsWith("at!(")) {
            String names = line.strip().replaceAll("^at!\\(|\\);$", "");
            return Arrays.stream(names.split(", ", -1)).map(n -> new Print("T", n)).toList();
        }
        return PRINT.matcher(line).results().map(r -> new Print(r.group(1), r.group(2))).toList();
    }

    /** One run with a stop at every line. */
    private static final class LineByLine {
        private final String file;
        private final List<String> source;
        private final List<String> shown = new ArrayList<>();
        private final Set<String> notPrinted = new LinkedHashSet<>();
        private int values;
        private int lastLine;

        LineByLine(String source) throws IOException {
            this.file = source.substring(source.indexOf('/') + 1);
            this.source = lines(source);
        }

        void go(DebuggedProgram program) {
            for (int line = 1; line <= source.size(); line++) {
                Breakpoint at = program.session().addLineBreakpoint(file, line);
                boolean ofProbe = source.get(line - 1).startsWith("fn probed()");
                if (ofProbe || !at.message().isEmpty()) { // or there is no code
                    program.session().removeBreakpoint(at.id());
                }
            }
            Stop stop = program.perform("run");
            while (!stop.ended()) {
                at(program, stop.position().orElseThrow().line());
                stop = program.perform("continue");
            }
        }

        private void at(DebuggedProgram program, int line) {
            String text = source.get(line - 1);
            if (isPrint(text)) {
                shown.add("@" + line + show(program, text));
                checkAllArePrinted(program, line);
            } else if (lastLine == line - 1 && isPrint(source.get(lastLine - 1))) {
                // the program printed and did nothing else since: all is as it was
                String now = "@" + lastLine + show(program, source.get(lastLine - 1));
                assertEquals(shown.getLast(), now, "at line " + line);
            }
            lastLine = line;
        }

        private String show(DebuggedProgram program, String text) {
            StringBuilder all = new StringBuilder();
            for (Print print : prints(text)) {
                values++;
                all.append('\t').append(print.name()).append('=').append(value(program, 0, print));
            }
            return all.toString();
        }

        private void checkAllArePrinted(DebuggedProgram program, int line) {
            for (Variable variable : await(program.session().variables(0))) {
                String name = Pattern.quote(variable.name());
                Pattern whole = Pattern.compile("&?" + name + "([.\\[-].*)?");
                boolean isPrinted =
                        prints(source.get(line - 1)).stream()
                                .anyMatch(print -> whole.matcher(print.name()).matches());
                if (!isPrinted
                        && !variable.name().matches(NOT_PRINTED)
                        && isDeclaredBefore(name, line)) {
                    notPrinted.add(line + ": " + variable.name());
                }
            }
        }

        /** Whether the function up to that line has something that looks like a declaration. */
        private boolean isDeclaredBefore(String name, int line) {
            Pattern function =
                    Pattern.compile(
                            " {0,4}\\w.*[({,] ?\\{.*| {0,4}\\w.*\\) (const )?(override )?\\{");
            int start = line - 1;
            while (!function.matcher(source.get(start)).matches()) {
                start--;
            }
            Pattern declaration =
                    Pattern.compile("[\\s*&\\[]" + name + "( =|,|\\)|\\{|;|\\]| :|\\[)");
            return source.subList(start, line - 1).stream()
                    .anyMatch(text -> declaration.matcher(text).find());
        }
    }

    /** A value as probe.h prints it. */
    private static String value(DebuggedProgram program, int frame, Print print) {
        String kind = print.kind();
        Variable variable = program.evaluate(frame, withNumbers(program, frame, print.name()));
        if (variable.availability() instanceof Availability.Unavailable missing) {
            return "<not available: " + missing.reason() + ">";
        }
        boolean reference = variable.typeName().endsWith("&") && !kind.equals("A");
        String text = reference ? variable.value().replaceFirst("^0x\\w+ ", "") : variable.value();
        return switch (kind) {
            case "I", "A" -> text.replaceFirst(" .*", "");
            case "D" -> cDouble(Double.parseDouble(text));
            case "S" -> text.replaceFirst("^0x[0-9a-f]+ ", "");
            default -> text.replaceFirst("^size=\\d+ ", "");
        };
    }

    /** Indexes as numbers, and a reference for its address: a path has no arithmetic. */
    private static String withNumbers(DebuggedProgram program, int frame, String expression) {
        return INDEX.matcher(expression)
                .replaceAll(
                        found -> {
                            String value = program.evaluate(frame, found.group(1)).value();
                            if (value.isEmpty()) {
                                throw new AssertionError("an index is not available");
                            }
                            int more = found.group(2) == null ? 0 : 1;
                            return "[" + (Integer.parseInt(value) + more) + "]";
                        })
                .replaceFirst("^&", "");
    }

    /** As {@code %a} of C prints it. */
    private static String cDouble(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0x0p+0" : "0x0p+0";
        }
        String text = Double.toHexString(value).replace(".0p", "p");
        return text.contains("p-") ? text : text.replace("p", "p+");
    }
}
