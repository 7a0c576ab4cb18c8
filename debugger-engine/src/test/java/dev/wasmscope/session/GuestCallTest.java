package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasmscope.engine.host.record.Fingerprint;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of real programs that expressions call. */
class GuestCallTest {
    private static final Path SOURCES = Path.of("src/test/resources/dev/wasmscope/session");

    private static DebuggedProgram stopped(Path wasm, String source, int line) throws Exception {
        DebuggedProgram program = DebuggedProgram.open(wasm, SOURCES);
        program.runToLine(source, line);
        return program;
    }

    private static DebuggedProgram c(String optimisation) throws Exception {
        return stopped(CompiledGuests.build("changes.c", optimisation), "changes.c", 73);
    }

    /**
     * {@code expression => value}, or {@code expression =| error}. The state is compared around
     * each.
     */
    private static void holds(DebuggedProgram program, String table) {
        Stream<Executable> lines =
                table.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(line -> () -> check(program, line));
        assertAll(lines);
    }

    private static void check(DebuggedProgram program, String line) throws Exception {
        String[] parts = line.split(" =[|>] ", 2);
        Fingerprint before = await(program.session().fingerprint());
        assertEquals(
                parts[1].strip(),
                answer(program, parts[0].strip(), CallEffects.ROLL_BACK),
                parts[0].strip());
        assertEquals(before, await(program.session().fingerprint()), "state after " + line);
    }

