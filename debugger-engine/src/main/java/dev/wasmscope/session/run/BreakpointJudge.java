package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.control.StopEvent;
import dev.wasmscope.engine.control.StopJudge;
import dev.wasmscope.engine.control.WatchAnswer;
import dev.wasmscope.engine.exec.ExecutionResult;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.Raised;
import dev.wasmscope.engine.exec.Trap;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.exec.Watch;
import dev.wasmscope.session.Breakpoint;
import dev.wasmscope.session.BreakpointOptions;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.StopReason;
import dev.wasmscope.session.expression.Patch;
import dev.wasmscope.session.symbol.Symbols;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether breakpoints that were reached stop the program: filters and dependency first,
 * then the condition, then the number of the hit; one with a message prints it instead. Used on the
 * guest's thread.
 */
final class BreakpointJudge implements StopJudge {
    private final BreakpointBook book;
    private final BreakpointExpressions expressions;
    private final HostCallBreaks calls;
    private final DataBreaks data;
    private final Listeners listeners;
    private final EventText texts;
    private final RunningConditions running;

    private final PatchCircle circle = new PatchCircle();

    /** Those that stopped the program at the present stop. */
    private final Set<Integer> stopped = new TreeSet<>();

    /** What was wrong with conditions on the way to it. */
    private String problem = "";

    BreakpointJudge(
            BreakpointBook book,
            BreakpointExpressions expressions,
            HostCallBreaks calls,
            DataBreaks data,
            Listeners listeners,
            Symbols symbols) {
        this.book = book;
        this.expressions = expressions;
        this.calls = calls;
        this.data = data;
        this.listeners = listeners;
        this.texts = new EventText(symbols);
        this.running = expressions.running();
    }

    /** A run begins. */
    void begin() {
        book.begin();
        expressions.begin();
    }

    @Override
    public List<Integer> atPlace(List<Integer> reached, Snapshot now) {
        return stopping(reached, now, false);
    }

    /**
     * Most of those that are reached have a condition that is false, or wait for a later hit: then
     * the guest need not stop to find that out. What may do anything makes it stop, and is judged
     * there.
     */
    @Override
    public boolean mayStop(List<Integer> reached, FrameView frame) {
        long hits = 0; // a bit for each of the breakpoints
        for (int i = 0; i < reached.size(); i++) {
            BreakpointBook.Entry entry = book.entry(reached.get(i));
            if (entry == null || passesBy(entry, frame)) {
                continue;
            }
            if (i >= Long.SIZE || mayActOnHit(entry)) {
                return true;
            }
            hits |= 1L << i;
        }
        for (int i = 0; hits != 0; i++, hits >>>= 1) {
            BreakpointBook.Entry entry = (hits & 1) == 0 ? null : book.entry(reached.get(i));
            if (entry != null) {
                entry.hit();
            }
        }
        return false;
    }

    /** Whether a breakpoint is surely not hit. */
    private boolean passesBy(BreakpointBook.Entry entry, FrameView frame) {
        BreakpointOptions options = entry.breakpoint().options();
        if (options.after().isPresent() && !hasPassed(options.after().getAsInt())) {
            return true;
        }
        int instance = frame.instance().number();
        return options.instance().orElse(instance) != instance
                || options.condition().isPresent()
                        && running.isFalse(options.condition().get(), frame);
    }

    /** Whether the next hit does anything but being counted. */
    private static boolean mayActOnHit(BreakpointBook.Entry entry) {
        BreakpointOptions options = entry.breakpoint().options();
        return options.thread().isPresent()
                || options.hits().isEmpty()
                || options.hits().get().accepts(entry.hits() + 1);
    }

    @Override
    public List<Integer> afterHostCall(Snapshot now) {
        return stopping(calls.waiting(), now, true);
    }

    @Override
    public WatchAnswer atWatch(ExecutionResult.WatchHit hit, Snapshot now) {
        List<Integer> reached = data.hit(hit, now);
        return new WatchAnswer(stopping(reached, now, true), data.followed());
    }

