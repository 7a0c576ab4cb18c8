package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.Evaluator;
import dev.wasmscope.dwarf.expr.ExpressionScope;
import dev.wasmscope.dwarf.expr.ExpressionText;
import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.DwarfProblem;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.SectionBytes;
import dev.wasmscope.dwarf.section.SectionSet;
import dev.wasmscope.dwarf.section.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What arbitrary bytes are taken for: one section of a small program whose others are whole, or an
 * expression. Everything is then asked of the program. Whatever the bytes are, answers come or
 * problems that name their place, in memory in proportion to the bytes.
 */
public enum FuzzTarget {
    INFO_2("tiny2.wasm", "", ".debug_info"),
    INFO_4("tiny4.wasm", "", ".debug_info"),
    INFO_5("tiny5.wasm", "", ".debug_info"),
    ABBREV("tiny5.wasm", "", ".debug_abbrev"),
    LINE_2("tiny2.wasm", "", ".debug_line"),
    LINE_5("tiny5.wasm", "", ".debug_line"),
    STR("tiny4.wasm", "", ".debug_str"),
    LINE_STR("tiny5.wasm", "", ".debug_line_str"),
    STR_OFFSETS("tiny5.wasm", "", ".debug_str_offsets"),
    ADDR("tiny5.wasm", "", ".debug_addr"),
    RANGES("tiny4.wasm", "", ".debug_ranges"),
    RNGLISTS("tiny5.wasm", "", ".debug_rnglists"),
    LOC("tiny4.wasm", "", ".debug_loc"),
    LOCLISTS("tiny5.wasm", "", ".debug_loclists"),
    MACRO_4("macro4.wasm", "", ".debug_macro"),
    MACRO_5("macro5.wasm", "", ".debug_macro"),
    MACINFO("macinfo.wasm", "", ".debug_macinfo"),
    SPLIT_INFO_4("split4.wasm", "split4.dwo", ".debug_info.dwo"),
    SPLIT_TYPES_4("split4.wasm", "split4.dwo", ".debug_types.dwo"),
    SPLIT_LOC_4("split4.wasm", "split4.dwo", ".debug_loc.dwo"),
    SPLIT_INFO_5("split5.wasm", "split5.dwo", ".debug_info.dwo"),
    SPLIT_LINE_5("split5.wasm", "split5.dwo", ".debug_line.dwo"),
    SKELETON_4("split4.wasm", "split4.dwo", ".debug_info"),
    CU_INDEX_4("split4.wasm", "split4.dwp", ".debug_cu_index"),
    CU_INDEX_5("split5.wasm", "split5.dwp", ".debug_cu_index"),
    TU_INDEX_4("split4.wasm", "split4.dwp", ".debug_tu_index"),
    TU_INDEX_5("split5.wasm", "split5.dwp", ".debug_tu_index"),
    EXPRESSION("tiny5.wasm", "", "") {
        @Override
        void take(byte[] bytes) {
            Problems problems = new Problems();
            SectionSet sections = new SectionSet(sectionsOf("tiny5.wasm"), problems);
            Unit unit = sections.info().units().getLast();
            ExpressionScope scope =
                    new ExpressionScope(
                            unit, Exerciser.FRAME, () -> Answer.of(64L), Answer.of(32L));
            SectionBytes expression = SectionBytes.of("expression", bytes, 0, bytes.length);
            ignoringBadInput(() -> Evaluator.locate(expression, scope));
            ignoringBadInput(() -> Evaluator.frameBase(expression, scope));
            ignoringBadInput(() -> Evaluator.compute(expression, scope, 7L));
            ignoringBadInput(() -> ExpressionText.of(expression, unit));
        }
    };

    /**
     * What every input may take, all answers together, though few are held at once; and for each
     * byte of the program.
     */
    private static final long FIXED_BYTES = 32 << 20;

    private static final long BYTES_PER_BYTE = 2000;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String module;
    private final String split;
    private final String section;

    /**
     * @param split the file with the split units, or empty
     * @param section the section that is replaced: in the split file if it has it, else in the
     *     module
     */
    FuzzTarget(String module, String split, String section) {
        this.module = module;
        this.split = split;
        this.section = section;
    }

    /** The bytes that an honest compiler wrote. */
    public byte[] honest() {
        if (section.isEmpty()) {
            return new byte[] {0x35, 0x12, 0x22, (byte) 0x9f}; // lit5 dup plus stack_value
        }
        byte[] inSplit = split.isEmpty() ? new byte[0] : sectionsOf(split).get(section).toBytes();
        return inSplit.length > 0 ? inSplit : sectionsOf(module).get(section).toBytes();
    }

    void take(byte[] bytes) {
        problems(bytes).forEach(this::requirePlace);
    }

    /** Asks everything of the program, and says what could not be read. */
    List<DwarfProblem> problems(byte[] bytes) {
        DebugSections own = replaced(sectionsOf(module), bytes);
        GivenFiles files =
                split.isEmpty()
                        ? new GivenFiles("none", DebugSections.builder().build())
                        : new GivenFiles(split, replaced(sectionsOf(split), bytes));
        DwarfInfo info = DwarfInfo.read(own, files);
        Exerciser.everything(info);
        return info.problems();
    }

    private void requirePlace(DwarfProblem problem) {
        if (problem.cause().isBlank() || problem.offset() < 0) {
            throw new AssertionError(this + " has a problem nowhere: " + problem);
        }
    }

    /**
     * Reads the bytes.
     *
     * @throws AssertionError if that ends in anything but answers and problems, or takes too much
     *     memory
     */
    public final void check(byte[] bytes) {
        long most = FIXED_BYTES + BYTES_PER_BYTE * bytes.length;
        long taken = measure(bytes);
        if (taken > most) {
            taken = measure(bytes); // loading classes counts once
        }
        if (taken > most) {
            throw new AssertionError(
                    "%s took %d bytes for an input of %d".formatted(this, taken, bytes.length));
        }
    }

    private long measure(byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            take(bytes);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw new AssertionError(this + " ended in " + e, e);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static void ignoringBadInput(Runnable reading) {
        try {
            reading.run();
        } catch (DwarfException e) {
            if (e.section().isEmpty() || e.offset() < 0) {
                throw new AssertionError("failed nowhere: " + e, e);
            }
        }
    }

    private DebugSections replaced(DebugSections sections, byte[] bytes) {
        DebugSections.Builder builder = DebugSections.builder();
        for (String name : sections.names()) {
            byte[] contents = name.equals(section) ? bytes : sections.get(name).toBytes();
            builder.add(name, contents, 0, contents.length);
        }
        return builder.build();
    }

    private static DebugSections sectionsOf(String file) {
        try (InputStream in = FuzzTarget.class.getResourceAsStream("/fuzz/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing; fuzz/build makes it");
            }
            return WasmSections.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
