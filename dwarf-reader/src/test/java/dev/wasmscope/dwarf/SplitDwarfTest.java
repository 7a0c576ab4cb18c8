package dev.wasmscope.dwarf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasmscope.dwarf.Symbolized.Names;
import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.dwarf.section.DwarfProblem;
import dev.wasmscope.testing.Goldens;
import dev.wasmscope.testing.TestInputs;
import dev.wasmscope.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units whose entries are in files of their own (DWARF 5, and GNU's extension of version 4). */
class SplitDwarfTest {
    private static final String V4 = "c/shapes-c19-O1-split4.wasm";
    private static final String V5 = "c/shapes-c19-O1-split5.wasm";

    private static DwarfInfo read(String guest, String... files) {
        return DwarfInfo.read(
                WasmSections.of(TestInputs.guestBytes(guest)),
                new GivenFiles(List.of(files).stream().map(Guests::path).toList()));
    }

    @ParameterizedTest
    @CsvSource({V4 + ", c/shapes-split4.dwo", V5 + ", c/shapes-split5.dwo", V5 + ", c/shapes.dwp"})
    void allThatASplitUnitSaysIsRead(String guest, String file) {
        DwarfInfo info = read(guest, file);
        String text = Description.of(info);
        String ofUnit =
                text.lines()
                        .filter(l -> !l.contains("wasi-libc"))
                        .collect(Collectors.joining("\n"));
        Goldens.check(Guests.golden("split", guest), ofUnit + "\n");
        assertEquals(List.of(), info.problems());
    }

    @ParameterizedTest
    @CsvSource({V4 + ", c/shapes-split4.dwo", V5 + ", c/shapes-split5.dwo"})
    void framesEqualThoseOfLlvmSymbolizerWithAPackage(
            String guest, String file, @TempDir Path folder) {
        Tools.require("llvm-dwp-22");
        String tool = Tools.llvm("llvm-symbolizer");
        Path dwp = folder.resolve("shapes.dwp");
        Tools.run("", "llvm-dwp-22", Guests.path(file).toString(), "-o", dwp.toString());
        DwarfInfo info = read(guest, file);
        long[] addresses = Guests.rowAddresses(info);
        Path module = Guests.path(guest);
        String theirs =
                Symbolized.text(
                        Symbolized.theirs(tool, module, addresses, Names.SHORT, "--dwp=" + dwp));
        assertTrue(theirs.contains(" < main "), "the tool found no inlined call");
        assertEquals(theirs, Symbolized.text(Symbolized.ours(info, addresses, Names.SHORT)));
    }

    @ParameterizedTest
    @CsvSource({V4 + ", c/shapes-split4.dwo", V5 + ", c/shapes-split5.dwo"})
    void aPackageSaysWhatItsFilesSay(String guest, String file, @TempDir Path folder) {
        Tools.require("llvm-dwp-22");
        Path dwp = folder.resolve("shapes.dwp");
        Tools.run("", "llvm-dwp-22", Guests.path(file).toString(), "-o", dwp.toString());
        DwarfInfo packaged =
                DwarfInfo.read(
                        WasmSections.of(TestInputs.guestBytes(guest)),
                        new GivenFiles(List.of(dwp)));
        assertEquals(Description.of(read(guest, file)), Description.of(packaged));
    }

    @ParameterizedTest
    @CsvSource({V4, V5})
    void aMissingFileCostsOnlyItsUnit(String guest) {
        DwarfInfo whole = read(guest, "c/shapes-split4.dwo", "c/shapes-split5.dwo");
        DwarfInfo info = read(guest);
        List<String> lost =
                whole.functions().stream()
                        .filter(f -> info.functions().stream().noneMatch(f::equals))
                        .map(f -> f.name())
                        .toList();
        assertTrue(lost.contains("area_circle") && lost.size() == 6, lost::toString);
        assertEquals(whole.rows(0, 1L << 32), info.rows(0, 1L << 32));
        String problem = info.problems().toString();
        assertTrue(problem.contains("split unit out/c/shapes-split"), problem);
        assertTrue(problem.contains("its file was not given (lines still work)"), problem);
    }

    @Test
    void aFileOfAnotherBuildIsRefused() {
        DwarfInfo info = read(V5, "c/shapes-split4.dwo");
        assertFalse(info.functions().stream().anyMatch(f -> f.name().equals("area_circle")));
        assertEquals(
                ".debug_info+0x55: split unit out/c/shapes-split5.dwo: it is of another build: the"
                        + " module wants id 0x8ddb0612c1ebbebd, shapes-split4.dwo has"
                        + " 0x18f59cfcd266369 (lines still work)",
                info.problems().getFirst().toString());
    }

    @Test
    void aDamagedFileCostsOnlyItsUnit(@TempDir Path folder) throws IOException {
        byte[] dwo = TestInputs.guestBytes("c/shapes-split5.dwo");
        DebugSections sections = WasmSections.of(dwo);
        int from = sections.get(".debug_abbrev.dwo").length() / 2;
        byte[] abbrev = sections.get(".debug_abbrev.dwo").toBytes();
        java.util.Arrays.fill(abbrev, from, from + 40, (byte) 0xff);
        DebugSections.Builder damaged = DebugSections.builder();
        for (String name : sections.names()) {
            byte[] bytes = sections.get(name).toBytes();
            bytes = name.equals(".debug_abbrev.dwo") ? abbrev : bytes;
            damaged.add(name, bytes, 0, bytes.length);
        }
        DwarfInfo info =
                DwarfInfo.read(
                        WasmSections.of(TestInputs.guestBytes(V5)),
                        new GivenFiles("broken.dwo", damaged.build()));
        assertTrue(info.functions().size() > 50, "the other units were lost");
        List<String> sectionsNamed =
                info.problems().stream().map(DwarfProblem::section).distinct().toList();
        assertTrue(
                sectionsNamed.contains("broken.dwo(.debug_abbrev.dwo)"), sectionsNamed::toString);
    }

    /** One program, stored in every way that clang can; each must be read the same. */
    @ParameterizedTest
    @CsvSource({"4", "5"})
    void oneProgramIsTheSameHoweverItIsStored(int version, @TempDir Path folder)
            throws IOException {
        Tools.require("clang++-19");
        Tools.require("wasm-ld-19");
        Tools.require("llvm-dwp-22");
        Path source = Files.writeString(folder.resolve("p.cpp"), PROGRAM);
        Path plain = compile(source, folder.resolve("plain"), version);
        String expected = Description.of(DwarfInfo.read(sections(plain)));
        assertTrue(expected.contains("zoo::Animal"), expected);

        Path types = compile(source, folder.resolve("types"), version, "-fdebug-types-section");
        assertEquals(expected, Description.of(DwarfInfo.read(sections(types))));

        String[] split = {"-gsplit-dwarf", "-fdebug-types-section"};
        Path module = compile(source, folder.resolve("split"), version, split);
        Path dwo = folder.resolve("split.dwo");
        assertTrue(
                !sections(dwo).get(".debug_types.dwo").isEmpty() || version == 5,
                "no type units in " + dwo);
        DwarfInfo byFile = DwarfInfo.read(sections(module), new GivenFiles(List.of(dwo)));
        assertEquals(expected, Description.of(byFile));

        Path dwp = folder.resolve("split.dwp");
        Tools.run("", "llvm-dwp-22", dwo.toString(), "-o", dwp.toString());
        assertFalse(sections(dwp).get(".debug_tu_index").isEmpty(), "no type units in " + dwp);
        DwarfInfo byPackage = DwarfInfo.read(sections(module), new GivenFiles(List.of(dwp)));
        assertEquals(expected, Description.of(byPackage));
        assertEquals(List.of(), byPackage.problems());
    }

    private static DebugSections sections(Path file) throws IOException {
        return WasmSections.of(Files.readAllBytes(file));
    }

    private static Path compile(Path source, Path name, int version, String... options) {
        Path object = Path.of(name + ".o");
        Path module = Path.of(name + ".wasm");
        List<String> command =
                new java.util.ArrayList<>(
                        List.of("clang++-19", "--target=wasm32", "-O1", "-gdwarf-" + version));
        command.addAll(List.of(options));
        command.addAll(
                List.of("-fno-exceptions", "-c", source.toString(), "-o", object.toString()));
        Tools.run("", command.toArray(String[]::new));
        Tools.run(
                "",
                "wasm-ld-19",
                "--no-entry",
                "--export-all",
                object.toString(),
                "-o",
                module.toString());
        return module;
    }

    private static final String PROGRAM =
            """
            namespace zoo {
            enum class Kind : short { Cat, Dog };
            struct Name { const char *text; int length; };
            struct Animal {
              Kind kind; Name name; unsigned legs : 4; unsigned tail : 1;
              int score(int by) const { return legs * by + name.length; }
            };
            template <class T, int N> struct Cage : Animal { T inside[N]; Cage *next; };
            Cage<Animal, 3> first;
            static int visits = 5;
            }
            __attribute__((noinline)) int feed(zoo::Animal &animal, int times) {
              int sum = 0;
              for (int i = 0; i < times; i++) { int more = animal.score(i); sum += more * more; }
              zoo::visits += sum;
              return sum;
            }
            int main(int argc, char **argv) {
              zoo::Animal *last = &zoo::first.inside[argc % 3];
              last->kind = zoo::Kind::Dog;
              return feed(*last, argc) + last->score(argc) + zoo::visits;
            }
            """;
}