    @Override
    public Optional<List<Watch>> dataChanged(Snapshot now) {
        return data.lookAgain(now);
    }

    @Override
    public WatchAnswer atWatchEnd(List<Watch> ended, Snapshot now) {
        List<Integer> gone = data.ended(ended).stream().filter(this::isToStop).toList();
        stopped.addAll(gone);
        return new WatchAnswer(gone, data.followed());
    }

    @Override
    public List<Integer> patching(List<Integer> reached) {
        return reached.stream().filter(this::isPatch).toList();
    }

    private boolean isPatch(int id) {
        BreakpointBook.Entry entry = book.entry(id);
        return entry != null && entry.breakpoint().options().patch().isPresent();
    }

    /** Whether it stops when its data is gone: not if it prints or patches. */
    private boolean isToStop(int id) {
        BreakpointBook.Entry entry = book.entry(id);
        return entry != null && entry.breakpoint().options().stops();
    }

    @Override
    public List<Integer> atThrow(Raised raised, Snapshot now) {
        return stopping(ids(BreakpointSpec.Thrown.class::isInstance), now, true);
    }

    @Override
    public List<Integer> atExit(int code, Snapshot now) {
        return stopping(ids(BreakpointSpec.Exit.class::isInstance), now, true);
    }

    /** The program was set up and has not run. */
    List<Integer> atEntry(Snapshot now) {
        return stopping(ids(BreakpointSpec.Entry.class::isInstance), now, false);
    }

    @Override
    public boolean atTrap(Trap trap, Snapshot now) {
        List<Integer> ids = ids(spec -> waitsFor(spec, trap.kind()));
        return ids.isEmpty() || !stopping(ids, now, true).isEmpty();
    }

    private static boolean waitsFor(BreakpointSpec spec, TrapKind kind) {
        return switch (spec) {
            case BreakpointSpec.Uncaught _ -> kind == TrapKind.UNCAUGHT_EXCEPTION;
            case BreakpointSpec.Trap(String name) when name.isEmpty() ->
                    kind != TrapKind.UNCAUGHT_EXCEPTION && kind != TrapKind.RECORDING;
            case BreakpointSpec.Trap(String name) -> kind.text().startsWith(name);
            default -> false;
        };
    }

    private List<Integer> ids(Predicate<BreakpointSpec> kind) {
        return book.all().stream()
                .filter(breakpoint -> kind.test(breakpoint.spec()))
                .map(Breakpoint::id)
                .toList();
    }

    /**
     * Those that want to stop the program, of some that something happened for. Patches first: when
     * one lets the program go on elsewhere, it has not come to what else is here.
     *
     * @param event whether it is no place of theirs: expressions then mean the frame that is shown
     */
    List<Integer> stopping(List<Integer> reached, Snapshot now, boolean event) {
        List<Integer> wanting = new ArrayList<>();
        @Nullable Moment moment = null;
        for (int id : patchesFirst(reached)) {
            BreakpointBook.Entry entry = book.entry(id);
            if (entry != null && isFor(entry.breakpoint(), now)) {
                moment = moment == null ? expressions.at(now, event) : moment;
                switch (verdict(entry, moment, now)) {
                    case STOPS -> wanting.add(id);
                    case MOVED -> {
                        return List.of();
                    }
                    case GOES_ON -> {}
                }
            }
        }
        Collections.sort(wanting);
        stopped.addAll(wanting);
        return wanting;
    }

    private List<Integer> patchesFirst(List<Integer> reached) {
        List<Integer> patches = patching(reached);
        if (patches.isEmpty()) {
            return reached;
        }
        List<Integer> ordered = new ArrayList<>(patches);
        reached.stream().filter(id -> !patches.contains(id)).forEach(ordered::add);
        return ordered;
    }

    /** What a breakpoint that was reached makes of it. */
    private enum Verdict {
        STOPS,
        /** A patch has let the program go on elsewhere. */
        MOVED,
        GOES_ON
    }

