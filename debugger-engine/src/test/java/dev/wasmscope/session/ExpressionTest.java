package dev.wasmscope.session;

import static dev.wasmscope.session.DebuggedProgram.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Expressions at stops of real programs: each line of a table is an expression and its value. */
class ExpressionTest {
    private static DebuggedProgram stopped(String guest, String source, int line) throws Exception {
        DebuggedProgram program =
                DebuggedProgram.open(TestInputs.guest(guest), TestInputs.guest(source).getParent());
        program.runToLine(Path.of(source).getFileName().toString(), line);
        return program;
    }

    /** {@code expression => value}, or {@code expression =| error}; lines with # are comments. */
    private static void holds(DebuggedProgram program, String table) {
        Stream<Executable> lines =
                table.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(line -> () -> check(program, line));
        assertAll(lines);
    }

    private static void check(DebuggedProgram program, String line) throws Exception {
        boolean error = line.contains(" =| ");
        String[] parts = line.split(error ? " =\\| " : " => ", 2);
        assertEquals(parts[1].strip(), answer(program, parts[0].strip()), parts[0].strip());
    }

    private static String answer(DebuggedProgram program, String expression) throws Exception {
        try {
            Variable found = program.session().evaluate(0, expression).get();
            return found.availability() instanceof Availability.Unavailable(String reason)
                    ? "<" + reason + ">"
                    : found.value();
        } catch (ExecutionException e) {
            return e.getCause().getMessage();
        }
    }

    @Test
    void ofMacros() throws Exception {
        try (DebuggedProgram program =
                stopped("c/shapes-c19-O0-g3macro.wasm", "src/c/shapes.c", 46)) {
            holds(
                    program,
                    """
                    EOF                           => -1
                    BUFSIZ * 2                    => 2048
                    _XOPEN_SOURCE > 600           => true
                    NULL == 0                     => true
                    # a macro that has parameters is behind this one, and nothing behind this
                    SEEK_END                      =| column 1: no variable is named SEEK_END here
                    __NEED_FILE                   =| column 1: no variable is named __NEED_FILE here
                    # a variable wins
                    s->kind                       => SHAPE_POLY
                    """);
        }
    }

    @Test
    void macrosThatDoubleEndInALine() throws Exception {
        Path wasm = CompiledGuests.build("macros.c", "-O0", "-fdebug-macro");
        try (DebuggedProgram program = new DebuggedProgram(LaunchConfig.of(wasm))) {
            program.session().addFunctionBreakpoint("main");
            program.perform("run");
            assertEquals("5", answer(program, "SMALL"));
            assertEquals("column 1: no variable is named M0 here", answer(program, "M0"));
        }
    }

