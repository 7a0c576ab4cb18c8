package dev.wasmscope.session.run;

import dev.wasmscope.engine.control.EngineGuest;
import dev.wasmscope.engine.exec.FunctionInstance;
import dev.wasmscope.engine.exec.GuestThread;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.LinkException;
import dev.wasmscope.engine.exec.RunMode;
import dev.wasmscope.engine.exec.Store;
import dev.wasmscope.engine.exec.StoreLimits;
import dev.wasmscope.engine.exec.TrapException;
import dev.wasmscope.engine.exec.TrapKind;
import dev.wasmscope.engine.host.HostModule;
import dev.wasmscope.engine.host.Imports;
import dev.wasmscope.engine.module.ExternKind;
import dev.wasmscope.engine.module.Import;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.probe.Instrumentation;
import dev.wasmscope.engine.probe.MarkListener;
import dev.wasmscope.engine.validate.InvalidModuleException;
import dev.wasmscope.engine.validate.ModuleValidator;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.UnknownImportException;
import dev.wasmscope.session.UnknownImports;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** Prepares a run: links, instantiates and sets the guest's first call up. */
final class Launcher {
    private final LaunchConfig config;
    private final ModuleValidator validated;
    private final Module module;
    private final EntryPoint entry;

    Launcher(LaunchConfig config, ModuleValidator validated) {
        this.config = config;
        this.validated = validated;
        this.module = validated.module();
        this.entry = new EntryPoint(config, module);
    }

    /** What is run. */
    Module module() {
        return module;
    }

    /**
     * Checks what can be checked without running.
     *
     * @throws SessionException if an import is not known or there is nothing to call
     */
    void check(List<HostModule> modules) throws SessionException {
        Imports imports = imports(modules);
        for (Import wanted : module.imports()) {
            if (imports.find(wanted.module(), wanted.name()).isEmpty()) {
                throw notProvided(wanted);
            }
        }
        entry.calls();
    }

    /** Index of the function whose return ends the program. */
    int entryFunction() throws SessionException {
        String name = entry.calls().getLast().name();
        return module.export(name, ExternKind.FUNCTION).orElseThrow().index();
    }

    private Set<String> marks() {
        return config.profile()
                .flatMap(Instrumentation::marks)
                .map(MarkListener::names)
                .orElse(Set.of());
    }

    private Imports imports(List<HostModule> modules) {
        return new MissingImports(module, config.unknownImports(), limits(), marks())
                .complete(modules);
    }

    /**
     * Instantiates and sets the calls up, the module's start function first.
     *
     * @throws SessionException if it cannot be linked, is invalid or fails so early
     */
    EngineGuest launch(Store store, List<HostModule> modules) throws SessionException {
        try {
            Instance instance = store.prepare(validated, imports(modules));
            GuestThread thread = new GuestThread(store);
            Queue<Runnable> calls = new ArrayDeque<>();
            module.start()
                    .ifPresent(
                            start ->
                                    calls.add(
                                            () ->
                                                    thread.start(
                                                            instance.function(start), List.of())));
            for (EntryPoint.Call call : entry.calls()) {
                FunctionInstance function =
                        instance.exportedFunction(call.name())
                                .orElseThrow(IllegalStateException::new);
                calls.add(() -> thread.start(function, call.arguments()));
            }
            calls.remove().run();
            return new EngineGuest(
                    thread,
                    instance,
                    RunMode.PLAIN,
                    calls,
                    config.profile().orElse(Instrumentation.NONE));
        } catch (LinkException | InvalidModuleException e) {
            throw new SessionException(config.wasm() + ": " + e.getMessage(), e);
        } catch (TrapException e) {
            throw new SessionException(
                    config.wasm()
                            + (e.kind() == TrapKind.HOST
                                    ? ": cannot be instantiated: " + e.detail()
                                    : ": trapped while it was instantiated: " + e.getMessage()),
                    e);
        }
    }

    private SessionException notProvided(Import wanted) {
        String message =
                "%s: imports %s %s.%s, which nothing provides"
                        .formatted(
                                config.wasm(),
                                wanted.type().kind(),
                                wanted.module(),
                                wanted.name());
        return config.unknownImports() == UnknownImports.REFUSE
                ? new UnknownImportException(message)
                : new SessionException(message);
    }

    /** The limits in the engine's terms. */
    StoreLimits limits() {
        StoreLimits limits = StoreLimits.DEFAULT;
        if (config.limits().maxMemoryBytes().isPresent()) {
            limits = limits.withMaxMemoryBytes(config.limits().maxMemoryBytes().getAsLong());
        }
        if (config.limits().maxInstructions().isPresent()) {
            limits = limits.withMaxInstructions(config.limits().maxInstructions().getAsLong());
        }
        if (config.limits().maxTableElements().isPresent()) {
            limits = limits.withMaxTableElements(config.limits().maxTableElements().getAsInt());
        }
        if (config.limits().maxCallDepth().isPresent()) {
            limits = limits.withMaxCallDepth(config.limits().maxCallDepth().getAsInt());
        }
        return limits;
    }
}
