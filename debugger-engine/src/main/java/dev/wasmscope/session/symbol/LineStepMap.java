package dev.wasmscope.session.symbol;

import dev.wasmscope.dwarf.line.SourceFile;
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
    private final Inlines inlines;
    private final CodeLocation origin;

    /**
     * A map for one step.
     *
     * @param origin where it begins
     */
    public LineStepMap(Symbols symbols, Inlines inlines, CodeLocation origin) {
        this.symbols = symbols;
        this.inlines = inlines;
        this.origin = origin;
    }

    /** The region of the function that the step begins in, whether or not its text can be shown. */
    public StepRegion first() {
        return regionOf(origin, inlines);
    }

    @Override
    public StepRegion region(CodeLocation from) {
        Inlines how = inlines == Inlines.OUT ? Inlines.OVER : inlines; // out of the whole function
        return isEntered(from.functionIndex()) ? regionOf(from, how) : StepRegion.NONE;
    }

    /** Whether the step begins in an inlined call that the user sees as one. */
    public boolean beginsInlined() {
        return symbols.lines(origin.functionIndex())
                .at(origin.codeOffset())
                .filter(site -> site.chain().seen(this::isOfUser).depth() > 0)
                .isPresent();
    }

    private StepRegion regionOf(CodeLocation from, Inlines how) {
        FunctionLines lines = symbols.lines(from.functionIndex());
        Predicate<InlineChain> wanted =
                lines.at(from.codeOffset())
                        .map(site -> wanted(how, site.chain().seen(this::isOfUser)))
                        .orElse(_ -> true);
        List<Long> landings =
                lines.all().stream()
                        .filter(LineSite::canStop)
                        .filter(site -> !isInlinedUnsaid(from.functionIndex(), site))
                        .filter(site -> wanted.test(site.chain().seen(this::isOfUser)))
                        .map(LineSite::offset)
                        .toList();
        return new StepRegion(true, landings, symbols.code(from.functionIndex()).calls());
    }

    /**
     * Whether code is a library's that was inlined into a function of the user, where that is not
     * recorded: a source map has lines but no calls.
     */
    private boolean isInlinedUnsaid(int functionIndex, LineSite site) {
        return site.chain().depth() == 0
                && !isOfUser(site.position().file())
                && symbols.fileOf(functionIndex).filter(this::isOfUser).isPresent();
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

    /**
     * Whether steps stop in a function: its text can be shown; or that of the function where the
     * step began cannot either, and this one is not of a library that ships with a compiler.
     */
    private boolean isEntered(int functionIndex) {
        return functionIndex == origin.functionIndex()
                || symbols.fileOf(functionIndex).filter(this::isOfUser).isPresent();
    }

    private boolean isOfUser(SourceFile file) {
        return symbols.hasText(file) || !originHasText() && !LibraryPaths.contains(file.path());
    }

    private boolean originHasText() {
        return symbols.fileOf(origin.functionIndex()).filter(symbols::hasText).isPresent();
    }

    @Override
    public long after(CodeLocation call) {
        return symbols.code(call.functionIndex()).after(call.codeOffset());
    }
}
