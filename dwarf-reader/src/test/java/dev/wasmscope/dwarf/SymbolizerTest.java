package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.line.LineRow;
import dev.wasmscope.dwarf.line.SourcePosition;
import dev.wasmscope.dwarf.scope.SourceFrame;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.Tools;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions, inlined frames and positions are those that llvm-symbolizer gives. */
class SymbolizerTest {
    private static final String TOOL = "llvm-symbolizer-22";

    static List<String> guests() {
        return Guests.ALL;
    }

    @ParameterizedTest
    @MethodSource("guests")
    void framesEqualTheRecordedOnes(String guest) {
        DwarfInfo info = Guests.read(guest);
        long[] addresses = Guests.sample(info, 100);
        String expected =
                Goldens.recorded(Guests.golden("frames", guest), () -> theirs(guest, addresses));
        assertEquals(expected, ours(info, addresses));
    }

    @ParameterizedTest
    @MethodSource("guests")
    void framesEqualThoseOfTheToolAtEvery37thRow(String guest) {
        Tools.require(TOOL);
        DwarfInfo info = Guests.read(guest);
        long[] addresses = Guests.sample(info, Integer.MAX_VALUE);
        assertTrue(addresses.length > 0, "no line rows were read");
        assertEquals(theirs(guest, addresses), ours(info, addresses));
    }

    private static String ours(DwarfInfo info, long[] addresses) {
        StringBuilder text = new StringBuilder();
        for (long pc : addresses) {
            StringJoiner line = new StringJoiner(" < ", "0x" + Long.toHexString(pc) + " ", "\n");
            List<SourceFrame> frames = info.framesAt(pc);
            for (SourceFrame frame : frames) {
                line.add(frame(frame.function().name(), frame.position()));
            }
            if (frames.isEmpty()) {
                Optional<LineRow> row = info.lineAt(pc);
                line.add(frame("", row.map(LineRow::position).orElse(null)));
            }
            text.append(line);
        }
        return text.toString();
    }

    private static String frame(String name, @Nullable SourcePosition position) {
        String at =
                position == null
                        ? "??:0:0"
                        : position.file().path() + ":" + position.line() + ":" + position.column();
        return (name.isEmpty() ? "??" : name) + " " + at;
    }

    private static String theirs(String guest, long[] addresses) {
        StringJoiner input = new StringJoiner("\n", "", "\n");
        LongStream.of(addresses).forEach(pc -> input.add("0x" + Long.toHexString(pc)));
        String output =
                Tools.run(
                        input.toString(),
                        TOOL,
                        "--obj=" + Guests.path(guest),
                        "--functions=short",
                        "--no-demangle",
                        "--addresses");
        StringBuilder text = new StringBuilder();
        for (String block : output.split("\n\n", -1)) {
            List<String> lines = new ArrayList<>(block.lines().toList());
            if (lines.isEmpty()) {
                continue;
            }
            String pc = "0x" + Long.toHexString(Long.decode(lines.removeFirst()));
            StringJoiner line = new StringJoiner(" < ", pc + " ", "\n");
            for (int i = 0; i + 1 < lines.size(); i += 2) {
                line.add(lines.get(i) + " " + lines.get(i + 1));
            }
            text.append(line);
        }
        return text.toString();
    }
}
