package dev.wasmscope.session.run;

import dev.wasmscope.engine.binary.BodyLocals;
import dev.wasmscope.engine.control.PhasePlan;
import dev.wasmscope.engine.control.Phases;
import dev.wasmscope.engine.module.CodeLocation;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.FunctionInfo;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.engine.probe.MarkListener;
import dev.wasmscope.session.BreakpointLocation;
import dev.wasmscope.session.BreakpointSpec;
import dev.wasmscope.session.FunctionView;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.ModuleView;
import dev.wasmscope.session.ProfilePhases;
import dev.wasmscope.session.Profiling;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.symbol.BreakpointBinder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is attached to the runs of a session, and which parts of them count. */
final class ProfileDesk implements Profiling {
    private final ModuleView view;
    private final Module module;
    private final BreakpointBinder binder;
    private final RunControl control;
    private volatile boolean recording;

    ProfileDesk(
            LaunchConfig config,
            ModuleView view,
            Module module,
            BreakpointBinder binder,
            RunControl control) {
        this.view = view;
        this.module = module;
        this.binder = binder;
        this.control = control;
        Map<CodeLocation, String> marks =
                config.profile().flatMap(Instrumentation::marks).map(this::marks).orElse(Map.of());
        if (!marks.isEmpty()) {
            control.follow(new PhasePlan(Set.of(), Set.of(), Set.of(), 0, Long.MAX_VALUE, marks));
        }
    }

    @Override
    public void restrict(ProfilePhases phases) throws SessionException {
        control.follow(
                new PhasePlan(
                        places(phases.from()),
                        places(phases.to()),
                        below(phases.below()),
                        phases.clockFrom(),
                        phases.clockTo(),
                        control.plan().marks()));
    }

    private Set<CodeLocation> places(Optional<BreakpointSpec> spec) throws SessionException {
        if (spec.isEmpty()) {
            return Set.of();
        }
        BreakpointBinder.Bound bound = binder.bind(spec.get());
        if (bound.locations().isEmpty()) {
            throw new SessionException(bound.message());
        }
        return bound.locations().stream()
                .map(BreakpointLocation::location)
                .collect(Collectors.toSet());
    }

    private Set<CodeLocation> below(Optional<String> function) throws SessionException {
        if (function.isEmpty()) {
            return Set.of();
        }
        Set<CodeLocation> found = Set.copyOf(startsOf(function.get()));
        if (found.isEmpty()) {
            throw new SessionException("no function '" + function.get() + "' with code");
        }
        return found;
    }

    private List<CodeLocation> startsOf(String function) {
        return view.functions().stream()
                .filter(f -> !f.imported() && f.name().equals(function))
                .map(FunctionView::index)
                .map(this::start)
                .toList();
    }

    /** Where a function's first instruction is. */
    private CodeLocation start(int index) {
        FunctionInfo function = module.functions().get(index);
        long first = BodyLocals.read(module, index).firstInstruction();
        return new CodeLocation(
                index, function.codeOffset() + first - function.bodyRange().start());
    }

    private Map<CodeLocation, String> marks(MarkListener listener) {
        Map<CodeLocation, String> marks = new HashMap<>();
        for (String name : listener.names()) {
            List<CodeLocation> named = startsOf(name);
            named.forEach(start -> marks.put(start, name));
            if (!named.isEmpty()) {
                continue; // linkers export a wrapper, which the program itself does not call
            }
            module.export(name, ExternKind.FUNCTION)
                    .filter(export -> !module.functions().get(export.index()).isImported())
                    .ifPresent(export -> marks.put(start(export.index()), name));
        }
        return marks;
    }

    @Override
    public CompletableFuture<Long> start(Instrumentation attached) {
        return change(
                phases -> {
                    phases.attach(attached);
                    phases.record(true);
                    return phases.clock();
                });
    }

    @Override
    public CompletableFuture<Long> stop() {
        return change(
                phases -> {
                    phases.record(false);
                    return phases.clock();
                });
    }

    @Override
    public boolean isRecording() {
        return recording;
    }

    @Override
    public <T> CompletableFuture<T> at(Reading<T> reading) {
        return change(phases -> reading.read(phases::clock));
    }

    private <T> CompletableFuture<T> change(Function<Phases, T> change) {
        return control.changePhases(
                phases -> {
                    T answer = change.apply(phases);
                    recording = phases.isRecording();
                    return answer;
                });
    }
}
