package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conditions are found out in the middle of a run, by code that was translated for the place; a
 * stop evaluates the same expression in the ordinary way. Both must say the same of every turn of a
 * loop.
 */
class RunningConditionsTest {
    private static final int TURNS = 200;

    private static final List<String> CONDITIONS =
            List.of(
                    "i == 7",
                    "i % 50 == 49",
                    "i - 100 > 95 || -i > -3",
                    "u - 1 > 4294967290u",
                    "u - 100 > i",
                    "small < 0 && small > -3",
                    "small == (small < 0 ? -1 : 1)",
                    "byte == 0xfe",
                    "(byte << 4 & 0xff0) == 0x120",
                    "big / 3 == -33",
                    "ubig > 0xffffffffffffff00 && (ubig & 1)",
                    "ubig % 10 == 5",
                    "flag == true && i > 190",
                    "!flag && i > 190",
                    "~i == -8",
                    "letter == 'c'",
                    "colour == BLUE && i < 20",
                    "box.x == box.y + 1",
                    "at->x > 150 && at->y != 3",
                    "(*at).next->x == 3",
                    "at->next->next->x == 100",
                    "numbers[i % 8] == 5 && i > 150",
                    "grid[i % 3][1] == 4 && i > 180",
                    "at - &boxes[0] == 3",
                    "boxes[i % 4].name[1] == 'b' && i > 190",
                    "word[0] == 'w' && i == 3",
                    "*(&i) == 9",
                    "&box == at->self && i == 6",
                    "i > 190 ? i & 1 : i == 2",
                    "counter == 77",
                    "i == 5 && at",
                    "half * 2 == 5.0",
                    "half > 90 && half <= 95.5",
                    "half / 3 == third / 2",
                    "-third < -60 || third == 1",
                    "third * ubig > 1e21",
                    "half + 0.1f > 99.0f",
                    "none != none",
                    "!(none == 0) && i > 190",
                    "half && half < 2",
                    "word == \"words\" && i == 8",
                    "word != \"word\" && i == 8",
                    "boxes[i % 4].name != \"b\" && i > 190",
                    "word + i == \"ords\"",
                    "$mem[(unsigned)&i]:i32 == 12",
                    "(char)i == 'A'",
                    "sizeof(box) == 20 && i == 4");

    private static final List<String> OF_CLASSES =
            List.of(
                    // bit fields
                    "flags.low == 5 && i > 190",
                    "flags.sign == -3 && i > 150",
                    "flags.sign < -15",
                    "flags.wide == 0x8000000000 && i > 100",
                    "flags.mode == BROKEN && i > 190",
                    "flags.set && !(i & 2) && i > 190",
                    // virtual bases, members without a name, members of the object itself
                    "at->grams == 77",
                    "grams == 78",
                    "number == -79",
                    "at->number < -195",
                    "own == 3 && i > 190",
                    "this->own == 2 && left == 2 && i > 190",
                    "counter == 80",
                    // texts
                    "label == \"two\" && i > 190",
                    "at->label == \"a longer text that has no room in its object\" && i > 190",
                    "name != \"one\" && i > 195",
                    "\"two\" == name && i > 195",
                    "view == \"one\" && i > 190",
                    "text < \"b\" && i > 195",
                    "name == text && i > 190",
                    "view >= name && i > 195",
                    "text.size() == 3 && name.length() == 3 && i > 195",
                    "words[i % 3] == \"two\" && i > 195",
                    // vectors and smart pointers
                    "row[1] == 77",
                    "row[i & 3] == 9",
                    "row.at(i & 3) == 79",
                    "row.front() == 76 && row.back() < 76",
                    "row.back() == 79",
                    "row.size() == 4 && i == 11",
                    "items[i % 3].key == 12",
                    "items[2].key == 197",
                    "items[1].parts.size() == 3 && i > 190",
                    "items[1].parts.empty() && i > 190",
                    "item->key == 0 && i == 13",
                    "*item->owned == 14",
                    "item->next->key == 15",
                    "(*item).next->key > 198",
                    "shared && shared->key > 195",
                    "i > 190 && shared",
                    // casts and sizes
                    "(char)i == 'A'",
                    "(unsigned char)(i + 200) == 3",
                    "((Base *)at)->grams == 9 || i == 5",
                    "sizeof(Both) > 20 && i == 4",
                    "(Mode)(i % 3) == ON && i > 195");