    @Test
    void ofC() throws Exception {
        try (DebuggedProgram program = stopped("c/shapes-c19-O0-dw5.wasm", "src/c/shapes.c", 46)) {
            holds(
                    program,
                    """
                    # members, pointers, indices
                    shape                                =| column 1: shape is a type here, not a value
                    s->flags + shape * 2                 =| column 12: shape is a type here, not a value
                    s->kind                              => SHAPE_POLY
                    (*s).u.poly.n                        => 3
                    s->u.poly.pts[1].x                   => 4.0
                    s->u.poly.pts[0 + 1].x * 2 + 0.5     => 8.5
                    s->u.poly.pts[0..2]                  => {{x=0.0, y=0.0}, {x=4.0, y=0.0}}
                    s->u.poly.pts[1..=2][2].y            => 5.0
                    s->u.poly.pts,[2]                    => {{x=0.0, y=0.0}, {x=4.0, y=0.0}}
                    &s->u.poly.pts[2] - s->u.poly.pts    => 2
                    *(s->u.poly.pts + 2)                 => {x=0.0, y=5.0}
                    kind_names[s->kind][0]               => 112 'p'
                    s->flags + s->layer                  => 10
                    # arithmetic as C does it
                    7 / 2                                => 3
                    -7 / 2                               => -3
                    -7 % 3                               => -1
                    7 / 2.0                              => 3.5
                    1 << 4 | 3                           => 19
                    0xffffffff + 1                       => 0
                    0xffffffffLL + 1                     => 4294967296
                    2147483647 + 1                       => -2147483648
                    3000000000                           => 3000000000
                    ~0u                                  => 4294967295
                    -1 < 0u                              => false
                    1.5f * 2                             => 3.0
                    'a' + 1                              => 98
                    !s                                   => false
                    s && s->next                         => true
                    s->next == 0 || s->next->kind == SHAPE_RECT => true
                    1 ? 2 : 3                            => 2
                    # names of constants
                    SHAPE_RECT                           => SHAPE_RECT
                    s->kind == SHAPE_POLY                => true
                    s->kind > SHAPE_RECT                 => true
                    # casts and sizes
                    (int)3.9                             => 3
                    int(3.9) + 1                         => 4
                    static_cast<unsigned char>(300)      => 44 ','
                    reinterpret_cast<struct point *>(s->u.poly.pts)->y => 0.0
                    (unsigned char)300                   => 44 ','
                    (unsigned long long)-1               => 18446744073709551615
                    (shape_kind)1                        => SHAPE_CIRCLE
                    sizeof(shape)                        => 64
                    sizeof(struct point)                 => 16
                    sizeof s->name                       => 16
                    sizeof(int *)                        => 4
                    ((struct point *)s->u.poly.pts)->y   => 0.0
                    *(int *)s                            => 3
                    # texts
                    kind_names[3] == "poly"              => true
                    kind_names[3] != "pol"               => true
                    s->name == "s5"                      => true
                    "s4" == s->name                      => false
                    # formats
                    s->u.poly.n,x                        => 0x3
                    s->u.poly.n,b                        => 0b00000000000000000000000000000011
                    (char)80,c                           => 'P'
                    (char)-1,u                           => 255
                    s->name,s                            => "s5"
                    s->u.poly.pts[1],x                   => {x=0x4010000000000000, y=0x0000000000000000}
                    # wasm's own
                    $mem[(unsigned)&s->kind]:u32         => 3
                    $mem[(unsigned)s]:i8                 => 3
                    $pc > 0 && $insn > 1000              => true
                    $local0 == (int)s                    => true
                    # errors say where and what
                    t->x                                 =| column 1: no variable is named t here
                    s->x                                 =| column 4: const shape has no member x
                    s +                                  =| column 4: expected a value, but the expression ends here
                    s x                                  =| column 3: expected an operator, not 'x'
                    as + s                               =| column 1: no variable is named as here
                    s->as                                =| column 4: const shape has no member as
                    s->sizeof                            =| column 4: const shape has no member sizeof
                    s->                                  =| column 4: expected the name of a member, but the expression ends here
                    s->u.poly.pts[1                      =| column 16: expected an operator or ']', but the expression ends here
                    (s                                   =| column 3: expected an operator or ')', but the expression ends here
                    1 / 0                                =| column 3: division by zero
                    1 << 40                              =| column 3: a int cannot be shifted by 40 bits
                    *acc                                 =| column 1: it is not a pointer
                    acc & 1                              =| column 5: '&' means nothing for floating-point numbers
                    (nosuch *)s                          =| column 2: no type is named nosuch
                    s->u.poly.pts[0..-1]                 =| column 15: expected a range of 0 to 1048576 elements
                    s->kind,q                            =| column 9: expected a format: x, b, o, d, u, c, s or [count]
                    fib(3)                               => 2
                    fib()                                =| column 1: 0 arguments do not fit fib(int)
                    &1                                   =| column 1: it has no address: it is computed
                    $local99                             =| no local 99 here: there are 62
                    $local99 + 1                         =| column 1: there is no local 99 in this frame
                    $nope                                =| column 1: there is no $nope: $local0, $global0, $stack0, $mem[0], $pc, $sp, $insn
                    "text"                               => "text"
                    "text"[1]                            => 101 'e'
                    sizeof("text")                       => 5
                    "text" + 1                           =| column 1: a text can only be compared, or given to a function
                    s->nmae                              =| column 4: const shape has no member nmae; did you mean name?
                    *s->u.poly.pts@2                     => {{x=0.0, y=0.0}, {x=4.0, y=0.0}}
                    s->u.poly.pts[1]@1                   => {{x=4.0, y=0.0}}
                    7@2                                  =| column 1: it has no address: it is computed
                    """);
        }
    }

    @Test
    void nestingEndsInAValueOrALine() throws Exception {
        try (DebuggedProgram program = stopped("c/shapes-c19-O0-dw5.wasm", "src/c/shapes.c", 46)) {
            for (String part : new String[] {"!", "-", "(", "1+", "*"}) {
                String answer = answer(program, part.repeat(1990 / part.length()) + "1");
                assertTrue(
                        answer.startsWith("column ") || answer.matches("\\w+"),
                        part + " gives " + answer);
            }
        }
    }

    @Test
    void ofCpp() throws Exception {
        try (DebuggedProgram program = stopped("cpp/zoo-c19-O0-dw5.wasm", "src/cpp/zoo.cpp", 104)) {
            holds(
                    program,
                    """
                    legs * 2                             => 12
                    xs[0]                                => 9
                    xs[1..3]                             => {7, 5}
                    counts["wasm"]                       => 3
                    counts["wasm"] + counts["java"]      => 4
                    um[2] == "two"                       => true
                    animals[0]->name_ == "Rex"           => true
                    animals[1]->pos_.y + 1               => 3.0
                    animals[0]->diet_                    => zoo::Diet::Carnivore
                    animals[0]->diet_ == zoo::Diet::Carnivore => true
                    Diet::Omnivore                       => zoo::Diet::Omnivore
                    zoo::Animal::count                   => 2
                    (*animals[0]).count                  => 2
                    sizeof(zoo::Vec2)                    => 8
                    nullptr == 0                         => true
                    legs > 5 && true                     => true
                    """);
        }
    }

