package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.DebugSession;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.SymbolisedFrame;
import dev.wasmscope.session.WasmValue;
import dev.wasmscope.session.code.CodeLine;
import dev.wasmscope.ui.disassembly.CodeStore.Callee;
import dev.wasmscope.ui.fx.UiThread;
import dev.wasmscope.ui.session.DebugModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where calls lead: those through tables by their type and by what the table holds at this stop;
 * those that frames are in to the next frame.
 */
final class CallTargets {
    private static final Pattern FUNCTION = Pattern.compile("func\\[(\\d{1,9})\\](?: (.*))?");

    /** Elements of a table that are looked at. */
    private static final int MOST = 100_000;

    private final DebugModel debug;
    private final CodeMarks marks;
    private final IntFunction<Optional<FunctionView>> labels;
    private final Runnable changed;
    private final Loading<List<Callee>> reading;
    private final Map<Integer, List<Callee>> byType = new HashMap<>();
    private Optional<CodeStore> store = Optional.empty();

    /** What the innermost frame is about to call through a table. */
    private Optional<Callee> next = Optional.empty();

    private long nextAt = -1;
    private Optional<Waiting> waiting = Optional.empty();

    /**
     * @param labels tells the names of functions
     * @param changed runs when more is known
     */
    CallTargets(
            DebugModel debug,
            CodeMarks marks,
            IntFunction<Optional<FunctionView>> labels,
            UiThread ui,
            Executor background,
            Runnable changed) {
        this.debug = debug;
        this.marks = marks;
        this.labels = labels;
        this.changed = changed;
        this.reading =
                new Loading<>(
                        ui,
                        background,
                        (type, callees) -> {
                            byType.put(type, callees);
                            changed.run();
                            answerWaiting(type);
                        },
                        debug::fail,
                        _ -> List.of());
    }

    /** The window closes. */
    void close() {
        reading.close();
    }

    void restart(Optional<CodeStore> next) {
        if (!store.map(CodeStore::module).equals(next.map(CodeStore::module))) {
            byType.clear();
        }
        store = next;
        waiting = Optional.empty();
        reading.restart(type -> next.map(s -> s.candidates(type)).orElse(List.of()));
    }

    /** The functions of a type that something refers to; asks for them when they are not known. */
    Optional<List<Callee>> candidates(int type) {
        List<Callee> known = byType.get(type);
        if (known == null) {
            reading.want(type);
        }
        return Optional.ofNullable(known);
    }

    /**
     * What a call can reach now: while the program is stopped, what the table holds; else all that
     * have the type. When these are still being read, the answer comes then, unless another call is
     * asked about before.
     *
     * @param answer gets the functions, and whether they were read from the table
     */
    void resolve(CodeLine.CallsThroughTable call, BiConsumer<List<Callee>, Boolean> answer) {
        Optional<List<Callee>> known = candidates(call.type());
        if (known.isEmpty()) {
            waiting = Optional.of(new Waiting(call.type(), () -> resolve(call, answer)));
            return;
        }
        waiting = Optional.empty();
        List<Callee> all = known.get();
        if (debug.stopProperty().get().isEmpty()) {
            answer.accept(all, false);
            return;
        }
        debug.ask(
                s -> s.tableElements(call.table(), 0, MOST),
                elements -> {
                    Set<Integer> present = new HashSet<>();
                    elements.forEach(e -> function(e).ifPresent(f -> present.add(f.function())));
                    answer.accept(
                            all.stream().filter(c -> present.contains(c.function())).toList(),
                            true);
                },
                _ -> answer.accept(all, false));
    }

    /** A question about calls of a type of which not all functions are known. */
    private record Waiting(int type, Runnable ask) {}

    private void answerWaiting(int type) {
        waiting.filter(w -> w.type() == type).ifPresent(w -> w.ask().run());
    }

    /** Finds out which one function the call at the chosen frame's instruction will reach. */
    void lookAhead(CodeLine at) {
        if (at.role() instanceof CodeLine.CallsThroughTable call) {
            debug.frameProperty()
                    .get()
                    .filter(f -> f.location().codeOffset() == at.codeOffset())
                    .filter(f -> f.guestDepth() == 0)
                    .ifPresent(
                            f ->
                                    debug.ask(
                                            s -> aboutToReach(s, f, call),
                                            found -> setNext(found, at.codeOffset()),
                                            debug::fail));
        }
    }

    private static CompletableFuture<List<WasmValue>> aboutToReach(
            DebugSession session, SymbolisedFrame frame, CodeLine.CallsThroughTable call) {
        return session.operandStack(frame.index())
                .thenCompose(
                        stack ->
                                stack.isEmpty()
                                        ? CompletableFuture.completedFuture(List.<WasmValue>of())
                                        : session.tableElements(
                                                call.table(), index(stack.getLast()), 1));
    }

    private void setNext(List<WasmValue> elements, long codeOffset) {
        next = elements.stream().findFirst().flatMap(CallTargets::function);
        nextAt = codeOffset;
        changed.run();
    }

    /** The program went on: what it was about to call is over. */
    void forgetNext() {
        next = Optional.empty();
    }

    /** The function that a call is in right now, or is about to reach. */
    Optional<Callee> now(long codeOffset) {
        if (next.isPresent() && nextAt == codeOffset) {
            return next;
        }
        OptionalInt function = marks.callee(codeOffset);
        return function.isPresent() ? Optional.of(callee(function.getAsInt())) : Optional.empty();
    }

    private Callee callee(int function) {
        return new Callee(
                function,
                labels.apply(function)
                        .map(FunctionView::name)
                        .orElseGet(() -> "func[" + function + "]"));
    }

    private static long index(WasmValue value) {
        long number = Long.parseLong(value.value());
        return value.type().equals("i32") ? number & 0xFFFF_FFFFL : number;
    }

    /** The function that an element of a table is. */
    static Optional<Callee> function(WasmValue element) {
        Matcher text = FUNCTION.matcher(element.value());
        if (!text.matches()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(text.group(1));
        String name = text.group(2) == null ? "func[" + index + "]" : text.group(2);
        return Optional.of(new Callee(index, name));
    }
}
