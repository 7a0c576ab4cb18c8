package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.BreakCondition.NeedsStopException;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.exec.WasmFunction;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.expression.Expression;
import dev.wasmscope.session.expression.Patch;
import dev.wasmscope.session.expression.Patch.Statement;
import dev.wasmscope.session.symbol.LineTargets;
import dev.wasmscope.session.symbol.Symbols;
import dev.wasmscope.session.value.GuestFrame;
import dev.wasmscope.session.value.WasmPath;
import dev.wasmscope.session.value.WellKnownGlobals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Tells what is wrong with a condition, a message or a patch when it is given, as far as that can
 * be known before its place is reached: what cannot be read, and names that nothing has there.
 */
final class ConditionCheck {
    private final Symbols symbols;
    private final WellKnownGlobals globals;
    private final LineTargets lines;

    ConditionCheck(Symbols symbols) {
        this.lines = new LineTargets(symbols);
        this.symbols = symbols;
        this.globals = WellKnownGlobals.of(symbols.module());
    }

    /** One line, or nothing if all seems well. */
    String problems(BreakpointOptions options, List<BreakpointLocation> places) {
        List<String> all = new ArrayList<>();
        missing("thread", options.thread()).ifPresent(all::add);
        missing("instance", options.instance()).ifPresent(all::add);
        options.condition()
                .flatMap(condition -> problem(condition, places))
                .ifPresent(what -> all.add("condition: " + what));
        for (String expression : options.logMessage().map(Moment::expressions).orElse(List.of())) {
            problem(expression, places).ifPresent(what -> all.add("{" + expression + "}: " + what));
        }
        options.patch()
                .flatMap(patch -> patchProblem(patch, places))
                .ifPresent(what -> all.add("patch: " + what));
        return String.join("; ", all);
    }

    private Optional<String> patchProblem(String text, List<BreakpointLocation> places) {
        try {
            return Patch.parse(text).statements().stream()
                    .flatMap(statement -> problem(statement, places).stream())
                    .findFirst();
        } catch (SessionException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private Optional<String> problem(Statement statement, List<BreakpointLocation> places) {
        return switch (statement) {
            case Statement.Evaluate(String expression) -> quoted(expression, places);
            case Statement.Return(String value) ->
                    value.isEmpty() ? Optional.empty() : quoted(value, places);
            case Statement.GoTo(int line) ->
                    places.stream()
                            .filter(place -> !hasCode(place, line))
                            .findFirst()
                            .map(place -> place.function() + " has no code of line " + line);
        };
    }

    private Optional<String> quoted(String expression, List<BreakpointLocation> places) {
        return WasmPath.isWhole(expression)
                ? Optional.empty()
                : problem(expression, places).map(what -> "'" + expression + "': " + what);
    }

    private boolean hasCode(BreakpointLocation place, int line) {
        int function = place.location().functionIndex();
        return place.position().isPresent()
                && !lines.of(function, place.position().get().file(), line).isEmpty();
    }

    /** A session has one of each so far. */
    private static Optional<String> missing(String what, OptionalInt wanted) {
        return wanted.orElse(0) == 0
                ? Optional.empty()
                : Optional.of(
                        "there is no %s %d, only %s 0: it never stops"
                                .formatted(what, wanted.getAsInt(), what));
    }

    private Optional<String> problem(String expression, List<BreakpointLocation> places) {
        try {
            if (places.isEmpty()) {
                Expression.condition(expression, scope(-1));
            } else {
                Expression.evaluate(expression, scope(places.getFirst().location().codeOffset()));
            }
            return Optional.empty();
        } catch (NeedsStopException e) {
            return Optional.empty();
        } catch (SessionException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private FrameScope scope(long pc) {
        FrameView nowhere = new NoFrame();
        GuestFrame context =
                new GuestFrame(
                        nowhere,
                        globals,
                        symbols::functionName,
                        symbols::functionCode,
                        _ -> {
                            throw new NeedsStopException();
                        },
                        () -> {
                            throw new NeedsStopException();
                        });
        return new FrameScope(symbols, pc, nowhere, context, Optional.empty());
    }

    /** A frame of which nothing is known yet. */
    private static final class NoFrame implements FrameView {
        @Override
        public Instance instance() {
            throw new NeedsStopException();
        }

        @Override
        public WasmFunction function() {
            throw new NeedsStopException();
        }

        @Override
        public long codeOffset() {
            throw new NeedsStopException();
        }

        @Override
        public List<Value> locals() {
            throw new NeedsStopException();
        }

        @Override
        public List<Value> operandStack() {
            throw new NeedsStopException();
        }

        @Override
        public long stackPointer() {
            throw new NeedsStopException();
        }

        @Override
        public void setLocal(int index, Value value) {
            throw new NeedsStopException();
        }

        @Override
        public void setOperand(int index, Value value) {
            throw new NeedsStopException();
        }
    }
}
