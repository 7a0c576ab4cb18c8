package dev.wasmscope.dwarf.scope;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.Evaluator;
import dev.wasmscope.dwarf.expr.ExpressionScope;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.expr.FrameContext.Caller;
import dev.wasmscope.dwarf.section.At;
import dev.wasmscope.dwarf.section.AttributeValue;
import dev.wasmscope.dwarf.section.AttributeValue.Address;
import dev.wasmscope.dwarf.section.AttributeValue.Block;
import dev.wasmscope.dwarf.section.Die;
import dev.wasmscope.dwarf.section.DwarfException;
import dev.wasmscope.dwarf.section.SectionBytes;
import dev.wasmscope.dwarf.section.Tag;
import java.util.Arrays;
import java.util.List;

/** What a call passed, as the entries of the calling function tell (DWARF 5, section 3.4). */
final class CallSites {
    private static final String NOT_KEPT = "its value at the function's entry was not kept";

    /** No call instruction of WebAssembly is longer. */
    private static final int MAX_CALL_LENGTH = 12;

    private CallSites() {}

    /**
     * The value that a place had when a frame was entered.
     *
     * @param place the place as an expression of one operation
     * @param frame the frame that was entered
     */
    static Answer<Long> passed(Program program, SectionBytes place, FrameContext frame) {
        return frame.caller().then(caller -> passed(program, place, caller));
    }

    private static Answer<Long> passed(Program program, SectionBytes place, Caller caller) {
        List<ScopeBlock> blocks = program.blocksAt(caller.pc());
        try {
            for (ScopeBlock block : blocks.reversed()) {
                for (Die child : block.die().children()) {
                    if (isCallAt(child, caller.pc())) {
                        return parameter(program, child, place, blocks.getFirst().die(), caller);
                    }
                }
            }
        } catch (DwarfException e) {
            program.problems().add(e);
        }
        return Answer.unknown(NOT_KEPT);
    }

    private static boolean isCallAt(Die die, long pc) {
        int attribute =
                switch (die.tag()) {
                    case Tag.CALL_SITE -> At.CALL_RETURN_PC;
                    case Tag.GNU_CALL_SITE -> At.LOW_PC;
                    default -> 0;
                };
        return attribute != 0
                && die.attribute(attribute) instanceof Address(long next)
                && pc < next
                && next - pc <= MAX_CALL_LENGTH;
    }

    private static Answer<Long> parameter(
            Program program, Die site, SectionBytes place, Die function, Caller caller) {
        for (Die child : site.children()) {
            boolean parameter =
                    child.tag() == Tag.CALL_SITE_PARAMETER
                            || child.tag() == Tag.GNU_CALL_SITE_PARAMETER;
            if (parameter
                    && child.attribute(At.LOCATION) instanceof Block(SectionBytes location)
                    && Arrays.equals(location.toBytes(), place.toBytes())) {
                AttributeValue value = child.attribute(At.CALL_VALUE);
                AttributeValue known =
                        value == null ? child.attribute(At.GNU_CALL_SITE_VALUE) : value;
                return known instanceof Block(SectionBytes expression)
                        ? evaluate(program, expression, function, caller)
                        : Answer.unknown(NOT_KEPT);
            }
        }
        return Answer.unknown(NOT_KEPT);
    }

    private static Answer<Long> evaluate(
            Program program, SectionBytes expression, Die function, Caller caller) {
        VariableLocations places = new VariableLocations(function, function, program);
        return Evaluator.compute(
                expression,
                new ExpressionScope(
                        function.unit(),
                        caller.frame(),
                        () -> places.frameBase(caller.frame(), caller.pc()),
                        Answer.unknown(NOT_KEPT)));
    }
}
