package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.Evaluator;
import dev.wasmscope.dwarf.expr.ExpressionScope;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.Located;
import dev.wasmscope.dwarf.expr.SimpleLocation;
import dev.wasmscope.dwarf.section.AddressRange;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue;
import dev.wasmscope.dwarf.section.AttributeValue.Block;
import dev.wasmscope.dwarf.section.AttributeValue.Constant;
import dev.wasmscope.dwarf.section.AttributeValue.Text;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.LocationLists;
import dev.wasmscope.dwarf.section.LocationLists.Entry;
import dev.wasmscope.dwarf.section.Problems;
import dev.wasmscope.dwarf.section.SectionBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a variable is at each address. */
final class VariableLocations {
    private static final String NO_LOCATION = "the compiler recorded no location";
    private static final String NOT_HERE = "optimized out here";

    private final Die die;
    private final @Nullable Die function;
    private final Program program;
    private final Problems problems;

    VariableLocations(Die die, @Nullable Die function, Program program) {
        this.die = die;
        this.function = function;
        this.program = program;
        this.problems = program.problems();
    }

    /** Where the variable is at an address, or why it is nowhere. */
    Answer<Located> locate(FrameContext frame, long pc, OptionalLong size) {
        try {
            Answer<SectionBytes> expression = expression(die, At.LOCATION, pc);
            if (expression.isKnown() || die.has(At.LOCATION)) {
                return expression instanceof Answer.Known<SectionBytes>(SectionBytes bytes)
                        ? Evaluator.locate(bytes, scope(die, frame, pc))
                        : outside(pc);
            }
            AttributeValue constant = EntryNames.attribute(die, At.CONST_VALUE);
            return constant == null ? Answer.unknown(NO_LOCATION) : constant(constant, size);
        } catch (DwarfException e) {
            problems.add(e);
            return Answer.unknown("its location cannot be read: " + e.getMessage());
        }
    }

    private ExpressionScope scope(Die owner, FrameContext frame, long pc) {
        return new ExpressionScope(
                owner.unit(),
                frame,
                () -> frameBase(frame, pc),
                Answer.unknown("it is not a part of an object"),
                place -> CallSites.passed(program, place, frame));
    }

    /** The frame base of the function at an address. */
    Answer<Long> frameBase(FrameContext frame, long pc) {
        if (function == null) {
            return Answer.unknown("it is not in a function");
        }
        ExpressionScope scope =
                new ExpressionScope(
                        function.unit(),
                        frame,
                        () -> Answer.unknown("the frame base refers to itself"),
                        Answer.unknown("it is not a part of an object"));
        return expression(function, At.FRAME_BASE, pc)
                .then(expression -> Evaluator.frameBase(expression, scope))
                .then(
                        base ->
                                base == 0
                                        ? Answer.unknown("the function has not set up its frame")
                                        : Answer.of(base));
    }

    /** The place of the variable at an address if it needs no evaluation. */
    Optional<SimpleLocation> simple(long pc) {
        try {
            return expression(die, At.LOCATION, pc) instanceof Answer.Known<SectionBytes>(var bytes)
                    ? SimpleLocation.of(bytes, die.unit(), simpleFrameBase(pc))
                    : Optional.empty();
        } catch (DwarfException e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    /** The locals that hold it at some addresses only. */
    Set<Integer> locals() {
        try {
            Set<Integer> locals = new TreeSet<>();
            for (Entry entry : LocationLists.of(die, At.LOCATION)) {
                if (entry.range() != null) {
                    SimpleLocation.of(entry.expression(), die.unit(), Optional.empty())
                            .filter(place -> place.base() == SimpleLocation.Base.LOCAL)
                            .ifPresent(place -> locals.add(place.index()));
                }
            }
            return locals;
        } catch (DwarfException e) {
            problems.add(e);
            return Set.of();
        }
    }

    private Optional<SimpleLocation> simpleFrameBase(long pc) {
        return function != null
                        && expression(function, At.FRAME_BASE, pc)
                                instanceof Answer.Known<SectionBytes>(var bytes)
                ? SimpleLocation.of(bytes, function.unit(), Optional.empty())
                        .filter(place -> !place.inMemory())
                : Optional.empty();
    }

    private static Answer<SectionBytes> expression(Die owner, int attribute, long pc) {
        if (!owner.has(attribute)) {
            return Answer.unknown(NO_LOCATION);
        }
        List<Entry> entries = LocationLists.of(owner, attribute);
        Entry fallback = null;
        for (Entry entry : entries) {
            if (entry.range() == null) {
                fallback = entry;
            } else if (entry.range().contains(pc)) {
                return Answer.of(entry.expression());
            }
        }
        return fallback == null ? Answer.unknown(NOT_HERE) : Answer.of(fallback.expression());
    }

    /** Why a list of locations has none at an address: where it has one, the nearest first. */
    private Answer<Located> outside(long pc) {
        AddressRange nearest = null;
        for (Entry entry : LocationLists.of(die, At.LOCATION)) {
            AddressRange range = entry.range();
            boolean better =
                    range != null
                            && !entry.expression().isEmpty()
                            && (nearest == null || distance(range, pc) < distance(nearest, pc));
            nearest = better ? range : nearest;
        }
        return nearest == null
                ? Answer.unknown(NOT_HERE)
                : Answer.unknown(
                        String.format(
                                NOT_HERE + "; it has a value at 0x%x-0x%x",
                                nearest.begin(),
                                nearest.end()));
    }

    private static long distance(AddressRange range, long pc) {
        return pc < range.begin() ? range.begin() - pc : pc - range.end() + 1;
    }

    private static Answer<Located> constant(AttributeValue value, OptionalLong size) {
        return switch (value) {
            case Constant(long bits, int _) -> {
                byte[] bytes = new byte[Math.clamp(size.orElse(8), 1, 16)];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) (bits >> (8 * Math.min(i, 7)));
                }
                for (int i = 8; i < bytes.length; i++) {
                    bytes[i] = (byte) (bits >> 63);
                }
                yield Answer.of(Located.implicit(bytes));
            }
            case Block block -> Answer.of(Located.implicit(block.bytes().toBytes()));
            case Text(String text) ->
                    Answer.of(Located.implicit((text + "\0").getBytes(StandardCharsets.UTF_8)));
            default -> Answer.unknown("its constant value is recorded in an unknown way");
        };
    }

    /** Whether there is a location or a constant at any address. */
    boolean any() {
        try {
            return (die.has(At.LOCATION) && !LocationLists.of(die, At.LOCATION).isEmpty())
                    || EntryNames.holder(die, At.CONST_VALUE) != null;
        } catch (DwarfException e) {
            problems.add(e);
            return false;
        }
    }

    /** The location expression at an address in LLVM's notation, or why there is none. */
    String describe(long pc) {
        try {
            if (!die.has(At.LOCATION) && EntryNames.holder(die, At.CONST_VALUE) != null) {
                return "constant";
            }
            return switch (expression(die, At.LOCATION, pc)) {
                case Answer.Known<SectionBytes>(SectionBytes bytes) ->
                        dev.wasmscope.dwarf.expr.ExpressionText.of(bytes, die.unit());
                case Answer.Unknown<SectionBytes>(String reason) -> reason;
            };
        } catch (DwarfException e) {
            problems.add(e);
            return "its location cannot be read: " + e.getMessage();
        }
    }
}
