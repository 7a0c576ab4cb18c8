package dev.wasmscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.testing.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code symbolize} and {@code inspect --lines} print what LLVM's tools print of the same file. */
class LlvmToolsTest {
    /** A row as llvm-dwarfdump prints it: address, line, column, file, ISA, discriminator, op. */
    private static final Pattern ROW =
            Pattern.compile(
                    "(0x[0-9a-f]{16})\\s+(\\d+)\\s+(\\d+)\\s+\\d+\\s+\\d+\\s+(\\d+)\\s+\\d+ *(.*)");

    /** What a table of a function that the linker dropped counts from. */
    private static final long DROPPED = 0xffff_fff0L;

    /** A name that is not in the linker's: of Rust's panic handler, and where LLVM knows none. */
    private static final List<String> OTHER_NAMES = List.of("panic_handler", "??");

    /** Of an inherited one DW_AT_name is the name of the base class, the linker's has its own. */
    private static final Pattern CONSTRUCTOR = Pattern.compile("\\b(\\w+)(<.*>)?::\\1\\b");

    static Stream<String> guests() {
        return Stream.of(
                "c/shapes-c19-O0-dw5.wasm",
                "c/shapes-c19-O2-dw4.wasm",
                "c/mem64-c19.wasm",
                "cpp/zoo-c19-O2-dw5.wasm",
                "rust/app-r163-O0.wasm",
                "rust/app-r196-release.wasm",
                "zig/app-zig011-Debug.wasm");
    }

    @ParameterizedTest
    @MethodSource("guests")
    void symbolizeGivesThePlacesAndFunctionsOfLlvmAtEveryRow(String guest) {
        Path wasm = TestInputs.guest(guest);
        String addresses =
                rows(wasm).stream()
                        .filter(row -> !row.flags().contains("end_sequence"))
                        .map(row -> "0x" + Long.toHexString(row.address()))
                        .distinct()
                        .map(address -> address + "\n")
                        .reduce("", String::concat);

        CommandRun run = CommandRun.withInput(addresses, "symbolize", wasm.toString());

        assertEquals(0, run.code(), run.err());
        String[] ours = run.out().split("\n\n");
        String[] theirs =
                Tools.run(
                                addresses,
                                Tools.llvm("llvm-symbolizer"),
                                "--obj=" + wasm,
                                "--inlining",
                                "--functions=short",
                                "--no-demangle")
                        .split("\n\n");
        List<String> asked = addresses.lines().toList();
        assertEquals(asked.size(), ours.length);
        for (int i = 0; i < ours.length; i++) {
            String where = asked.get(i) + ":\n" + ours[i] + "\n--- theirs\n" + theirs[i];
            assertEquals(half(theirs[i], 1), half(ours[i], 1), where);
            assertTrue(areNames(half(ours[i], 0), half(theirs[i], 0)), where);
        }
    }

    /** Of a stack that is printed as names and places in turn, one of the two. */
    private static List<String> half(String stack, int from) {
        List<String> lines = stack.strip().lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> i % 2 == from)
                .mapToObj(lines::get)
                .toList();
    }

    /** Whether whole names are those that have these short ones; Rust numbers closures in them. */
    private static boolean areNames(List<String> whole, List<String> plain) {
        return whole.size() == plain.size()
                && IntStream.range(0, whole.size())
                        .allMatch(
                                i -> {
                                    String name =
                                            plain.get(i).replaceAll("<.*|(?<=^operator) .*", "");
                                    return OTHER_NAMES.contains(name)
                                            || CONSTRUCTOR.matcher(whole.get(i)).find()
                                            || (name.startsWith("{closure")
                                                    ? whole.get(i).contains("{closure")
                                                    : whole.get(i).contains(name));
                                });
    }

    @ParameterizedTest
    @MethodSource("guests")
    void inspectPrintsTheRowsOfLlvm(String guest) {
        Path wasm = TestInputs.guest(guest);

        CommandRun run = CommandRun.of("inspect", "--lines", wasm.toString());

        assertEquals(0, run.code(), run.err());
        List<String> ours =
                run.out().lines().skip(1).map(line -> line.strip().replaceAll(" +", " ")).toList();
        List<Row> theirs = rows(wasm);
        assertEquals(theirs.size(), ours.size(), "rows");
        for (int i = 0; i < ours.size(); i++) {
            String their = theirs.get(i).text();
            String our = ours.get(i);
            assertTrue(our.startsWith(their), () -> "row: " + our + "\ntheirs: " + their);
        }
    }

    private record Row(
            long address, String line, String column, String discriminator, String flags) {
        String text() {
            return "0x%x %s %s %s %s"
                    .formatted(address, line, column, discriminator, flags)
                    .strip();
        }
    }

    private static List<Row> rows(Path wasm) {
        List<Row> rows = new ArrayList<>();
        String dump = Tools.run("", Tools.llvm("llvm-dwarfdump"), "--debug-line", wasm.toString());
        for (Matcher row = ROW.matcher(dump); row.find(); ) {
            long address = Long.parseUnsignedLong(row.group(1).substring(2), 16);
            if (address < DROPPED) {
                rows.add(
                        new Row(
                                address,
                                row.group(2),
                                row.group(3),
                                row.group(4),
                                row.group(5).strip()));
            }
        }
        return rows;
    }
}
