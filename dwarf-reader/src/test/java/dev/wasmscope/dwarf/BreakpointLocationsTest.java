package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.line.LineLocation;
import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.testing.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A line breakpoint lands where LLDB puts it: in every function, template instance and inlined copy
 * that has code of the line, behind prologues. LLDB 22 does not look at is_stmt: it adds places in
 * the middle of a line, or takes one instead of the recommended place behind it.
 */
class BreakpointLocationsTest {
    private static final Pattern BREAKPOINT = Pattern.compile("\\d+: file = '.*', line = (\\d+)");
    private static final Pattern ADDRESS = Pattern.compile(" +address = .*\\[0x([0-9a-f]+)\\]");

    /** In C and C++: LLDB's places, less those that are not recommended. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "c/shapes-c19-O0-dw5.wasm, shapes.c, 90, 0, 40",
        "c/shapes-c19-O2-dw5.wasm, shapes.c, 90, 0, 35",
        "cpp/zoo-c19-O0-dw5.wasm, zoo.cpp, 115, 8, 40",
        "cpp/zoo-c19-O2-dw5.wasm, zoo.cpp, 115, 9, 28",
    })
    void everyLineHasThePlacesOfLldb(
            String guest, String file, int lines, int severalAtLeast, int linesAtLeast) {
        DwarfInfo info = Guests.read(guest);
        Map<Integer, Set<Long>> theirs = ofLldb(guest, file, lines);
        StringBuilder ours = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        int several = 0;
        int withCode = 0;
        for (int line : linesWithCode(info, file, lines)) {
            Set<Long> places = places(info, file, line);
            Set<Long> recommended =
                    theirs.getOrDefault(line, Set.of()).stream()
                            .filter(pc -> isRecommended(info, pc))
                            .collect(Collectors.toCollection(TreeSet::new));
            ours.append(text(line, places));
            expected.append(text(line, recommended));
            several += places.size() > 1 ? 1 : 0;
            withCode++;
        }
        assertEquals(expected.toString(), ours.toString());
        assertTrue(several >= severalAtLeast, several + " lines with several places");
        assertTrue(withCode >= linesAtLeast, withCode + " lines with code");
    }

    /** In all languages: LLDB's functions, inlined copies among them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cpp/zoo-c19-O2-dw5.wasm, zoo.cpp, 115, 28",
        "rust/app-r196-dev.wasm, src/main.rs, 90, 40",
        "rust/app-r196-release.wasm, src/main.rs, 90, 22",
        "zig/app-zig011-Debug.wasm, app.zig, 90, 25",
    })
    void everyLineIsInTheFunctionsOfLldb(String guest, String file, int lines, int linesAtLeast) {
        DwarfInfo info = Guests.read(guest);
        Map<Integer, Set<Long>> theirs = ofLldb(guest, file, lines);
        StringBuilder ours = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        int withCode = 0;
        for (int line : linesWithCode(info, file, lines)) {
            ours.append(functions(info, line, places(info, file, line)));
            expected.append(functions(info, line, theirs.getOrDefault(line, Set.of())));
            withCode++;
        }
        assertEquals(expected.toString(), ours.toString());
        assertTrue(withCode >= linesAtLeast, withCode + " lines with code");
    }

    private static List<Integer> linesWithCode(DwarfInfo info, String file, int lines) {
        return IntStream.rangeClosed(1, lines)
                .filter(line -> info.lineWithCode(file, line).orElse(0) == line)
                .boxed()
                .toList();
    }

    private static Set<Long> places(DwarfInfo info, String file, int line) {
        return info.breakpointLocations(file, line).stream()
                .map(LineLocation::address)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isRecommended(DwarfInfo info, long pc) {
        return info.rows(pc, pc + 1).stream().anyMatch(LineRow::isStmt);
    }

    private static String text(int line, Set<Long> places) {
        return line + ": " + places.stream().map(Long::toHexString).toList() + "\n";
    }

    private static String functions(DwarfInfo info, int line, Set<Long> places) {
        Function<Long, String> stack =
                pc ->
                        info.framesAt(pc).stream()
                                .map(frame -> frame.function().displayName())
                                .collect(Collectors.joining(" < "));
        Set<String> stacks =
                places.stream().map(stack).collect(Collectors.toCollection(TreeSet::new));
        return line + ": " + stacks + "\n";
    }

    private static Map<Integer, Set<Long>> ofLldb(String guest, String file, int lines) {
        Tools.require("lldb-22");
        List<String> command = new ArrayList<>(List.of("lldb-22", "--batch", "--no-lldbinit"));
        command.addAll(List.of("-o", "target create " + Guests.path(guest)));
        for (int line = 1; line <= lines; line++) {
            command.addAll(List.of("-o", "breakpoint set -m 0 -f " + file + " -l " + line));
        }
        command.addAll(List.of("-o", "breakpoint list -v"));
        Map<Integer, Set<Long>> places = new TreeMap<>();
        int line = 0;
        for (String text : Tools.run("", command.toArray(String[]::new)).lines().toList()) {
            Matcher breakpoint = BREAKPOINT.matcher(text);
            Matcher address = ADDRESS.matcher(text);
            if (breakpoint.lookingAt()) {
                line = Integer.parseInt(breakpoint.group(1));
            } else if (address.lookingAt()) {
                places.computeIfAbsent(line, _ -> new TreeSet<>())
                        .add(Long.parseLong(address.group(1), 16));
            }
        }
        return places;
    }
}
