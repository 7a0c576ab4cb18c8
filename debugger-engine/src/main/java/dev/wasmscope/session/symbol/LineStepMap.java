package dev.wasmscope.session.symbol;

import dev.wasmscope.engine.control.StepMap;
import dev.wasmscope.engine.control.StepRegion;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.FunctionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gives step plans their places from the line table. One is made for each step.
 *
 * <p>A step ends where another line begins: at any row that the compiler recommends for stops and
 * that has another line than the one it began on. Within inlined calls:
 *
 * <ul>
 *   <li>over: only code of the same inlined call or of those around it counts, so calls that were
 *       inlined into the line run through; and the line of such a call counts as the same line, as
 *       after a real call;
 *   <li>into: the first line of an inlined function counts as any other, if that function would be
 *       entered by a real call;
 *   <li>out of an inlined call: only code around it counts.
 * </ul>
 */
public final class LineStepMap implements StepMap {
    /** What a step does at calls that were inlined. */
    public enum Inlines {
        OVER,
        INTO,
        OUT
    }

    private final Symbols symbols;
    private final OwnCode own;
    private final Inlines inlines;
    private final CodeLocation origin;
    private final int inner;

    /**
     * A map for one step.
     *
     * @param origin where it begins
     */
    public LineStepMap(Symbols symbols, OwnCode own, Inlines inlines, CodeLocation origin) {
        this(symbols, own, inlines, origin, 0);
    }

    /**
     * A map for a step of a function further out.
     *
     * @param inner how many inlined calls further out
     */
    public LineStepMap(
            Symbols symbols, OwnCode own, Inlines inlines, CodeLocation origin, int inner) {
        this.symbols = symbols;
        this.own = own;
        this.inlines = inlines;
        this.origin = origin;
        this.inner = inner;
    }

    /** The region of the function that the step begins in, whether or not its text can be shown. */
    public StepRegion first() {
        return regionOf(origin, inlines, inner);
    }

    /** The same, without what lies before the place that the step begins at. */
    public StepRegion firstForward() {
        StepRegion all = first();
        return new StepRegion(
                all.hasSource(),
                all.landings().stream().filter(offset -> offset > origin.codeOffset()).toList(),
                all.calls());
    }

    /**
     * The same for a step into one call: the other calls are no calls, and an inlined one is a
     * place where the step ends.
     */
    public StepRegion firstWith(CodeLocation target, boolean inlined) {
        StepRegion all = first();
        if (!inlined) {
            return new StepRegion(true, all.landings(), List.of(target.codeOffset()));
        }
        List<Long> landings = new ArrayList<>(all.landings());
        landings.add(target.codeOffset());
        return new StepRegion(true, landings.stream().sorted().distinct().toList(), List.of());
    }

    @Override
    public StepRegion region(CodeLocation from) {
        Inlines how = inlines == Inlines.OUT ? Inlines.OVER : inlines; // out of the whole function
        return isEntered(from.functionIndex()) ? regionOf(from, how, 0) : StepRegion.NONE;
    }

    /** Whether the step begins in an inlined call that the user sees as one. */
    public boolean beginsInlined() {
        return symbols.lines(origin.functionIndex())
                .shownAt(origin.codeOffset())
                .filter(site -> own.seen(site.chain().without(inner)).depth() > 0)
                .isPresent();
    }

    private StepRegion regionOf(CodeLocation from, Inlines how, int skipped) {
        Predicate<InlineChain> wanted =
                symbols.lines(from.functionIndex())
                        .shownAt(from.codeOffset())
                        .map(site -> wanted(how, own.seen(site.chain().without(skipped))))
                        .orElse(_ -> true);
        List<Long> landings =
                own.sites(from.functionIndex()).stream()
                        .filter(site -> wanted.test(site.seen()))
                        .map(OwnCode.Site::offset)
                        .toList();
        return new StepRegion(true, landings, symbols.code(from.functionIndex()).calls());
    }

    private static Predicate<InlineChain> wanted(Inlines how, InlineChain here) {
        Set<LineKey> around = here.keys();
        LineKey line = here.key();
        return switch (how) {
            case OVER -> there -> there.isAround(here) && !around.contains(there.key());
            case INTO -> there -> !there.key().equals(line);
            case OUT -> there -> there.isAround(here) && there.depth() < here.depth();
        };
    }

    @Override
    public OptionalLong entry(int functionIndex, CodeLocation caller) {
        return isEntered(functionIndex) ? symbols.entry(functionIndex) : OptionalLong.empty();
    }

    @Override
    public List<CodeLocation> entries() {
        List<CodeLocation> all = new ArrayList<>();
        for (FunctionInfo function : symbols.module().functions()) {
            int index = function.index();
            if (isEntered(index)) {
                symbols.entry(index).ifPresent(at -> all.add(new CodeLocation(index, at)));
            }
        }
        return all;
    }

    /** Whether steps stop in a function. */
    private boolean isEntered(int functionIndex) {
        return functionIndex == origin.functionIndex() || own.isEntered(functionIndex);
    }

    @Override
    public boolean hasLine(CodeLocation at) {
        return symbols.lines(at.functionIndex()).shownAt(at.codeOffset()).isPresent();
    }

    @Override
    public long after(CodeLocation call) {
        return symbols.code(call.functionIndex()).after(call.codeOffset());
    }
}
