package dev.wasmscope.session.symbol;

import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.session.SourcePosition;
import dev.wasmscope.session.SourceText;
import dev.wasmscope.session.StepTarget;
import dev.wasmscope.session.source.SourceTexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Finds the calls on a line that a step can go into. */
public final class StepTargets {
    private static final String UNKNOWN = "call through a pointer";

    private final Symbols symbols;
    private final SourceTexts texts;

    public StepTargets(Symbols symbols) {
        this.symbols = symbols;
        this.texts = new SourceTexts(symbols.finder());
    }

    /**
     * The calls that may still come on the line of an instruction.
     *
     * @param inner how many inlined calls further out the line is
     */
    public List<StepTarget> at(CodeLocation location, int inner, OwnCode own) {
        Optional<LineSite> site =
                symbols.lines(location.functionIndex()).shownAt(location.codeOffset());
        if (site.isEmpty()) {
            return List.of();
        }
        InlineChain here = own.seen(site.get().chain().without(inner));
        List<StepTarget> found = new ArrayList<>(calls(location, here, own));
        found.addAll(inlined(location, here, own));
        found.sort(Comparator.comparingLong(target -> target.location().codeOffset()));
        return found.stream().map(target -> toldApart(target, found)).toList();
    }

    private List<StepTarget> calls(CodeLocation location, InlineChain here, OwnCode own) {
        int function = location.functionIndex();
        FunctionCode code = symbols.code(function);
        List<StepTarget> found = new ArrayList<>();
        for (long call : code.calls()) {
            Optional<LineSite> site = symbols.lines(function).at(call);
            OptionalInt callee = code.callee(call);
            boolean entered =
                    callee.isEmpty()
                            || callee.getAsInt() == function
                            || own.isEntered(callee.getAsInt());
            if (entered
                    && code.mayFollow(location.codeOffset(), call)
                    && site.filter(s -> isOnLine(own.seen(s.chain()), here)).isPresent()) {
                found.add(target(new CodeLocation(function, call), callee, site.get(), own));
            }
        }
        return found;
    }

    private static boolean isOnLine(InlineChain there, InlineChain here) {
        return there.depth() == here.depth()
                && there.isAround(here)
                && there.key().equals(here.key());
    }

    private StepTarget target(CodeLocation call, OptionalInt callee, LineSite site, OwnCode own) {
        Optional<SourcePosition> position =
                symbols.position(own.seen(site.chain()).levels().getLast().position());
        String label =
                callee.isPresent()
                        ? symbols.functionName(callee.getAsInt())
                        : position.flatMap(this::textOfCall).orElse(UNKNOWN);
        return new StepTarget(label, call, false, position);
    }

    /** One for each call that was inlined into the line. */
    private List<StepTarget> inlined(CodeLocation location, InlineChain here, OwnCode own) {
        int function = location.functionIndex();
        int level = here.depth() + 1;
        Set<Long> seen = new HashSet<>();
        List<StepTarget> found = new ArrayList<>();
        for (OwnCode.Site site : own.sites(function)) {
            InlineChain chain = site.seen();
            if (chain.depth() < level
                    || !isOnLine(chain.without(chain.depth() - here.depth()), here)
                    || !symbols.code(function).mayFollow(location.codeOffset(), site.offset())) {
                continue;
            }
            InlineChain.Level called = chain.levels().get(level);
            if (seen.add(called.lowPc())) {
                found.add(
                        new StepTarget(
                                called.function(),
                                new CodeLocation(function, site.offset()),
                                true,
                                symbols.position(chain.levels().get(level - 1).position())));
            }
        }
        return found;
    }

    /** Calls of one function are told apart by where they are written. */
    private static StepTarget toldApart(StepTarget target, List<StepTarget> all) {
        int column = target.position().map(SourcePosition::column).orElse(0);
        boolean alone = all.stream().filter(o -> o.label().equals(target.label())).count() == 1;
        return alone || column == 0
                ? target
                : new StepTarget(
                        target.label() + " (column " + column + ")",
                        target.location(),
                        target.inlined(),
                        target.position());
    }

    /** What is written in front of the arguments of a call. */
    private Optional<String> textOfCall(SourcePosition at) {
        Optional<String> embedded =
                symbols.lineSource().sourceFiles().stream()
                        .filter(file -> file.path().equals(at.file()))
                        .findFirst()
                        .flatMap(file -> file.source());
        if (!(texts.read(at.file(), embedded) instanceof SourceText.Found text)
                || at.line() > text.lines().size()) {
            return Optional.empty();
        }
        String line = text.lines().get(at.line() - 1);
        int from = Math.max(0, at.column() - 1);
        if (from >= line.length()) {
            return Optional.empty();
        }
        int end = calleeEnd(line, from);
        return Optional.of(line.substring(from, end).strip()).filter(called -> !called.isEmpty());
    }

    /** Where the argument list begins: the first parenthesis behind the called expression. */
    private static int calleeEnd(String line, int from) {
        int depth = 0;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '(' && depth == 0 && i > from || c == ';') {
                return i;
            }
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            }
        }
        return line.length();
    }
}