    private boolean isFor(Breakpoint breakpoint, Snapshot now) {
        BreakpointOptions options = breakpoint.options();
        boolean outermost = !(breakpoint.spec() instanceof BreakpointSpec.Exit) || isLast(now);
        return options.enabled()
                && outermost
                && options.thread().orElse(now.thread()) == now.thread()
                && options.instance().orElse(now.instance().number()) == now.instance().number()
                && options.after().stream().allMatch(this::hasPassed);
    }

    private static boolean isLast(Snapshot now) {
        return now.depth() <= 1 || !EventText.isReturn(now);
    }

    private boolean hasPassed(int id) {
        BreakpointBook.Entry entry = book.entry(id);
        return entry == null || entry.passed();
    }

    private Verdict verdict(BreakpointBook.Entry entry, Moment moment, Snapshot now) {
        Breakpoint breakpoint = entry.breakpoint();
        BreakpointOptions options = breakpoint.options();
        try {
            if (options.condition().isPresent() && !moment.holds(options.condition().get())) {
                return Verdict.GOES_ON;
            }
        } catch (SessionException e) {
            entry.hit();
            entry.pass();
            complain("condition '" + options.condition().orElse("") + "'", e);
            return Verdict.STOPS;
        }
        long hit = entry.hit();
        if (options.hits().isPresent() && !options.hits().get().accepts(hit)) {
            return Verdict.GOES_ON;
        }
        entry.pass();
        if (options.stops()) {
            return Verdict.STOPS;
        }
        if (options.logMessage().isPresent()) {
            String text = moment.message(options.logMessage().get());
            listeners.tell(listener -> listener.onLogMessage(breakpoint.withHitCount(hit), text));
        }
        return options.patch().isPresent()
                ? patched(options.patch().get(), moment, now)
                : Verdict.GOES_ON;
    }

    private Verdict patched(String patch, Moment moment, Snapshot now) {
        try {
            circle.enter(now.clock());
            return moment.carryOut(Patch.parse(patch)) ? Verdict.MOVED : Verdict.GOES_ON;
        } catch (SessionException e) {
            complain("patch '" + patch + "'", e);
            return Verdict.STOPS;
        }
    }

    private void complain(String of, SessionException e) {
        String what = of + ": " + e.getMessage();
        problem = problem.isEmpty() ? what : problem + "; " + what;
    }

    /** Those that stopped the program since the last time this was asked. */
    List<Integer> takeStopped() {
        List<Integer> taken = List.copyOf(stopped);
        stopped.clear();
        problem = "";
        return taken;
    }

    /** The reason of a stop that breakpoints wanted. */
    StopReason reason(StopEvent event) {
        return switch (event) {
            case StopEvent.HostCall(List<Integer> ids, _) ->
                    new StopReason.AtHostCall(ids, problem, Objects.requireNonNull(calls.take()));
            case StopEvent.Thrown(List<Integer> ids, Raised raised, _) ->
                    texts.thrown(ids, problem, raised);
            case StopEvent.Exiting(List<Integer> ids, int code, _) ->
                    new StopReason.AtExit(ids, problem, code);
            case StopEvent.Data(List<Integer> ids, _) ->
                    new StopReason.AtData(ids, problem, data.hits(ids), data.accessor());
            case StopEvent.DataEnded(List<Integer> ids, _) ->
                    new StopReason.DataEnded(ids, problem, data.endedText());
            case StopEvent.Breakpoint(List<Integer> ids, Snapshot at) -> atPlaces(ids, at);
            default -> throw new IllegalArgumentException("no breakpoint's: " + event);
        };
    }

    private StopReason atPlaces(List<Integer> ids, Snapshot at) {
        for (int id : ids) {
            BreakpointBook.Entry entry = book.entry(id);
            BreakpointSpec spec = entry == null ? null : entry.breakpoint().spec();
            if (spec instanceof BreakpointSpec.MemoryGrow) {
                return texts.grow(ids, problem, at);
            }
            if (spec instanceof BreakpointSpec.Exit) {
                return new StopReason.AtExit(ids, problem, 0);
            }
        }
        return new StopReason.AtBreakpoint(ids, problem);
    }
}