    /** Each leaves nothing behind, so the output stays what it is. */
    private static final List<String> CALLS =
            List.of(
                    "twice(i) == 14",
                    "twice(twice(i)) > 780",
                    "twice(i) == i + 3 || i == 11",
                    "wide(i, 300) == 9000000107",
                    "wide(-i, 1) < -198000000000",
                    "half(real) == 44.5",
                    "half(i) > 99",
                    "third(single) > 66",
                    "colour(i) == GREEN && i > 195",
                    "length(word) == 4 && i == 8",
                    "length(word + 1) == i",
                    "length(\"some\") == i",
                    "key(&counter) == 12",
                    "depth(i) == 13",
                    "counter.next(2) == 16",
                    "counter.next(1) + counter.next(1) == 101",
                    "counter.isAt(17)",
                    "asked == 18",
                    "twice(asked) + asked == 58",
                    "shape->corners() == 4 && i == 20",
                    "square.corners() + i == 25",
                    "a == b",
                    "b < a && i < 103",
                    "map.size() == 23",
                    "map.count(24) && i < 27",
                    "row.at(i & 3) == 28",
                    "many(i) == 1 && i == 29",
                    "many(real) == 2 && i == 30",
                    "divide(i, 31) == 1 && i < 33");

    private static final List<String> OF_CONTAINERS =
            List.of(
                    "squares.contains(3) && squares[3] == 45",
                    "squares.contains(-5) && squares[-5] == 74",
                    "behind->contains(20) && behind->at(20) == 99",
                    "squares.contains(30)",
                    "squares.size() == 28 && i & 1",
                    "squares.empty() || i == 3",
                    "named[-2] == \"odd\" && i > 190",
                    "named[7].size() == 5 && i == 8",
                    "counts[\"two\"] == 77",
                    "counts[\"a longer key than any object has room for\"] == -78",
                    "counts.contains(\"tw\") || counts.contains(\"one\") && i == 4",
                    "i > 31 && bits[0x80000000] == 63",
                    "bits.contains(16)",
                    "i > 10 && falling[5] == 38",
                    "letters['b'] == 12",
                    "letters[98] == 13",
                    "huge[5] == 14",
                    "last.contains(77)",
                    "last.size() == 5 && i == 9",
                    "words.contains(\"nor\")",
                    "listed.size() == 3",
                    "listed.empty() || i == 40",
                    "listed.front() + listed.back() == 121",
                    "scattered.size() == 2",
                    "hashed.size() == 41",
                    "hashed.size() == 90 && i & 1",
                    "doubled.size() == 42",
                    "many.size() == 43",
                    "queue.size() == 21 && i & 1",
                    "queue.size() == 7",
                    "falling.size() == 5",
                    "scattered.contains(7000) && i & 1",
                    "scattered.contains(-1) || i == 50",
                    "i > 7 && hashed[\"7\"] == 97",
                    "hashed.contains(\"89\") && i < 95",
                    "i > 44 && hashed.at(\"44\") == 134",
                    "paired[-3] == 17",
                    "paired.contains(4) && i < 9",
                    "scattered.contains(42000)",
                    "listed.contains(50) && !listed.contains(51)",
                    "listed.front() == 60",
                    "listed.back() == 61 && row.contains(61)",
                    "row[1] == 62 && row.contains(3) && !row.contains(4)",
                    "text.contains(\"com\")",
                    "text.size() == 9 && text[0] == 'd'");

