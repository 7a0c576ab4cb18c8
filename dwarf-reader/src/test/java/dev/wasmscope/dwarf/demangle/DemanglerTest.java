package dev.wasmscope.dwarf.demangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Demangled names are those of llvm-cxxfilt, and no name takes long or fails. */
class DemanglerTest {
    private static final String TOOL = "llvm-cxxfilt-22";
    private static final Pattern MANGLED = Pattern.compile("(?:_Z|_R)[A-Za-z0-9_.$]{2,}");

    /** Every name in a file that looks mangled, wherever it is. */
    private static List<String> names(byte[] file) {
        TreeSet<String> names = new TreeSet<>();
        Matcher matcher = MANGLED.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return List.copyOf(names);
    }

    /**
     * What llvm-cxxfilt does otherwise, on purpose or by mistake: it takes Rust's older names for
     * C++; it shows the suffix that LLVM gives names of its own; and it prints the dots of a pack
     * that an argument with a declaration expands ({@code TpTn}).
     */
    private static boolean isComparable(String name) {
        boolean oldRust = name.matches(".*17h[0-9a-f]{16}E.*");
        return !oldRust && !name.contains(".llvm.") && !name.contains("TpTn");
    }

    private static void compare(List<String> names) {
        List<String> compared = names.stream().filter(DemanglerTest::isComparable).toList();
        List<String> ours = compared.stream().map(Demangler::plain).toList();
        String theirs = Tools.run(String.join("\n", compared) + "\n", TOOL);
        assertLinesMatch(theirs.lines().toList(), ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpp/zoo-c19-O0-dw5.wasm",
                "cpp/zoo-c19-O2-dw5.wasm",
                "cpp/zoo-c22-eh-exnref-O0.wasm",
                "rust/app-r196-dev.wasm",
                "rust/app-r196-release.wasm"
            })
    void namesOfGuestsEqualThoseOfTheTool(String guest) {
        Tools.require(TOOL);
        List<String> names = names(TestInputs.guestBytes(guest));
        assertTrue(names.size() > 100, "only " + names.size() + " mangled names in " + guest);
        compare(names);
    }

