package dev.wasmscope.session;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Expressions on classes, templates and texts of C++ and of Rust, whose operators and functions are
 * the program's own. Each line of a table is an expression and its value, evaluated in order.
 */
class ClassExpressionTest {
    private static DebuggedProgram cpp(String place) throws Exception {
        Path wasm = CompiledGuests.build("operators.cpp", "-O0");
        DebuggedProgram program = new DebuggedProgram(LaunchConfig.of(wasm));
        List<String> lines = CompiledGuests.source("operators.cpp");
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(place)) {
                program.runToLine("operators.cpp", i + 1);
                return program;
            }
        }
        throw new AssertionError("operators.cpp has no line with " + place);
    }

    private static void holds(DebuggedProgram program, CallEffects effects, String table) {
        Stream<Executable> lines =
                table.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(line -> () -> check(program, effects, line));
        assertAll(lines);
    }

    private static void check(DebuggedProgram program, CallEffects effects, String line)
            throws Exception {
        String[] parts = line.split(" =[|>] ", 2);
        assertEquals(parts[1].strip(), answer(program, effects, parts[0].strip()), parts[0]);
    }

    private static String answer(DebuggedProgram program, CallEffects effects, String expression)
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

    @Test
    void typesByTheNamesThatAreKnownHere() throws Exception {
        try (DebuggedProgram program = cpp("printf(")) {
            holds(
                    program,
                    CallEffects.ROLL_BACK,
                    """
                    # using declarations and directives, aliases of namespaces, outer scopes left out
                    sizeof(Item)                 => 16
                    ((Item*)&item)->count        => 3
                    sizeof(sh::Item)             => 16
                    sizeof(shop::Item::Part)     => 4
                    sizeof(Part)                 => 4
                    sizeof(Hidden)               => 4
                    ((Hidden*)&hidden)->secret   => 4
                    depth                        => 3
                    sh::detail::depth            => 3
                    shop::Shelf::LIMIT           => LIMIT
                    Shelf::LIMIT + 0             => 7
                    sh::Shelf::shelves           => 2
                    # inline namespaces, template arguments, typedefs
                    sizeof(std::string)          => 12
                    sizeof(Handle<shop::Item>)   => 4
                    sizeof(std::vector<int>)     => 12
                    sizeof(std::vector< int >)   => 12
                    sizeof(Shelf::Items)         => 12
                    ((const Item&)item).count    => 3
                    sizeof(Nothing)              =| column 8: no variable is named Nothing here
                    """);
        }
        try (DebuggedProgram program = cpp("return here +")) {
            holds(
                    program,
                    CallEffects.ROLL_BACK,
                    """
                    # within a method: of its class and namespace
                    sizeof(Items)                => 12
                    sizeof(Item)                 => 16
                    LIMIT + n                    => 9
                    shelves                      => 2
                    Shelf::shelves               => 2
                    sizeof(detail::Hidden)       => 4
                    total(0, 1)                  => 6
                    items.size() + 0             => 2
                    """);
        }
    }

    @Test
    void operatorsOfClassesAreThoseOfTheProgram() throws Exception {
        try (DebuggedProgram program = cpp("printf(")) {
            holds(
                    program,
                    CallEffects.ROLL_BACK,
                    """
                    # beside the class, in the class, by what C++ 20 makes of them
                    a == b                       => false
                    a == a                       => true
                    a != b                       => true
                    a < b                        => false
                    item == other                => false
                    item != other                => true
                    item < other                 => true
                    (a + b).cents                => 602
                    (-a).cents                   => -352
                    # elements, calls, what stands for a pointer
                    shelf[0].count               => 3
                    shelf["vase"].count          => 4
                    a(3)                         => 1056
                    (*handle).count              => 3
                    handle->count                => 3
                    *it                          => 3
                    mit->second                  => 30
                    # truth
                    !a                           => false
                    a ? 1 : 2                    => 1
                    (bool)a && true              => true
                    bool(a)                      => true
                    # what calls do is taken back
                    (++a).cents                  => 353
                    a.cents                      => 352
                    (a++).cents                  => 352
                    (a += b).cents               => 602
                    a.cents                      => 352
                    # nothing of the kind
                    a * b                        =| column 1: expected a number, not a shop::Money
                    handle + 1                   =| column 1: expected a number, not a Handle<shop::Item>
                    """);
            holds(
                    program,
                    CallEffects.KEEP,
                    """
                    (a += b).cents               => 602
                    (a++).cents                  => 602
                    a.cents                      => 603
                    """);
        }
    }

    @Test
    void smartPointersContainersAndTexts() throws Exception {
        try (DebuggedProgram program = cpp("printf(")) {
            holds(
                    program,
                    CallEffects.ROLL_BACK,
                    """
                    (*owner).count               => 9
                    owner->count                 => 9
                    owner.get()->count           => 9
                    owner->part().number         => 9
                    shared->name == "shared"     => true
                    owner == nullptr             => false
                    !owner                       => false
                    owner && owner->count > 8    => true
                    numbers.size()               => 3
                    numbers.front()              => 3
                    numbers.back()               => 2
                    numbers.empty()              => false
                    numbers.at(1)                => 1
                    ages.at("ann")               => 30
                    ages.size()                  => 2
                    # texts
                    text == "some text"          => true
                    text != "some tex"           => true
                    text == view                 => true
                    "some text" == text          => true
                    item.name == other.name      => false
                    item.name < other.name       => true
                    text >= "some"               => true
                    text == std::string("x")     => false
                    std::string("abc") == "abc"  => true
                    text[0]                      => 115 's'
                    text[5] == 't'               => true
                    text.length()                => 9
                    text.empty()                 => false
                    *text.c_str()                => 115 's'
                    # texts as arguments: short, long, by value, as a view
                    length("abc")                => 3
                    length("a text that lies outside of its object") => 38
                    lengthOf("a text that lies outside of its object") => 38
                    lengthOf("abc")              => 3
                    viewed("abc")                => 3
                    greet("you")                 => "hello you"
                    greet("a long name, a very long one") => "hello a long name, a very long one"
                    greet("you") == "hello you"  => true
                    length(item.name)            => 4
                    """);
        }
    }

    @Test
    void templatesAndConstructorsOfTheProgram() throws Exception {
        try (DebuggedProgram program = cpp("printf(")) {
            holds(
                    program,
                    CallEffects.ROLL_BACK,
                    """
                    twice<int>(3)                => 6
                    twice<double>(3)             => 6.0
                    twice(2.5)                   => 5.0
                    times<int, 3>(4)             => 12
                    times<int,3>(4)              => 12
                    x < 6 && 7 > x               => true
                    shop::Money(5).cents         => 5
                    (a + shop::Money(48)).cents  => 400
                    shop::Money{5} == shop::Money(5) => true
                    Item("book", 1) == item      => true
                    Item("x", 2)                 => {name="x", count=2}
                    int(3.9)                     => 3
                    # errors
                    twice<char>(3)               =| column 7: char is a type here, not a value
                    int(1, 2)                    =| column 1: a int is made of one value
                    shop::Item(1)                =| column 1: 1 argument does not fit shop::Item::Item(shop::Item *, std::__2::string, int), shop::Item::Item(shop::Item *, const shop::Item &), shop::Item::Item(shop::Item *, shop::Item &&)
                    shop::detail::Hidden(4).secret => 4
                    shop::detail::Hidden(4, 5)   =| column 1: no constructor of shop::detail::Hidden was compiled into the program
                    """);
        }
    }

    @Test
    void stepsOfNumbersAndWordsForOperators() throws Exception {
        try (DebuggedProgram program = cpp("printf(")) {
            holds(
                    program,
                    CallEffects.ROLL_BACK,
                    """
                    x++                          => 5
                    x                            => 6
                    ++x                          => 7
                    x--                          => 7
                    --x                          => 5
                    x++ + ++x                    => 12
                    x = 5                        => 5
                    - -x                         => 5
                    5++                          =| column 1: it was computed and is nowhere in the program
                    bits == 3 and not (x == 4)   => true
                    x == 1 or x == 5             => true
                    """);
        }
    }

    @Test
    void whatIsNotThereIsExplained() throws Exception {
        try (DebuggedProgram program = cpp("printf(")) {
            holds(
                    program,
                    CallEffects.ROLL_BACK,
                    """
                    inlined(3)                   =| column 1: inlined (operators.cpp:64) was not compiled into the program: it was inlined wherever it is called; with __attribute__((used, noinline)) it can be called
                    plus(1)                      =| column 1: argument 2 (int) of plus(int, int) is missing; if it has a default, that is not recorded
                    shelf.total()                =| column 7: argument 1 (int) of shop::Shelf::total(shop::Shelf *, int, int) is missing; if it has a default, that is not recorded
                    lenght("x")                  =| column 1: no variable or function is named lenght here; did you mean length?
                    itme.count                   =| column 1: no variable is named itme here; did you mean item?
                    """);
            String unused = answer(program, CallEffects.ROLL_BACK, "shared.use_count()");
            assertTrue(
                    unused.contains("use_count (shared_ptr.h:")
                            && unused.contains("was not compiled into the program: nothing in it"),
                    unused);
        }
    }
}
