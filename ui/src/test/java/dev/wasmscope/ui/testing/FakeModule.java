package dev.wasmscope.ui.testing;

import dev.wasmscope.session.DebugInfoSummary;
import dev.wasmscope.session.DebugUnit;
import dev.wasmscope.session.DisassemblyLine;
import dev.wasmscope.session.ExportView;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.ImportView;
import dev.wasmscope.session.LineEntry;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.SectionView;
import dev.wasmscope.session.SourceFile;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SourceText;
import dev.wasmscope.session.SymbolisedLocation;
import dev.wasmscope.session.VariableCoverage;
import dev.wasmscope.session.code.CodeListing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The module of {@link FakeSession}: one C file, an import and three functions. */
public final class FakeModule implements ModuleView {
    /** The one file of its source. */
    public static final String FILE = "/src/list.c";

    static final String GONE = "/build/libc/stdio.c";
    static final List<String> SOURCE =
            """
            #include <stdio.h>

            struct node { int value; struct node *next; };

            static inline int twice(int n) { return n * 2; }

            static int walk(const struct node *head) {
                int sum = 0;
                for (const struct node *n = head; n; n = n->next) {
                    sum += twice(n->value); // inlined
                }
                return sum;
            }

            int main(void) {
                struct node c = {3, 0}, b = {2, &c}, a = {1, &b};
                int total = walk(&a);
                printf("total %d\\n", total);
                return 0;
            }
            """
                    .lines()
                    .toList();
    static final int WALK = 1;
    static final int MAIN = 2;
    private static final List<Integer> CODE_LINES = List.of(5, 8, 9, 10, 12, 16, 17, 18, 19);

    static SourcePosition at(int line) {
        return new SourcePosition(FILE, Optional.of(Path.of(FILE)), line, 5);
    }

    /** Instructions of a line begin here. */
    static long offset(int line) {
        return 0x40 + line * 0x10L;
    }

    @Override
    public Path file() {
        return Path.of("list.wasm");
    }

    @Override
    public long size() {
        return 4096;
    }

    @Override
    public List<SectionView> sections() {
        return List.of(new SectionView(10, "code", 100, 1000));
    }

    @Override
    public List<FunctionView> functions() {
        return List.of(
                new FunctionView(
                        0,
                        "fd_write",
                        "fd_write",
                        Optional.of("wasi_snapshot_preview1.fd_write"),
                        "(i32, i32, i32, i32) -> (i32)",
                        true,
                        0,
                        0,
                        Optional.empty()),
                new FunctionView(
                        WALK,
                        "walk",
                        "walk",
                        Optional.of("walk"),
                        "(i32) -> (i32)",
                        false,
                        offset(5),
                        0x80,
                        Optional.of(at(7))),
                new FunctionView(
                        MAIN,
                        "main",
                        "main",
                        Optional.of("main"),
                        "() -> (i32)",
                        false,
                        offset(15),
                        0x60,
                        Optional.of(at(15))));
    }

    @Override
    public List<ImportView> imports() {
        return Stream.of(
                        "args_sizes_get",
                        "clock_time_get",
                        "fd_close",
                        "fd_prestat_get",
                        "fd_read",
                        "fd_write",
                        "path_open",
                        "random_get")
                .map(name -> new ImportView("wasi_snapshot_preview1", name, "func", "() -> (i32)"))
                .toList();
    }

    @Override
    public List<ExportView> exports() {
        return List.of(new ExportView("_start", "func", MAIN, "() -> ()"));
    }

    @Override
    public List<FunctionView> findFunctions(String name) {
        return functions().stream().filter(f -> f.name().equals(name)).toList();
    }

    @Override
    public Optional<FunctionView> functionAt(long codeOffset) {
        return functions().stream()
                .filter(f -> codeOffset >= f.codeOffset() && codeOffset < f.codeOffset() + f.size())
                .findFirst();
    }

    @Override
    public List<SourceFile> sourceFiles() {
        return List.of(
                new SourceFile(GONE, Optional.empty(), false, 120),
                new SourceFile(FILE, Optional.of(Path.of(FILE)), false, CODE_LINES.size()));
    }

    @Override
    public SourceText source(String file) {
        return file.equals(FILE)
                ? new SourceText.Found(FILE, Optional.of(Path.of(FILE)), SOURCE)
                : new SourceText.Missing(file, List.of(file, "./stdio.c"));
    }

    @Override
    public List<Integer> breakableLines(String file) {
        return file.equals(FILE) ? CODE_LINES : List.of();
    }

    @Override
    public List<LineEntry> lines() {
        return List.of();
    }

    @Override
    public List<DisassemblyLine> disassembly(int functionIndex) {
        List<DisassemblyLine> lines = new ArrayList<>();
        String name = functions().get(functionIndex).name();
        lines.add(
                new DisassemblyLine(
                        -1, 0, "(func $" + name + " (local i32 i32)", Optional.empty()));
        for (int line : CODE_LINES) {
            if (functionIndex == (line < 15 ? WALK : MAIN)) {
                Optional<SourcePosition> here = Optional.of(at(line));
                int depth = line == 10 ? 2 : 1;
                lines.add(
                        new DisassemblyLine(
                                offset(line),
                                depth,
                                line == 9 ? "loop (result i32)" : "local.get 1",
                                here));
                lines.add(
                        new DisassemblyLine(
                                offset(line) + 2,
                                depth + (line == 9 ? 1 : 0),
                                "i32.load offset=" + line * 4,
                                here));
                lines.add(
                        new DisassemblyLine(
                                offset(line) + 5,
                                depth,
                                line == 17 ? "call $walk" : "i32.add",
                                here));
                lines.add(
                        new DisassemblyLine(
                                offset(line) + 7, depth, line == 12 ? "end" : "local.set 0", here));
            }
        }
        return lines;
    }

    @Override
    public CodeListing listing() {
        return new FakeListing(this);
    }

    @Override
    public DebugInfoSummary debugInfo() {
        VariableCoverage variables = new VariableCoverage(8, 6, 400, 300);
        DebugUnit unit =
                new DebugUnit(0, "shapes.c", "C", 5, "clang 19", 3, 3, variables, "", true);
        return new DebugInfoSummary(
                List.of("DWARF 5"),
                List.of("clang 19"),
                List.of("C"),
                1,
                3,
                3,
                9,
                variables,
                List.of(unit),
                List.of());
    }

    @Override
    public List<SymbolisedLocation> symbolize(long codeOffset) {
        int line = (int) ((codeOffset - 0x40) / 0x10);
        return List.of(
                new SymbolisedLocation(
                        line < 15 ? "walk" : "main",
                        line < 15 ? "walk" : "main",
                        Optional.empty(),
                        false,
                        Optional.of(at(line))));
    }

    @Override
    public OptionalLong codeOffsetOf(long fileOffset) {
        boolean inCode = functionAt(fileOffset).isPresent(); // its code begins where its file does
        return inCode ? OptionalLong.of(fileOffset) : OptionalLong.empty();
    }
}