    private static DebuggedProgram classes() throws SessionException {
        return new DebuggedProgram(LaunchConfig.of(CompiledGuests.build("judged.cpp", "-O0")));
    }

    private static DebuggedProgram program(String option) throws SessionException {
        Path wasm = CompiledGuests.build("conditions.c", option);
        return new DebuggedProgram(LaunchConfig.of(wasm));
    }

    private static Breakpoint breakInLoop(DebuggedProgram program, BreakpointOptions options) {
        return breakInLoop(program, "conditions.c", options);
    }

    private static Breakpoint breakInLoop(
            DebuggedProgram program, String source, BreakpointOptions options) {
        return program.session()
                .addBreakpoint(new BreakpointSpec.Line(source, line(source)), options);
    }

    /** The line of the source with this comment: in the loop, when all is set. */
    private static int line(String source) {
        List<String> lines = CompiledGuests.source(source);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("/* here */")) {
                return i + 1;
            }
        }
        throw new AssertionError(source + " has no line with /* here */");
    }

    private static List<Integer> stops(DebuggedProgram program, String number) {
        List<Integer> turns = new ArrayList<>();
        Stop stop = program.perform("run");
        while (!stop.ended()) {
            assertEquals("breakpoint 1", stop.reason().text());
            turns.add(Integer.parseInt(program.evaluate(0, number).value()));
            stop = program.perform("continue");
        }
        return turns;
    }

    /** A program that can be opened again and again. */
    private interface Opened {
        DebuggedProgram open() throws SessionException;
    }

    @Test
    void saysInTheRunWhatAStopSays() throws Exception {
        agree("conditions.c", () -> program("-O0"), CONDITIONS);
    }

    @Test
    void saysOfClassesInTheRunWhatAStopSays() throws Exception {
        agree("judged.cpp", RunningConditionsTest::classes, OF_CLASSES);
    }

    @Test
    void saysOfCallsInTheRunWhatAStopSays() throws Exception {
        Path wasm = CompiledGuests.build("asked.cpp", "-O0");
        agree("asked.cpp", () -> new DebuggedProgram(LaunchConfig.of(wasm)), CALLS);
    }

    @Test
    void saysOfContainersInTheRunWhatAStopSays() throws Exception {
        Path wasm = CompiledGuests.build("kept.cpp", "-O0");
        agree("kept.cpp", () -> new DebuggedProgram(LaunchConfig.of(wasm)), OF_CONTAINERS);
    }

    /** The turns of the loop in which a container holds something, as the source says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    last.contains(77)                 | 77, 78, 79, 80, 81
                    scattered.contains(42000)         | 42, 43, 44
                    listed.contains(50) && i != 51    | 50, 52, 53
                    row.contains(77)                  | 77
                    !words.contains("nor") && i > 147 | 148, 149
                    squares.contains(3) && squares[3] == 45        | 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72
                    letters['b'] == 12                | 12
                    letters[98] == 13                 | 13
                    """)
    void knowsWhatIsInAContainer(String condition, String turns) throws Exception {
        Path wasm = CompiledGuests.build("kept.cpp", "-O0");
        try (DebuggedProgram program = new DebuggedProgram(LaunchConfig.of(wasm))) {
            breakInLoop(program, "kept.cpp", BreakpointOptions.NONE.withCondition(condition));
            assertEquals("[" + turns + "]", stops(program, "i").toString());
        }
    }

    /** A write to what is watched is judged at a stop, by what was read for the place before. */
    @Test
    void saysOfWritesWhatAStopSays() throws Exception {
        List<String> conditions =
                List.of(
                        "i == 7",
                        "sum > 19000 && i & 1",
                        "real == 99.0",
                        "map.size() == 12 && row[1] == 9",
                        "twice(i) == 14",
                        "counter.next(1) == 101",
                        "a == b",
                        "$pc != 0 && i == 5",
                        "$insn > 1000 && i == 199",
                        "word == \"word\" && i == 4");
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        conditions.forEach(condition -> wanted.put(condition, new ArrayList<>()));
        try (DebuggedProgram program = watchingSum(BreakpointOptions.NONE)) {
            for (Stop stop = program.perform("continue"); isWrite(stop); ) {
                for (String condition : conditions) {
                    if (program.evaluate(0, "(" + condition + ") ? 1 : 0").value().equals("1")) {
                        wanted.get(condition).add(program.evaluate(0, "i").value());
                    }
                }
                stop = program.perform("continue");
            }
        }
        for (String condition : conditions) {
            List<String> found = new ArrayList<>();
            try (DebuggedProgram program =
                    watchingSum(BreakpointOptions.NONE.withCondition(condition))) {
                for (Stop stop = program.perform("continue"); isWrite(stop); ) {
                    found.add(program.evaluate(0, "i").value());
                    stop = program.perform("continue");
                }
            }
            assertTrue(
                    !found.isEmpty() && found.size() < TURNS, () -> condition + " tests nothing");
            assertEquals(wanted.get(condition), found, condition);
        }
    }

    private static boolean isWrite(Stop stop) {
        return stop.reason() instanceof StopReason.AtData;
    }

    /** In the loop, with nothing set but the watch. */
    private static DebuggedProgram watchingSum(BreakpointOptions options) throws Exception {
        Path wasm = CompiledGuests.build("asked.cpp", "-O0");
        DebuggedProgram program = new DebuggedProgram(LaunchConfig.of(wasm));
        Breakpoint first = breakInLoop(program, "asked.cpp", BreakpointOptions.NONE);
        program.perform("run");
        DataTarget sum =
                DebuggedProgram.await(program.session().dataBreakpoints().target(0, "sum"));
        program.session().addBreakpoint(new BreakpointSpec.Data(sum, DataAccess.WRITE), options);
        program.session().removeBreakpoint(first.id());
        return program;
    }

    @ParameterizedTest
    @CsvSource({
        "'divide(1, i - 5) == 9', 5, divide trapped: integer divide by zero",
        "depth(i > 6 ? 1000000 : i) < 0, 7, depth trapped: out of bounds memory access",
        "twice(i) == nothing, 0, nothing",
    })
    void aCallThatDoesNotReturnStopsAndSaysWhy(String condition, int turn, String why)
            throws Exception {
        Path wasm = CompiledGuests.build("asked.cpp", "-O0");
        try (DebuggedProgram program = new DebuggedProgram(LaunchConfig.of(wasm))) {
            breakInLoop(program, "asked.cpp", BreakpointOptions.NONE.withCondition(condition));
            Stop stop = program.perform("run");
            assertTrue(stop.reason().text().contains(why), stop.reason().text());
            assertEquals(String.valueOf(turn), program.evaluate(0, "i").value());
            assertEquals(String.valueOf(turn), program.evaluate(0, "asked").value());
        }
    }

    private static void agree(String source, Opened opened, List<String> conditions)
            throws Exception {
        Map<String, List<Integer>> wanted = new LinkedHashMap<>();
        conditions.forEach(condition -> wanted.put(condition, new ArrayList<>()));
        try (DebuggedProgram program = opened.open()) {
            breakInLoop(program, source, BreakpointOptions.NONE);
            Stop stop = program.perform("run");
            for (int i = 0; !stop.ended(); i++) {
                for (String condition : conditions) {
                    if (program.evaluate(0, "(" + condition + ") ? 1 : 0").value().equals("1")) {
                        wanted.get(condition).add(i);
                    }
                }
                stop = program.perform("continue");
            }
        }
        Map<String, List<Integer>> found = new LinkedHashMap<>();
        for (String condition : conditions) {
            try (DebuggedProgram program = opened.open()) {
                breakInLoop(program, source, BreakpointOptions.NONE.withCondition(condition));
                found.put(condition, stops(program, "i"));
            }
        }
        wanted.forEach(
                (condition, turns) ->
                        assertTrue(
                                !turns.isEmpty() && turns.size() < TURNS,
                                () -> condition + " tests nothing: it holds in turns " + turns));
        wanted.forEach((condition, turns) -> assertEquals(turns, found.get(condition), condition));
    }

    @ParameterizedTest
    @CsvSource({
        "at->grams == 42, 42",
        "parcel.cents == 120 && at->number < 0, 60",
        "at->share > 0.975, 98",
    })
    void membersOfBasesAreFound(String condition, int turn) throws Exception {
        Path wasm = CompiledGuests.build("bases.cpp", "-O0");
        try (DebuggedProgram program = new DebuggedProgram(LaunchConfig.of(wasm))) {
            program.session()
                    .addBreakpoint(
                            new BreakpointSpec.Line("bases.cpp", 24),
                            BreakpointOptions.NONE.withCondition(condition));
            program.perform("run");
            assertEquals(String.valueOf(turn), program.evaluate(0, "i").value());
        }
    }

    /** A slice and a vector of Rust, beside the same that does not hold. */
    @ParameterizedTest
    @CsvSource({
        "38, xs[1] == 2 && xs.len() == 3, xs[1] == 2 && xs.len() == 4",
        "58, mapped[2] == 16 && mapped.len() == 3, mapped[2] == 16 && mapped.is_empty()",
    })
    void elementsOfRustAreFound(int line, String holds, String fails) throws Exception {
        Path wasm = TestInputs.guest("rust/app-r163-O0.wasm");
        try (DebuggedProgram program = new DebuggedProgram(LaunchConfig.of(wasm))) {
            BreakpointSpec place = new BreakpointSpec.Line("app.rs", line);
            program.session().addBreakpoint(place, BreakpointOptions.NONE.withCondition(fails));
            program.session().addBreakpoint(place, BreakpointOptions.NONE.withCondition(holds));
            assertEquals("breakpoint 2", program.perform("run").reason().text());
        }
    }

    /** Optimised code has its variables in locals, on the operand stack or nowhere. */
    @ParameterizedTest
    @ValueSource(strings = {"i % 40 == 3", "at->x > 150 && i < 180", "$local0 >= 0 && i == 60"})
    void holdsInOptimisedCode(String condition) throws Exception {
        try (DebuggedProgram program = program("-O1")) {
            breakInLoop(program, BreakpointOptions.NONE.withCondition(condition));
            Stop stop = program.perform("run");
            int count = 0;
            while (!stop.ended()) {
                assertEquals("breakpoint 1", stop.reason().text());
                assertEquals(
                        "1", program.evaluate(0, "(" + condition + ") ? 1 : 0").value(), condition);
                count++;
                stop = program.perform("continue");
            }
            assertTrue(count > 0, "never true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"i / zero == 1", "nothing->x == 1", "numbers[i + 8] == 1", "i << 40"})
    void whatCannotBeComputedStopsAtOnce(String condition) throws Exception {
        try (DebuggedProgram program = program("-O0")) {
            breakInLoop(program, BreakpointOptions.NONE.withCondition(condition));
            Stop stop = program.perform("run");
            assertTrue(
                    stop.reason()
                            .text()
                            .startsWith("breakpoint 1; condition '" + condition + "': column "),
                    stop.reason().text());
            assertEquals("0", program.evaluate(0, "i").value());
        }
    }

    @Test
    void hitsThatDoNotCountAreCountedInTheRun() throws Exception {
        try (DebuggedProgram program = program("-O0")) {
            breakInLoop(
                    program,
                    BreakpointOptions.NONE
                            .withCondition("i & 1")
                            .withHits(java.util.Optional.of(HitCondition.parse("% 30"))));
            assertEquals(List.of(59, 119, 179), stops(program, "i"));
            assertEquals(TURNS / 2, program.session().breakpoints().getFirst().hitCount());
        }
    }
}
