package dev.wasmscope.dwarf;

import dev.wasmscope.dwarf.scope.CompilationUnit;
import dev.wasmscope.dwarf.scope.Program;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue;
import dev.wasmscope.dwarf.section.AttributeValue.Address;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.AttributeValue.SectionOffset;
import dev.wasmscope.dwarf.section.DebugSections;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DieWalker;
import dev.wasmscope.dwarf.section.DwarfReader;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.SectionSet;
import dev.wasmscope.dwarf.section.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which functions LLVM finds at an address of a module whose ranges are damaged, by its own rules:
 * every range counts as it stands, also one that begins at 0, ends before it begins or ends at
 * 2^32. For DWARF 4.
 */
final class LlvmInlining {
    private record Subroutine(Die die, @Nullable Subroutine caller) {}

    private record Span(long end, Subroutine owner) {}

    private final Program program;
    private final Map<CompilationUnit, TreeMap<Long, Span>> spans = new HashMap<>();

    private LlvmInlining(Program program) {
        this.program = program;
    }

    static LlvmInlining read(DebugSections sections) {
        Problems problems = new Problems();
        return new LlvmInlining(new Program(new SectionSet(sections, problems), problems));
    }

    /** Names of the functions at an address, innermost first; {@code ??} for none. */
    List<String> names(long pc) {
        List<String> names = new ArrayList<>();
        for (CompilationUnit unit : program.unitsAt(pc)) {
            Map.Entry<Long, Span> span =
                    spans.computeIfAbsent(unit, LlvmInlining::spans).floorEntry(pc);
            boolean inside = span != null && pc < span.getValue().end();
            Subroutine at = inside ? span.getValue().owner() : null;
            while (at != null) {
                names.add(name(at.die()));
                at = at.caller();
            }
            if (!names.isEmpty()) {
                break;
            }
        }
        return names.isEmpty() ? List.of("??") : names;
    }

    private static String name(Die die) {
        Die at = die;
        while (at != null) {
            if (at.has(At.NAME)) {
                return at.name();
            }
            Die origin = at.reference(At.ABSTRACT_ORIGIN);
            at = origin != null ? origin : at.reference(At.SPECIFICATION);
        }
        return "??";
    }

    private static TreeMap<Long, Span> spans(CompilationUnit unit) {
        TreeMap<Long, Span> spans = new TreeMap<>();
        List<@Nullable Subroutine> open = new ArrayList<>();
        open.add(null);
        DieWalker walker = DieWalker.below(unit.unit().root());
        for (Die die = walker.next(); die != null; die = walker.next()) {
            open.subList(walker.depth(), open.size()).clear();
            Subroutine around = open.getLast();
            boolean function = die.tag() == Tag.SUBPROGRAM;
            if (function || die.tag() == Tag.INLINED_SUBROUTINE) {
                around = new Subroutine(die, function ? null : around);
                for (long[] range : ranges(die)) {
                    cover(spans, range[0], range[1], around);
                }
            }
            open.add(around);
        }
        return spans;
    }

    private static void cover(TreeMap<Long, Span> spans, long low, long high, Subroutine owner) {
        if (low == high) {
            return;
        }
        Map.Entry<Long, Span> before = spans.floorEntry(low);
        if (before != null && low < before.getValue().end()) {
            Span outer = before.getValue();
            if (high < outer.end()) {
                spans.put(high, outer);
            }
            if (low > before.getKey()) {
                spans.put(before.getKey(), new Span(low, outer.owner()));
            }
        }
        spans.put(low, new Span(high, owner));
    }

    private static List<long[]> ranges(Die die) {
        AttributeValue list = die.attribute(At.RANGES);
        if (list instanceof SectionOffset(long offset)) {
            return list(die, offset);
        }
        if (die.attribute(At.LOW_PC) instanceof Address(long low)) {
            return switch (die.attribute(At.HIGH_PC)) {
                case Address(long high) -> List.of(new long[] {low, high});
                case Constant(long size, int _) -> List.of(new long[] {low, low + size});
                case null, default -> List.of();
            };
        }
        return List.of();
    }

    private static List<long[]> list(Die die, long offset) {
        List<long[]> ranges = new ArrayList<>();
        DwarfReader reader = die.unit().sections().bytes(".debug_ranges").reader(offset);
        long base = die.unit().root().attribute(At.LOW_PC) instanceof Address(long low) ? low : 0;
        while (true) {
            long begin = reader.u32();
            long end = reader.u32();
            if (begin == 0 && end == 0) {
                return ranges;
            }
            ranges.add(new long[] {base + begin, base + end});
        }
    }
}