    private static String answer(DebuggedProgram program, String expression, CallEffects effects)
            throws Exception {
        try {
            return program.session()
                    .changes()
                    .evaluate(0, expression, effects, 1_000_000)
                    .get()
                    .value();
        } catch (ExecutionException e) {
            return e.getCause().getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-O0", "-O1", "-O2"})
    void ofCHoweverItWasOptimised(String optimisation) throws Exception {
        Path wasm = CompiledGuests.build("changes.c", optimisation, "-fno-inline");
        try (DebuggedProgram program = stopped(wasm, "changes.c", 73)) {
            holds(
                    program,
                    """
                    add(2, 3)                            => 5
                    add(add(1, 2), 'a')                  => 100
                    wide(-3, -1)                         => -7
                    half(add(1, 2))                      => 1.5
                    next(RED)                            => GREEN
                    square((__int128)1 << 40) >> 79      => 2
                    length("four")                       => 4
                    apply(mul, 6, 7)                     => 42
                    operation(20, 3)                     => 23
                    make(4)[3]                           => 9
                    """);
        }
    }

    @Test
    void ofC() throws Exception {
        try (DebuggedProgram program = c("-O0")) {
            holds(
                    program,
                    """
                    # numbers
                    add(2, 3)                            => 5
                    add(2, 3) * add(1, 1)                => 10
                    add(add(1, 2), 'a')                  => 100
                    wide(-3, -1)                         => -7
                    half(5)                              => 2.5
                    half(add(1, 2))                      => 1.5
                    next(RED)                            => GREEN
                    next(2) == RED                       => true
                    add(2.9, got)                        => 39
                    square(1) == 1                       => true
                    square((__int128)1 << 40) >> 79      => 2
                    # structures
                    swap(p)                              => {a=4, b=3}
                    swap(p).b                            => 3
                    scale(o, 2)                          => 3.0
                    unit(2.5).f                          => 2.5
                    grow(&b, 10)                         => {x=11.0, y=12.0, z=13.0}
                    grow(&b, 10).z + b.z                 => 16.0
                    # texts
                    length("four")                       => 4
                    length("")                           => 0
                    *remember("abc")                     => 97 'a'
                    note == "start"                      => true
                    # pointers to functions
                    apply(mul, 6, 7)                     => 42
                    operation(20, 3)                     => 23
                    apply(operation, 1, 1)               => 2
                    # nothing
                    reset()                              => <void>
                    # memory that is allocated is gone afterwards
                    make(4)[3]                           => 9
                    deep(100)                            => 100
                    # errors
                    add(1)                               =| column 1: 1 argument does not fit add(int, int)
                    nosuch(1)                            =| column 1: no variable or function is named nosuch here
                    got(1)                               =| column 1: a int is not a function
                    scale(p, 1)                          =| column 1: 2 arguments do not fit scale(struct one, float)
                    add("x", 1)                          =| column 5: a text cannot be given as int
                    crash(3)                             =| column 1: crash trapped: out of bounds memory access in crash (changes.c:36); the program is as before
                    leave(3)                             =| column 1: leave calls wasi_snapshot_preview1.proc_exit of the host, which cannot be taken back; the program is as before
                    spin(1)                              =| column 1: spin did not return within 1000000 instructions; the program is as before
                    say("x")                             =| column 1: say calls wasi_snapshot_preview1.fd_fdstat_get of the host, which cannot be taken back; the program is as before
                    got = add(1, 2)                      =| column 1: what the call before it did is taken back, and this change with it: keep its effects
                    """);
        }
    }

    @Test
    void effectsAreKept() throws Exception {
        try (DebuggedProgram program = c("-O0")) {
            CallEffects keep = CallEffects.KEEP;
            assertEquals("5", answer(program, "add(2, 3)", keep));
            assertEquals("1", answer(program, "calls", keep));
            assertEquals("12", answer(program, "got = add(5, 7)", keep));
            answer(program, "remember(\"kept\")", keep);
            assertEquals("6", answer(program, "say(\"hello\")", keep));
            assertEquals(
                    "column 1: leave ended the program with exit code 3; the program is as before,"
                            + " what the host did stays",
                    answer(program, "leave(3)", keep));
            assertEquals(
                    "column 1: crash trapped: out of bounds memory access in crash (changes.c:36);"
                            + " the program is as before",
                    answer(program, "crash(3)", keep));
            assertEquals("2", answer(program, "calls", keep), "of add, twice");
            program.perform("continue");
            assertEquals("hello\n12 7 8 15 kept 2", program.output().strip());
        }
    }

    @Test
    void breakpointInACallEndsItAndNothingElse() throws Exception {
        try (DebuggedProgram program = c("-O0")) {
            Breakpoint breakpoint = program.session().addFunctionBreakpoint("mul");
            assertEquals(
                    "column 1: apply came to a breakpoint in mul (changes.c:17); the program is as"
                            + " before",
                    answer(program, "apply(mul, 2, 3)", CallEffects.KEEP));
            program.session().removeBreakpoint(breakpoint.id());
            assertEquals("6", answer(program, "apply(mul, 2, 3)", CallEffects.KEEP));
            program.perform("continue");
            assertEquals("37 7 8 15 start 1", program.output().strip());
        }
    }

    /** Whatever would not stop the program does not end a call, and counts nothing. */
    @Test
    void breakpointsThatWouldNotStopLetCallsGoOn() throws Exception {
        try (DebuggedProgram program = c("-O0")) {
            DebugSession session = program.session();
            Breakpoint set = session.addFunctionBreakpoint("mul");
            record Case(BreakpointOptions options, String answer) {}
            BreakpointOptions none = BreakpointOptions.NONE;
            String ended =
                    "column 1: apply came to a breakpoint in mul (changes.c:17); the program is as"
                            + " before";
            java.util.List<Case> cases =
                    java.util.List.of(
                            new Case(none.withCondition("a == 9"), "48"),
                            new Case(none.withCondition("a == 2"), ended),
                            new Case(
                                    none.withCondition("a == 6"),
                                    ended.replace("column 1", "column 20")),
                            new Case(none.withCondition("nothing == 6"), ended),
                            new Case(none.withHits(Optional.of(HitCondition.parse("== 7"))), "48"),
                            new Case(none.withHits(Optional.of(HitCondition.parse("== 1"))), ended),
                            new Case(none.withLogMessage("{a}"), "48"),
                            new Case(none.withEnabled(false), "48"));
            for (Case one : cases) {
                session.setBreakpointOptions(set.id(), one.options());
                assertEquals(
                        one.answer(),
                        answer(program, "apply(mul, 2, 3) + apply(mul, 6, 7)", CallEffects.KEEP),
                        one.options().toString());
                assertEquals(0, session.breakpoints().getFirst().hitCount());
            }
        }
    }

    @Test
    void callsAreMadeFromOuterFramesToo() throws Exception {
        try (DebuggedProgram program =
                stopped(CompiledGuests.build("changes.c", "-O0"), "changes.c", 60)) {
            assertEquals("15", program.evaluate(0, "local").value());
            assertEquals("7", await(program.session().evaluate(1, "add(p.a, p.b)")).value());
            assertEquals("15", program.evaluate(0, "local").value(), "its frame was not written");
        }
    }

    @Test
    void ofCpp() throws Exception {
        Path wasm = CompiledGuests.build("shop.cpp", "-O0");
        try (DebuggedProgram program = stopped(wasm, "shop.cpp", 78)) {
            holds(
                    program,
                    """
                    # overloads
                    shop::pick(3)                        => 3
                    shop::pick(3.0)                      => 1.5
                    pick(3)                              => 3
                    *pick("abc")                         => 97 'a'
                    # methods, virtual ones as the object has them
                    book.weight()                        => 3
                    item->weight()                       => 3
                    item->price(3).cents                 => 5997
                    vase.price(1).euros()                => 5000.0
                    vase.weight()                        => 1
                    *item->kind()                        => 98 'b'
                    fragile->care()                      => 300
                    sum.times(2).cents                   => 1007996
                    book.name() == "wasm"                => true
                    # references and structures
                    square(7)                            => 49
                    square(a)                            => 9
                    total(counts)                        => 6
                    cheaper(sum, book.price(1)).cents    => 1999
                    label(book)                          => "wasm!"
                    visit(&vase)                         => 1
                    book.name().size()                   => 4
                    tend(&vase)                          => 300
                    tended(vase)                         => 300
                    twice(4)                             => 8
                    twice(1.5)                           => 3.0
                    shop::twice(a)                       => 6
                    # errors
                    item->nosuch()                       =| column 7: shop::Book has no member nosuch
                    item->price(1, 2)                    =| column 7: 2 arguments do not fit shop::Item::price(const shop::Item *, int)
                    total(a)                             =| column 1: 1 argument does not fit shop::total(const std::__2::vector<int, std::__2::allocator<int> > &)
                    """);
            CallEffects keep = CallEffects.KEEP;
            answer(program, "swap(a, b)", keep);
            assertEquals("4", answer(program, "a", keep));
            answer(program, "book.rename(\"java\")", keep);
            assertEquals("true", answer(program, "book.name() == \"java\"", keep));
        }
    }

    @Test
    void ofRust() throws Exception {
        try (DebuggedProgram program = stopped(RustGuests.build("changes.rs"), "changes.rs", 94)) {
            holds(program, RUST);
            CallEffects keep = CallEffects.KEEP;
            assertEquals("13", answer(program, "p.shift(10)", keep));
            assertEquals("14", answer(program, "p.y", keep));
        }
    }

    private static final String RUST =
            """
            add(2, 3)                            => 5
            app::add(p.x, -1)                    => 2
            count("abracadabra")                 => 5
            wide(40, 2)                          => 42
            p.length()                           => 5.0
            p.flipped()                          => Point { x: 4, y: 3 }
            Point::new(7, 8).y                   => 8
            far(m).__0                           => 1500.0
            other(level)                         => High
            half(8)                              => Some(4)
            half(7)                              => None
            big(5)[3]                            => 8
            p.size()                             => 5
            p.name()                             => "point"
            # by value: the program drops its own copy of the text's words
            taken(text)                          => 6
            shout(text)                          => "BANANA"
            shout(p.name()) == "POINT"           => true
            taken(shout(text))                   => 6
            text                                 => "banana"
            half(8).unwrap() + 1                 => 5
            half(7).unwrap()                     =| column 9: it is None
            broken(7)                            =| column 1: app::broken calls wasi_snapshot_preview1.fd_write of the host, which cannot be taken back; the program is as before
            """;
}