    @Test
    void ofRust() throws Exception {
        try (DebuggedProgram program = stopped("rust/app-r163-O0.wasm", "src/rust/app.rs", 66)) {
            holds(
                    program,
                    """
                    offset + 1                           => 11
                    offset as u8 + 250                   => 4
                    mapped[0] + mapped[2]                => 28
                    tup.0                                => 1
                    tup.3 * 2.0                          => 5.0
                    m.d[1][2]                            => 6
                    !0u8                                 => 255
                    1_000i64 * 1_000_000_000             => 1000000000000
                    offset == 10 && !false               => true
                    tup.1 as u32                         => 233
                    0xff_u32 >> 4                        => 15
                    """);
        }
    }

    /** Methods of the library that were not compiled are answered from what is shown. */
    @Test
    void ofRustsLibraryAndVariants() throws Exception {
        try (DebuggedProgram program = stopped("rust/app-r196-dev.wasm", "src/rust/main.rs", 66)) {
            holds(
                    program,
                    """
                    shapes.len()                         => 4
                    shapes[1].area()                     => 6.0
                    mapped.len() == 3                    => true
                    mapped.first()                       => 12
                    mapped.last() + 0                    => 16
                    mapped.is_empty()                    => false
                    mapped[0..2]                         => [12, 14]
                    hm["sky"] == Color::Blue             => true
                    hm.contains_key("sky")               => true
                    hm.contains_key("sea")               => false
                    args.len()                           => 1
                    tup.2.len()                          => 3
                    tup.2 == "str"                       => true
                    opt == None                          => true
                    none != None                         => false
                    opt.is_some()                        => false
                    parse("21") == Ok                    => true
                    parse("x").is_err()                  => true
                    parse("21").unwrap() + 1             => 43
                    opt.unwrap()                         =| column 5: it is None
                    sieve(10).len()                      => 4
                    sum(&root)                           => 11
                    size_of::<Color>()                   => 1
                    std::mem::size_of::<u64>() * 2       => 16
                    maped                                =| column 1: no variable is named maped here; did you mean mapped?
                    """);
        }
    }

    @Test
    void ofZig() throws Exception {
        try (DebuggedProgram program =
                stopped("zig/app-zig011-Debug.wasm", "src/zig/app.zig", 48)) {
            holds(
                    program,
                    """
                    top == "hello"                       => true
                    r                                    => -1
                    r + 1                                => 0
                    top.?                                => "hello"
                    top.?.len                            => 5
                    r.?                                  =| column 3: i32 has no member ?
                    0 == 1 ? 2 : 3                       => 3
                    top.? == "hello"                     => true
                    @sizeOf(u32)                         => 4
                    @sizeOf(app.Shape)                   => 24
                    fib(10)                              => 55
                    """);
        }
    }

    @Test
    void ofAssemblyScript() throws Exception {
        try (DebuggedProgram program = stopped("assemblyscript/wasi.wasm", "src/as/wasi.ts", 4)) {
            holds(
                    program,
                    """
                    $local0 - $local0                    => 0
                    1 + 2                                => 3
                    """);
        }
    }

    @Test
    void changesVariablesMembersBitFieldsAndRegisters() throws Exception {
        try (DebuggedProgram program = stopped("c/shapes-c19-O0-dw5.wasm", "src/c/shapes.c", 46)) {
            holds(
                    program,
                    """
                    acc                                  => 20.0
                    acc = 7                              => 7.0
                    acc += 0.5                           => 7.5
                    s->u.poly.pts[1].x = 1               => 1.0
                    s->u.poly.pts[1] = s->u.poly.pts[2]  => {x=0.0, y=5.0}
                    s->kind = SHAPE_RECT                 => SHAPE_RECT
                    s->flags = 2                         => 2
                    s->layer                             => 5
                    s->layer = 31                        => 31
                    s->flags                             => 2
                    s->name[0] = 'q'                     => 113 'q'
                    s->name == "q5"                      => true
                    s = 0                                => 0x0
                    7 = acc                              =| column 1: it was computed and is nowhere in the program
                    $local0 = 1                          => 1
                    """);
        }
    }

    @Test
    void aChangedVariableChangesTheProgram() throws Exception {
        try (DebuggedProgram program = stopped("c/shapes-c19-O0-dw5.wasm", "src/c/shapes.c", 93)) {
            await(program.session().evaluate(0, "total = 0.25"));
            await(program.session().evaluate(0, "g_count = g_count * 100"));
            program.perform("continue");
            assertTrue(program.output().contains("total=0.250 count=600"), program.output());
        }
    }
}