    @Test
    void namesOfLargeModulesEqualThoseOfTheTool() throws IOException {
        Tools.require(TOOL);
        Path modules = Path.of(System.getProperty("wasmscope.modules", "../target/modules"));
        Assumptions.assumeTrue(
                Files.isDirectory(modules),
                "skipped: needs duckdb and ruby; get them with tools/modules/fetch");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(modules)) {
            all.filter(f -> f.toString().matches(".*(duckdb-eh|ruby\\.debug).*\\.wasm"))
                    .forEach(files::add);
        }
        for (Path file : files) {
            compare(names(Files.readAllBytes(file)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "_Z1fv | f()",
                "__Z1fv | f()",
                "_ZN3zoo3Dog5speakEv | zoo::Dog::speak()",
                "_ZNK1A1fEv | A::f() const",
                "_ZNO1A1fEv | A::f() &&",
                "_Z3fooILi5ELb1ELc97EEvv | void foo<5, true, (char)97>()",
                "_Z1fIiEvT_PFivEA3_i | void f<int>(int, int (*)(), int [3])",
                "_Z1fM1AFivRE | f(int (A::*)() &)",
                "_Z1fRA3_A4_Ki | f(int const (&) [3][4])",
                "_ZNSsC1Ev | "
                        + "std::basic_string<char, std::char_traits<char>, std::allocator<char>>"
                        + "::basic_string()",
                "_ZN1AcvT_IiEEv | A::operator int<int>()",
                "_ZN12_GLOBAL__N_13fooEv | (anonymous namespace)::foo()",
                "_ZZ1fvENKUlT_E_clIiEEDaT_ | auto f()::'lambda'(auto)::operator()<int>(int) const",
                "_ZN1A3fooB5cxx11Ev | A::foo[abi:cxx11]()",
                "_ZN1AC1Ev.isra.0 | A::A() (.isra.0)",
                "_ZTCN1AE0_1B | construction vtable for B-in-A",
                "_ZTv0_n12_N1A1fEv | virtual thunk to A::f()",
                "_ZGVZ1fvE1x | guard variable for f()::x",
                "_Z1fIJicEEvDpT_ | void f<int, char>(int, char)",
                "_Z1fIfEvDTplfp_fp_E | void f<float>(decltype(fp + fp))",
                "_Z1fIXtl1Adi1xLi1Edi1yLi2EEEEvv | void f<A{.x = 1, .y = 2}>()",
                "_Zli2_xy | operator\"\" _x(unsigned long long)",
                "_ZN4core3fmt5write17h0123456789abcdefE | core::fmt::write",
                "_ZN71_$LT$Test$u20$$u2b$$u20$$u27$static$u20$as$u20$foo..Bar$LT$Test$GT$$GT$3bar"
                        + "17h930b740aa94f1d3aE | <Test + 'static as foo::Bar<Test>>::bar",
                "a::_$LT$impl$u20$b..C$GT$::f::h05af221e174051e9 | a::<impl b::C>::f",
                "_ZN3foo17h05af221e174051e9E.llvm.123 | foo",
                "_RNvC6_123foo3bar | 123foo::bar",
                "_RNCNCNgCs6DXkGYLi8lr_2cc5spawn00B5_ | cc::spawn::{closure#0}::{closure#0}",
                "_RINbNbCskIICzLVDPPb_5alloc5alloc8box_freeDINbNiB4_5boxed5FnBoxuEp6OutputuEL_ECs"
                        + "1iopQbuBiw2_3std"
                        + " | alloc::alloc::box_free::<dyn alloc::boxed::FnBox<(), Output = ()>>",
                "_RNvMC0INtC8arrayvec8ArrayVechKj7b_E3new | <arrayvec::ArrayVec<u8, 123>>::new",
                "_RNqCs4fqI2P2rA04_11utf8_identsu30____7hkackfecea1cbdathfdh9hlq6y"
                        + " | utf8_idents::საჭმელად_გემრიელი_სადილი",
                "_RMC0INtC8arrayvec8ArrayVeccKc2202_E | <arrayvec::ArrayVec<char, '\\u{2202}'>>"
            })
    void names(String mangled, String demangled) {
        assertEquals(demangled, Demangler.plain(mangled));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "main", "_Z", "_ZN", "_Z1", "_Z1fS_", "_Z1fT_", "_R", "_RB_", "_ZNE"})
    void whatIsNoMangledNameStaysAsItIs(String name) {
        assertEquals(Optional.empty(), Demangler.demangle(name));
        assertEquals(name, Demangler.plain(name));
    }

    /** Each part doubles the text or the depth. */
    static Stream<String> malicious() {
        StringBuilder doubling = new StringBuilder("_Z1f1A");
        StringBuilder rust = new StringBuilder("_RINvC1a1f");
        for (int i = 0; i < 200; i++) {
            String last =
                    i == 0 ? "" : Integer.toString(i - 1, 36).toUpperCase(java.util.Locale.ROOT);
            doubling.append("St4pairIS").append(last).append("_S").append(last).append("_E");
            rust.append("T");
        }
        return Stream.of(
                doubling.toString(),
                rust.toString(),
                "_Z1f" + "P".repeat(20_000) + "i",
                "_Z1fI" + "J".repeat(20_000),
                "_Z1f" + "N1a".repeat(10_000) + "E",
                "_ZN" + "1a".repeat(15_000) + "Ev",
                "_Z1f" + "Z".repeat(20_000),
                "_R" + "Y".repeat(20_000),
                "_RNvC1a1f" + "B_".repeat(10_000),
                "_R" + "INvB_".repeat(5_000),
                "_Z99999999999f",
                "_ZN99999999fE");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("malicious")
    void maliciousNamesAreRefusedOrBounded(String name) {
        assertTrue(Demangler.plain(name).length() <= Math.max(name.length(), Output.MAX_LENGTH));
    }

    @Property(tries = 3000)
    void anyTextIsDemangledOrNot(
            @ForAll
                    @Chars({
                        'N', 'S', 't', 'T', 'I', 'E', '_', 'P', 'K', 'Z', 'i', 'v', 'D', 'p', 'X',
                                'L',
                        'J', 'B', 'C', '1', '2', '0', 'a', 'U', 'l', 's', 'r', 'F', 'M', 'A', 'c',
                                'd'
                    })
                    @StringLength(max = 60)
                    String text) {
        for (String prefix : List.of("_Z", "_ZN", "_R", "_RNv", "_Z1fI")) {
            String name = prefix + text;
            assertTrue(Demangler.plain(name).length() <= Output.MAX_LENGTH);
        }
    }
}
